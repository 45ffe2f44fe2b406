// purpose: What is printed on the edges of some nodes.
// parameters: ids (list of text)
// columns: id, type, properties
// access: read
UNWIND $ids AS id
MATCH (n:Company {id: id})-[r]-()
RETURN n.id AS id, type(r) AS type, properties(r) AS properties
