// purpose: These films with their directors, in one list: what doubts about films are made of.
// parameters: ids (list of text) of films
// columns: films
// access: read
UNWIND $ids AS id
MATCH (n:Film {id: id})
RETURN collect([n.id, n.title, n.year, n.duration_min, [(n)<-[:DIRECTED]-(p:Person) | [p.id, p.name]], n.work]) AS films
