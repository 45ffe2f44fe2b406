// purpose: Every person in one list, each a list of values: id, name, native form, printed spellings.
// parameters: none
// columns: people
// access: read
MATCH (p:Person)
RETURN collect([p.id, p.name, p.native, p.spellings]) AS people
