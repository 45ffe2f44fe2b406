// purpose: Create nodes, or set the properties of those that are there.
// parameters: rows (list of maps) id, properties
// columns: 
// access: write
UNWIND $rows AS row
MERGE (n:Festival {id: row.id})
SET n += row.properties
