// purpose: These festivals with their names, place and films, in one list: what doubts about festivals are made of.
// parameters: ids (list of text) of festivals
// columns: festivals
// access: read
UNWIND $ids AS id
MATCH (n:Festival {id: id})
RETURN collect([n.id, n.name, n.spellings, n.city, n.country_code, [(n)<-[r:SELECTED_AT]-(f:Film) | [f.id, r.year]]]) AS festivals
