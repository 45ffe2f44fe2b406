// purpose: Create the new people of a batch.
// parameters: rows (list of maps) id and the properties
// columns: 
// access: write
UNWIND $rows AS row
CREATE (:Person {
  id: row.id, name: row.name, given: row.given, surname: row.surname, native: row.native,
  native_key: row.native_key, folded: row.folded, aliases: row.aliases, spellings: row.spellings,
  wikidata: row.wikidata, imdb: row.imdb
})
