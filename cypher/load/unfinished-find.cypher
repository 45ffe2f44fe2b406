// purpose: What loads have left that died halfway.
// parameters: none
// columns: id, label, ids
// access: read
MATCH (n:Unfinished)
RETURN n.id AS id, n.label AS label, n.ids AS ids
