// purpose: What a company did on each film, oldest first: a job is a list of type, credit (none), role, sheet, line.
// parameters: id (id) of a company
// columns: film, title, year, jobs
// access: read
MATCH (c:Company {id: $id})-[r:PRODUCTION_COMPANY_OF]->(f:Film)
RETURN f.id AS film, f.title AS title, f.year AS year, collect([type(r), null, r.role, r.sheet, r.line]) AS jobs
ORDER BY year, film
