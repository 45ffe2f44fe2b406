// purpose: How many edges there are of each type.
// parameters: none
// columns: type, edges
// access: read
// Every edge has a film at exactly one end, so each is met once.
MATCH (:Film)-[r]-()
RETURN type(r) AS type, count(r) AS edges
