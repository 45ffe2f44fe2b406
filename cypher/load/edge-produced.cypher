// purpose: Create the PRODUCED edges of a batch. They are new: what a sheet said before was deleted with its film.
// parameters: rows (list of maps) film (id), other (id), and the properties
// columns: 
// access: write
UNWIND $rows AS row
MATCH (f:Film {id: row.film})
MATCH (o:Person {id: row.other})
CREATE (o)-[:PRODUCED {
  credit: row.credit, sheet: row.sheet, line: row.line, raw: row.raw, position: row.position,
  spelling: row.spelling, also: row.also
}]->(f)
