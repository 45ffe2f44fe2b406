// purpose: People by the key of their native form.
// parameters: keys (list of text)
// columns: id, spellings
// access: read
UNWIND $keys AS key
MATCH (p:Person {native_key: key})
RETURN DISTINCT p.id AS id, p.spellings AS spellings
