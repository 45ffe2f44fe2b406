// purpose: Which of these nodes nothing mentions any more.
// parameters: ids (list of text)
// columns: id
// access: read
UNWIND $ids AS id
MATCH (n:Festival {id: id})
WHERE NOT (n)--()
RETURN id
