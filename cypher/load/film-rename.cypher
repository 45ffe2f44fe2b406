// purpose: Give films another id, because others claim the old one or claim it no longer.
// parameters: rows (list of maps) id, new
// columns: 
// access: write
UNWIND $rows AS row
MATCH (f:Film {id: row.id})
SET f.id = row.new
