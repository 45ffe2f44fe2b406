// purpose: The edges between films and some of what is linked with each, in one list a film: label and properties of the other end, type and properties of the edge.
// parameters: films (list of maps) id, others (list of ids)
// columns: film, edges
// access: read
UNWIND $films AS wanted
MATCH (f:Film {id: wanted.id})
RETURN properties(f) AS film, [(f)-[r]-(o:Person|Company|Festival) WHERE o.id IN wanted.others | [labels(o)[0], properties(o), type(r), properties(r)]] AS edges
