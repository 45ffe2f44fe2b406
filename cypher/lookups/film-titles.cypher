// purpose: Titles, years and sheets of films.
// parameters: film_ids (list)
// columns: id, title, year, sheet
// access: read
UNWIND $film_ids AS id
MATCH (f:Film {id: id})
RETURN id, f.title AS title, f.year AS year, f.sheet AS sheet
