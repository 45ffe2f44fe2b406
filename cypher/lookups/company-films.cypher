// purpose: What companies produced, in one list a company, with the source of each edge; null is no bound of the films' years.
// parameters: company_ids (list); first (number); last (number); others (list of text) words in the role of who is no producer
// columns: company, name, films
// access: read
UNWIND $company_ids AS id
MATCH (c:Company {id: id})-[r:PRODUCTION_COMPANY_OF]->(f:Film)
WHERE ($first IS NULL OR f.year >= $first) AND ($last IS NULL OR f.year <= $last)
  AND NOT any(word IN $others WHERE coalesce(r.role, '') CONTAINS word)
RETURN id AS company, c.name AS name, collect([f.id, f.title, f.year, r.role, r.sheet, r.line, r.raw]) AS films
