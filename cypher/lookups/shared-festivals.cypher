// purpose: The selections of films at the festivals of one film, that film's own included.
// parameters: id (text) of a film; film_ids (list)
// columns: film, selections
// access: read
MATCH (f:Film {id: $id})-[:SELECTED_AT]->(x:Festival)
WITH collect(DISTINCT x.id) AS shared
UNWIND $film_ids AS id
MATCH (o:Film {id: id})
RETURN id AS film, [(o)-[r:SELECTED_AT]->(x:Festival) WHERE x.id IN shared | [x.id, x.name, r.year, r.date, r.section, r.sheet, r.line, r.raw]] AS selections
