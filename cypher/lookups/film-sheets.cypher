// purpose: The path of the sheet of each of these films.
// parameters: film_ids (list of text)
// columns: film, sheet
// access: read
UNWIND $film_ids AS id
MATCH (f:Film {id: id})
RETURN id AS film, f.sheet AS sheet
