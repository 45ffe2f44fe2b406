// purpose: All edges of these films, in one list a film. Every edge has a film at exactly one end.
// parameters: film_ids (list)
// columns: film, edges
// access: read
UNWIND $film_ids AS id
MATCH (f:Film {id: id})-[r]-(other)
RETURN id AS film, collect([type(r), other.id, properties(r)]) AS edges
