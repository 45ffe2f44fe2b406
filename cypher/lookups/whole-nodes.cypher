// purpose: The nodes with these ids, in one list a label, each a list of values: its id, then the label's properties.
// parameters: film_ids (list); person_ids (list); company_ids (list); festival_ids (list); spelling_ids (list); unfinished_ids (list)
// columns: label, nodes
// access: read
UNWIND $film_ids AS id MATCH (n:Film {id: id})
RETURN 'Film' AS label, collect([
  n.id, n.title, n.year, n.duration_min, n.countries, n.colour, n.kind, n.synopsis, n.sites,
  n.releases, n.texts, n.title_source, n.folded, n.slug, n.sheet, n.sheet_hash, n.work, n.wikidata, n.imdb
]) AS nodes
UNION ALL
UNWIND $person_ids AS id MATCH (n:Person {id: id})
RETURN 'Person' AS label, collect([
  n.id, n.name, n.given, n.surname, n.native, n.native_key, n.folded, n.aliases, n.spellings,
  n.wikidata, n.imdb
]) AS nodes
UNION ALL
UNWIND $company_ids AS id MATCH (n:Company {id: id})
RETURN 'Company' AS label, collect([
  n.id, n.name, n.acronym, n.folded, n.aliases, n.spellings, n.wikidata, n.imdb
]) AS nodes
UNION ALL
UNWIND $festival_ids AS id MATCH (n:Festival {id: id})
RETURN 'Festival' AS label, collect([
  n.id, n.name, n.city, n.country, n.country_code, n.folded, n.aliases, n.spellings,
  n.wikidata, n.imdb
]) AS nodes
UNION ALL
UNWIND $spelling_ids AS id MATCH (n:Spelling {id: id})
RETURN 'Spelling' AS label, collect([
  n.id, n.key, n.person
]) AS nodes
UNION ALL
UNWIND $unfinished_ids AS id MATCH (n:Unfinished {id: id})
RETURN 'Unfinished' AS label, collect([
  n.id, n.label, n.ids
]) AS nodes
