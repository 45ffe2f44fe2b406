// purpose: Every company with its names and films, in lists by first letters: what doubts about companies are made of.
// parameters: none
// columns: start, companies
// access: read
MATCH (n:Company)
WITH n, [(n)-[:PRODUCTION_COMPANY_OF]->(f:Film) | [f.id, f.countries]] AS films
RETURN left(n.id, 5) AS start, collect([n.id, n.name, n.spellings, films]) AS companies
