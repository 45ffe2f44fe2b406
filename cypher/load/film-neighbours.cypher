// purpose: What these films are linked with, before they go.
// parameters: ids (list of text)
// columns: label, id, spellings
// access: read
UNWIND $ids AS id
MATCH (f:Film {id: id})-[]-(n)
RETURN DISTINCT labels(n)[0] AS label, n.id AS id, n.spellings AS spellings
