// purpose: How many edges there are of each type. Every edge has a film at exactly one end, so each is met once.
// parameters: none
// columns: type, edges
// access: read
MATCH (:Film)-[r]-()
RETURN type(r) AS type, count(r) AS edges
