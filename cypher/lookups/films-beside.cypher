// purpose: What else may be one film with each of these: its title, what its directors directed, what people decided to be one with it.
// parameters: film_ids (list of text)
// columns: title, directed, decided
// access: read
UNWIND $film_ids AS id
MATCH (f:Film {id: id})
OPTIONAL MATCH (w:Film {work: f.work})
WITH f, collect(w.id) AS decided
RETURN f.title AS title, [(f)<-[:DIRECTED]-(p:Person)-[:DIRECTED]->(other:Film) | other.id] AS directed, decided
