// purpose: The films on which at least so many of some people worked, most of them first.
// parameters: ids (list) of people; least (number) of them = 2; first (number) a year = null; last (number) a year = null
// columns: film, title, year, people
// access: read
UNWIND $ids AS id
MATCH (p:Person {id: id})-[:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED]->(f:Film)
WHERE ($first IS NULL OR f.year >= $first) AND ($last IS NULL OR f.year <= $last)
WITH f, collect(DISTINCT p.id) AS people
WHERE size(people) >= $least
RETURN f.id AS film, f.title AS title, f.year AS year, people
ORDER BY size(people) DESC, year, film
