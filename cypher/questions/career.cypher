// purpose: What a person did on each film, oldest first: a job is a list of type, credit, role, sheet, line.
// parameters: id (id) of a person
// columns: film, title, year, jobs
// access: read
MATCH (p:Person {id: $id})-[r:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED]->(f:Film)
RETURN f.id AS film, f.title AS title, f.year AS year, collect([type(r), r.credit, r.role, r.sheet, r.line]) AS jobs
ORDER BY year, film
