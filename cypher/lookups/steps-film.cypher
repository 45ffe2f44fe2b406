// purpose: What is linked with these films: type, other, film, and its year of each edge, all in one list.
// parameters: ids (list of texts) of films; types (list of texts) of edges to follow
// columns: steps
// access: read
UNWIND $ids AS id
MATCH (f:Film {id: id})-[r]-(o)
WHERE type(r) IN $types
RETURN collect([type(r), o.id, id, f.year]) AS steps
