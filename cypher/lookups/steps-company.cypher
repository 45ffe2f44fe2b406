// purpose: The films of these companies: type, other, film, and its year of each edge, all in one list.
// parameters: ids (list of texts) of companies; types (list of texts) of edges to follow
// columns: steps
// access: read
UNWIND $ids AS id
MATCH (o:Company {id: id})-[r]->(f:Film)
WHERE type(r) IN $types
RETURN collect([type(r), id, f.id, f.year]) AS steps
