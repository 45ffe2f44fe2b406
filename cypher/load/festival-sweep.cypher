// purpose: Remove those of these nodes that nothing mentions any more.
// parameters: ids (list of text)
// columns: id
// access: write
UNWIND $ids AS id
MATCH (n:Festival {id: id})
WHERE NOT (n)--()
DELETE n
RETURN id
