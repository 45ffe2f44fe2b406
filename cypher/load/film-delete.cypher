// purpose: Remove films with their edges.
// parameters: ids (list of text)
// columns: 
// access: write
UNWIND $ids AS id
MATCH (f:Film {id: id})
DETACH DELETE f
