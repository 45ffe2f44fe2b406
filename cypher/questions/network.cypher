// purpose: The films of some people, and everybody who worked on them, in one list a film: one step of a network.
// parameters: ids (list) of people; first (number) a year = null; last (number) a year = null
// columns: film, people
// access: read
UNWIND $ids AS id
MATCH (p:Person {id: id})-[:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED]->(f:Film)
WHERE ($first IS NULL OR f.year >= $first) AND ($last IS NULL OR f.year <= $last)
WITH DISTINCT f
RETURN f.id AS film, [(f)<-[:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED]-(o:Person) | o.id] AS people
