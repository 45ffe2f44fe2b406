// purpose: What is linked with each film, in one list a film: the type of each edge and the id at its other end.
// parameters: none
// columns: film, links
// access: read
MATCH (f:Film)
RETURN f.id AS film, [(f)-[r]-(other) | [type(r), other.id]] AS links
