// purpose: The companies that produced each film of several, in one list a year: a film is its id and theirs; from these pairs are counted.
// parameters: first (number) a year = null; last (number) a year = null; others (list of text) words in the role of who is no producer = ["distribut", "sales", "vente"]
// columns: year, films
// access: read
MATCH (f:Film)
WHERE ($first IS NULL OR f.year >= $first) AND ($last IS NULL OR f.year <= $last)
WITH f, [(f)<-[r:PRODUCTION_COMPANY_OF]-(c:Company) WHERE NOT any(word IN $others WHERE coalesce(r.role, '') CONTAINS word) | c.id] AS companies
WHERE size(companies) > 1
RETURN f.year AS year, collect([f.id, companies]) AS films
ORDER BY year
