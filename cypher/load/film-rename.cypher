// purpose: Give films another id, because others claim the old one or claim it no longer.
// parameters: rows (list of maps) id, new, and what is decided about the new one: work, wikidata, imdb
// columns: 
// access: write
UNWIND $rows AS row
MATCH (f:Film {id: row.id})
SET f.id = row.new, f.work = row.work, f.wikidata = row.wikidata, f.imdb = row.imdb
