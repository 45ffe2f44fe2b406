// purpose: The ids of what is linked with a node, in a list for each type of edge and label of the other end, each with its place on the sheet.
// parameters: id (text); label (text) of the node
// columns: type, label, others
// access: read
MATCH (n:Film {id: $id})-[r]-(o)
WHERE $label = 'Film'
RETURN type(r) AS type, labels(o)[0] AS label, collect([o.id, r.position]) AS others
UNION ALL
MATCH (n:Person {id: $id})-[r]-(o)
WHERE $label = 'Person'
RETURN type(r) AS type, labels(o)[0] AS label, collect([o.id, r.position]) AS others
UNION ALL
MATCH (n:Company {id: $id})-[r]-(o)
WHERE $label = 'Company'
RETURN type(r) AS type, labels(o)[0] AS label, collect([o.id, r.position]) AS others
UNION ALL
MATCH (n:Festival {id: $id})-[r]-(o)
WHERE $label = 'Festival'
RETURN type(r) AS type, labels(o)[0] AS label, collect([o.id, r.position]) AS others
