// purpose: The films that people decided to be one: each of its sheets is a film of the graph.
// parameters: work (text) the property that they share
// columns: properties
// access: read
MATCH (f:Film {work: $work})
RETURN properties(f) AS properties
