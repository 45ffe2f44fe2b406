// purpose: Who is credited in these films, in one list a film; who has several jobs stands there several times.
// parameters: film_ids (list)
// columns: film, people
// access: read
UNWIND $film_ids AS id
MATCH (f:Film {id: id})
RETURN id AS film, [(f)<-[:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED]-(p:Person) | p.id] AS people
