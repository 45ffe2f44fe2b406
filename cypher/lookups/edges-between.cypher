// purpose: The edges between films and what is linked with them, with their sources and both ends.
// parameters: pairs (list of maps) film (id), other (id)
// columns: film, label, other, type, edge
// access: read
UNWIND $pairs AS pair
MATCH (f:Film {id: pair.film})-[r]-(o:Person|Company|Festival {id: pair.other})
RETURN properties(f) AS film, labels(o)[0] AS label, properties(o) AS other, type(r) AS type, properties(r) AS edge
