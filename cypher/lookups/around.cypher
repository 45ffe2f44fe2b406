// purpose: The ids of what is linked with a node, in a list for each type of edge and label of the other end, each with its place on the sheet.
// parameters: id (text); label (text) of the node
// columns: type, label, others
// access: read
MATCH (n:Film|Person|Company|Festival {id: $id})
WHERE labels(n)[0] = $label
MATCH (n)-[r]-(o)
RETURN type(r) AS type, labels(o)[0] AS label, collect([o.id, r.position]) AS others
