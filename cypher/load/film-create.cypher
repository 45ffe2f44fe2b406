// purpose: Create the films of a batch.
// parameters: rows (list of maps) id, properties
// columns: 
// access: write
UNWIND $rows AS row
CREATE (f:Film {id: row.id})
SET f += row.properties
