// purpose: All edges of these films, in one list a film, each a list of values. Every edge has a film at exactly one end.
// parameters: film_ids (list)
// columns: film, edges
// access: read
UNWIND $film_ids AS id
MATCH (f:Film {id: id})
RETURN id AS film, [(f)-[r]-(other) | [
  type(r), other.id, r.credit, r.role, r.year, r.date, r.section, r.title,
  r.sheet, r.line, r.raw, r.position, r.spelling, r.also
]] AS edges
