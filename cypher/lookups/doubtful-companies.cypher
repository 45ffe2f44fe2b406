// purpose: These companies with their names and films, in one list: what doubts about companies are made of.
// parameters: ids (list of text) of companies
// columns: companies
// access: read
UNWIND $ids AS id
MATCH (n:Company {id: id})
RETURN collect([n.id, n.name, n.spellings, [(n)-[:PRODUCTION_COMPANY_OF]->(f:Film) | [f.id, f.countries]]]) AS companies
