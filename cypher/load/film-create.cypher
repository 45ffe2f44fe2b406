// purpose: Create the films of a batch.
// parameters: rows (list of maps) id and the properties
// columns: 
// access: write
UNWIND $rows AS row
CREATE (:Film {
  id: row.id, title: row.title, year: row.year, duration_min: row.duration_min, countries: row.countries,
  colour: row.colour, kind: row.kind, synopsis: row.synopsis, sites: row.sites, releases: row.releases,
  texts: row.texts, title_source: row.title_source, folded: row.folded, slug: row.slug, sheet: row.sheet,
  sheet_hash: row.sheet_hash, work: row.work, wikidata: row.wikidata, imdb: row.imdb
})
