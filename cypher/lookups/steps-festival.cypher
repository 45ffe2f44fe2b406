// purpose: The films of these festivals: type, other, film, and its year of each edge, all in one list.
// parameters: ids (list of texts) of festivals; types (list of texts) of edges to follow
// columns: steps
// access: read
UNWIND $ids AS id
MATCH (o:Festival {id: id})<-[r]-(f:Film)
WHERE type(r) IN $types
RETURN collect([type(r), id, f.id, f.year]) AS steps
