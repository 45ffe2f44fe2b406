// purpose: People by another key that they answer to.
// parameters: keys (list of text)
// columns: id, spellings
// access: read
UNWIND $keys AS key
MATCH (s:Spelling {id: key})
MATCH (p:Person {id: s.person})
RETURN DISTINCT p.id AS id, p.spellings AS spellings
