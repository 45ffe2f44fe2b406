// purpose: Which decisions about who is who are in force.
// parameters: none
// columns: decisions
// access: read
MATCH (t:Turn {id: ''})
RETURN t.decisions AS decisions
