// purpose: The sheets in the graph.
// parameters: none
// columns: film, title, sheet
// access: read
MATCH (f:Film)
RETURN f.id AS film, f.title AS title, f.sheet AS sheet
ORDER BY sheet
