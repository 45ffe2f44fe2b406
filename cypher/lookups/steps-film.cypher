// purpose: What is linked with these films: a text "type other film year" an edge, all in one list.
// parameters: ids (list of texts) of films; types (list of texts) of edges to follow
// columns: steps
// access: read
UNWIND $ids AS id
MATCH (f:Film {id: id})-[r]-(o)
WHERE type(r) IN $types
RETURN collect(type(r) + ' ' + o.id + ' ' + f.id + ' ' + coalesce(toString(f.year), '')) AS steps
