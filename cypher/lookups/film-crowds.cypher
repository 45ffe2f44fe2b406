// purpose: How many people worked on these films: two lists, in the same order.
// parameters: ids (list of texts) of films
// columns: films, crowds
// access: read
UNWIND $ids AS id
MATCH (f:Film {id: id})<-[:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED]-(p:Person)
WITH id AS film, count(DISTINCT p) AS crowd
RETURN collect(film) AS films, collect(crowd) AS crowds
