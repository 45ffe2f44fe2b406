// purpose: Remove those of these nodes that nothing mentions any more.
// parameters: ids (list of text)
// columns: id
// access: write
UNWIND $ids AS id
MATCH (n:Company {id: id})
WHERE NOT (n)--()
DELETE n
RETURN id
