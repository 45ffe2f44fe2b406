// purpose: The nodes with these ids, to see whether the graph knows them and how it spells them.
// parameters: ids (list of text)
// columns: id, spellings
// access: read
UNWIND $ids AS id
MATCH (n:Person {id: id})
RETURN n.id AS id, n.spellings AS spellings
