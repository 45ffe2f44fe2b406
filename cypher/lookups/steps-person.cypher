// purpose: The films of these people: type, other, film, and its year of each edge, all in one list.
// parameters: ids (list of texts) of people; types (list of texts) of edges to follow
// columns: steps
// access: read
UNWIND $ids AS id
MATCH (o:Person {id: id})-[r]->(f:Film)
WHERE type(r) IN $types
RETURN collect([type(r), id, f.id, f.year]) AS steps
