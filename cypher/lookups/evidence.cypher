// purpose: The edges between films and some of what is linked with each, texts left out, in one list a film.
// parameters: films (list of maps) id, others (list of ids)
// columns: id, title, year, edges
// access: read
UNWIND $films AS wanted
MATCH (f:Film {id: wanted.id})
RETURN f.id AS id, f.title AS title, f.year AS year,
       [(f)-[r]-(o) WHERE o.id IN wanted.others AND type(r) <> 'WROTE_ABOUT' | [type(r), labels(o)[0], o.id, o.name, o.native, properties(r)]] AS edges
