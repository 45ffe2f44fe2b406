// purpose: The films of these people in the jobs that say most of how close two are, in one list a person.
// parameters: ids (list of texts) of people
// columns: person, films
// access: read
UNWIND $ids AS id
MATCH (:Person {id: id})-[:DIRECTED|WROTE|ACTED_IN]->(f:Film)
RETURN id AS person, collect(f.id) AS films
