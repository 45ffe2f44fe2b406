// purpose: All edges of some people, to regroup them.
// parameters: ids (list of text)
// columns: id, type, film, properties
// access: read
UNWIND $ids AS id
MATCH (p:Person {id: id})-[r]->(f:Film)
RETURN p.id AS id, type(r) AS type, f.id AS film, properties(r) AS properties
