// purpose: Remember whom a spelling means.
// parameters: rows (list of maps) id, key, person
// columns: 
// access: write
UNWIND $rows AS row
MERGE (s:Spelling {id: row.id})
SET s.key = row.key, s.person = row.person
