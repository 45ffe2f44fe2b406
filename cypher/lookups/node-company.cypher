// purpose: A company and everything it is linked with, with the source of each edge.
// parameters: id (text)
// columns: properties, type, outgoing, label, other, edge
// access: read
MATCH (n:Company {id: $id})
OPTIONAL MATCH (n)-[r]-(o)
RETURN properties(n) AS properties, type(r) AS type, startNode(r) = n AS outgoing, labels(o)[0] AS label,
       properties(o) AS other, properties(r) AS edge
