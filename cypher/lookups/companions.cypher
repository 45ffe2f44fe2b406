// purpose: People who worked on several films of a person, with their jobs on these.
// parameters: id (text) of a person; most (number)
// columns: person, edges
// access: read
MATCH (p:Person {id: $id})-[:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED]->(f:Film)
WITH DISTINCT p, f
MATCH (f)<-[r:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED]-(o:Person)
WHERE o <> p
WITH o, count(DISTINCT f) AS films, collect([type(r), f.id, properties(r)]) AS edges
WHERE films > 1
RETURN properties(o) AS person, edges
ORDER BY films DESC, o.id
LIMIT $most
