// purpose: What is linked with each film, in two lists a film, for edges that lead to it and from it: type, and the id at the other end.
// parameters: none
// columns: film, to_it, from_it
// access: read
MATCH (f:Film)
RETURN f.id AS film, [(f)<-[r]-(other) | [type(r), other.id]] AS to_it, [(f)-[r]->(other) | [type(r), other.id]] AS from_it
