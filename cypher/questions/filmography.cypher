// purpose: The films of a person, oldest first, with the jobs.
// parameters: id (id) of a person
// columns: film, title, year, jobs
// access: read
MATCH (p:Person {id: $id})-[r:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED]->(f:Film)
WITH f, collect(DISTINCT coalesce(r.credit, 'Cast: ' + r.role, 'Cast')) AS jobs
RETURN f.id AS film, f.title AS title, f.year AS year, jobs
ORDER BY year, film
