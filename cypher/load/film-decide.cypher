// purpose: What people decided about films, or take it back.
// parameters: rows (list of maps) id, work, wikidata, imdb
// columns: 
// access: write
UNWIND $rows AS row
MATCH (f:Film {id: row.id})
SET f.work = row.work, f.wikidata = row.wikidata, f.imdb = row.imdb
