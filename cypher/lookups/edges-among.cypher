// purpose: The edges between these films and these others, in one list a film, each a list of values, as in whole-edges.
// parameters: film_ids (list); other_ids (list)
// columns: film, edges
// access: read
UNWIND $film_ids AS id
MATCH (f:Film {id: id})
RETURN id AS film, [(f)-[r]-(other) WHERE other.id IN $other_ids | [
  type(r), other.id, r.credit, r.role, r.year, r.date, r.section, r.title,
  r.sheet, r.line, r.raw, r.position, r.spelling, r.also
]] AS edges
