// purpose: With whom a person worked, and on how many films.
// parameters: id (text) of a person; most (number)
// columns: id, name, films
// access: read
MATCH (p:Person {id: $id})-[:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED]->(f:Film)<-[:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED]-(o:Person)
WHERE o <> p
WITH o, count(DISTINCT f) AS films
ORDER BY films DESC, o.id
LIMIT $most
RETURN o.id AS id, o.name AS name, films
