// purpose: As person-names, of these people alone.
// parameters: ids (list of text) of people
// columns: people
// access: read
UNWIND $ids AS id
MATCH (p:Person {id: id})
RETURN collect([p.id, p.name, p.native, p.spellings]) AS people
