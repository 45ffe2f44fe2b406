// purpose: A sheet that names a company: the first by its path.
// parameters: id (text) of a company
// columns: sheet
// access: read
MATCH (n:Company {id: $id})-[r]->(:Film)
RETURN r.sheet AS sheet ORDER BY sheet LIMIT 1
