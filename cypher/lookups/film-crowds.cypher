// purpose: How many people these films have: two lists, in the same order.
// parameters: ids (list of texts) of films; types (list of texts) of the jobs that count
// columns: films, crowds
// access: read
UNWIND $ids AS id
MATCH (f:Film {id: id})<-[r]-(p:Person)
WHERE type(r) IN $types
WITH f.id AS film, count(DISTINCT p) AS crowd
RETURN collect(film) AS films, collect(crowd) AS crowds
