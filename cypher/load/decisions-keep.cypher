// purpose: Remember which decisions about who is who are in force.
// parameters: decisions (text) JSON
// columns:
// access: write
MATCH (t:Turn {id: ''})
SET t.decisions = $decisions
