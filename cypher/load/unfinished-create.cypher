// purpose: Name the nodes that a load is about to write before the films that mention them.
// parameters: rows (list of maps) id, label, ids
// columns:
// access: write
UNWIND $rows AS row
CREATE (:Unfinished {id: row.id, label: row.label, ids: row.ids})
