// purpose: A sheet that names a person: the first by its path.
// parameters: id (text) of a person
// columns: sheet
// access: read
MATCH (p:Person {id: $id})-[r]->(:Film)
RETURN r.sheet AS sheet ORDER BY sheet LIMIT 1
