// purpose: What each of these people did: the films, their years, the types of the edges, in one list a person.
// parameters: ids (list of text) of people
// columns: person, works
// access: read
UNWIND $ids AS id
MATCH (p:Person {id: id})
RETURN id AS person, [(p)-[r]->(f:Film) | [f.id, f.year, type(r)]] AS works
