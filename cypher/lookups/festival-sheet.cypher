// purpose: A sheet that names a festival: the first by its path.
// parameters: id (text) of a festival
// columns: sheet
// access: read
MATCH (n:Festival {id: $id})<-[r]-(:Film)
RETURN r.sheet AS sheet ORDER BY sheet LIMIT 1
