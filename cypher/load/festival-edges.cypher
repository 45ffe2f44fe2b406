// purpose: All edges of some nodes: what is printed on them, and to regroup them.
// parameters: ids (list of text)
// columns: id, type, film, properties
// access: read
UNWIND $ids AS id
MATCH (n:Festival {id: id})<-[r]-(f:Film)
RETURN n.id AS id, type(r) AS type, f.id AS film, properties(r) AS properties
