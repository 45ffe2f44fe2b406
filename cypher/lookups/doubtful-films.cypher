// purpose: Every film with its directors, in lists by first letters: what doubts about films are made of.
// parameters: none
// columns: start, films
// access: read
MATCH (n:Film)
WITH n, [(n)<-[:DIRECTED]-(p:Person) | [p.id, p.name]] AS directors
RETURN left(n.id, 5) AS start, collect([n.id, n.title, n.year, n.duration_min, directors, n.work]) AS films
