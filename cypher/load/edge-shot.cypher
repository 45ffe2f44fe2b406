// purpose: Create the SHOT edges of a batch. They are new: what a sheet said before was deleted with its film.
// parameters: rows (list of maps) film (id) and its edges (list of maps), each other (id) and the properties
// columns: created
// access: write
UNWIND $rows AS one
MATCH (f:Film {id: one.film})
UNWIND one.edges AS row
MATCH (o:Person {id: row.other})
CREATE (o)-[:SHOT {
  credit: row.credit, sheet: f.sheet, line: row.line, raw: row.raw, position: row.position,
  spelling: row.spelling, also: row.also
}]->(f)
RETURN count(*) AS created
