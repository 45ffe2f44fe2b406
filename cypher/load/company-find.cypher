// purpose: The nodes with these ids and how they are spelled, in one list.
// parameters: ids (list of text)
// columns: found
// access: read
UNWIND $ids AS id
MATCH (n:Company {id: id})
RETURN collect([n.id, n.spellings]) AS found
