// purpose: The films that each of these people has an edge to, in one list a person; several edges, several times.
// parameters: ids (list of text) of people
// columns: person, films
// access: read
UNWIND $ids AS id
MATCH (p:Person {id: id})
RETURN id AS person, [(p)-->(f:Film) | f.id] AS films
