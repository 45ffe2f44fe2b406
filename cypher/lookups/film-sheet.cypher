// purpose: The sheet of a film.
// parameters: id (text) of a film
// columns: sheet
// access: read
MATCH (f:Film {id: $id})
RETURN f.sheet AS sheet
