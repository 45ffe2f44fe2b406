// purpose: Create the ACTED_IN edges of a batch. They are new: what a sheet said before was deleted with its film.
// parameters: rows (list of maps) film, other, properties
// columns: 
// access: write
UNWIND $rows AS row
MATCH (f:Film {id: row.film})
MATCH (o:Person {id: row.other})
CREATE (o)-[r:ACTED_IN]->(f)
SET r = row.properties
