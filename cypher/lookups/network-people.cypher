// purpose: Some people with their credits, in one list a person: film, its title and year, type, sheet, line, text.
// parameters: ids (list) of people
// columns: id, name, credits
// access: read
UNWIND $ids AS id
MATCH (p:Person {id: id})
RETURN id, p.name AS name,
       [(p)-[r:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED]->(f) | [
         f.id, f.title, f.year, type(r), r.sheet, r.line, r.raw
       ]] AS credits
