// purpose: Create the SELECTED_AT edges of a batch. They are new: what a sheet said before was deleted with its film.
// parameters: rows (list of maps) film, other, properties
// columns: 
// access: write
UNWIND $rows AS row
MATCH (f:Film {id: row.film})
MATCH (o:Festival {id: row.other})
CREATE (f)-[r:SELECTED_AT]->(o)
SET r = row.properties
