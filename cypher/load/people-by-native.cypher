// purpose: People by the key of their native form, in one list.
// parameters: keys (list of text)
// columns: found
// access: read
UNWIND $keys AS key
MATCH (p:Person {native_key: key})
RETURN collect([p.id, p.spellings]) AS found
