// purpose: People by another key that they answer to, in one list.
// parameters: keys (list of text)
// columns: found
// access: read
UNWIND $keys AS key
MATCH (s:Spelling {key: key})
MATCH (p:Person {id: s.person})
RETURN collect([p.id, p.spellings]) AS found
