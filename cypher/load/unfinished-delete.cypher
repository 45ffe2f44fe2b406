// purpose: The films that mention these nodes are written, or never will be.
// parameters: ids (list of text)
// columns:
// access: write
UNWIND $ids AS id
MATCH (n:Unfinished {id: id})
DELETE n
