// purpose: Create nodes, or set the properties of those that are there.
// parameters: rows (list of maps) id and the properties
// columns: 
// access: write
UNWIND $rows AS row
MERGE (n:Company {id: row.id})
SET n.name = row.name,
    n.acronym = row.acronym,
    n.folded = row.folded,
    n.aliases = row.aliases,
    n.spellings = row.spellings,
    n.wikidata = row.wikidata,
    n.imdb = row.imdb
