// purpose: Companies by the acronym that stands in parentheses behind a name of theirs, in one list.
// parameters: keys (list of text)
// columns: found
// access: read
UNWIND $keys AS key
MATCH (n:Company {acronym: key})
RETURN collect([n.id, n.spellings]) AS found
