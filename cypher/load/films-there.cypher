// purpose: Which of these films there are.
// parameters: ids (list of text)
// columns: id
// access: read
UNWIND $ids AS id
MATCH (f:Film {id: id})
RETURN f.id AS id
