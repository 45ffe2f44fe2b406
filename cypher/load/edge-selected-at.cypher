// purpose: Create the SELECTED_AT edges of a batch. They are new: what a sheet said before was deleted with its film.
// parameters: rows (list of maps) film (id) and its edges (list of maps), each other (id) and the properties
// columns: created
// access: write
UNWIND $rows AS one
MATCH (f:Film {id: one.film})
UNWIND one.edges AS row
MATCH (o:Festival {id: row.other})
CREATE (f)-[:SELECTED_AT {
  year: row.year, date: row.date, section: row.section, sheet: f.sheet, line: row.line, raw: row.raw, position: row.position,
  spelling: row.spelling, also: row.also
}]->(o)
RETURN count(*) AS created
