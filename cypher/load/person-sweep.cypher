// purpose: Remove those of these nodes that nothing mentions any more.
// parameters: ids (list of text)
// columns: id
// access: write
UNWIND $ids AS id
MATCH (n:Person {id: id})
WHERE NOT (n)--()
DELETE n
RETURN id
