// purpose: With which companies a company produced most films; first and last bound the films' years, null is no bound.
// parameters: id (id) of a company; first (number) a year = null; last (number) a year = null; others (list of text) words in the role of who is no producer = ["distribut", "sales", "vente"]; most (number) = 20
// columns: a, a_name, b, b_name, films
// access: read
MATCH (a:Company {id: $id})-[r:PRODUCTION_COMPANY_OF]->(f:Film)
WHERE ($first IS NULL OR f.year >= $first) AND ($last IS NULL OR f.year <= $last)
  AND NOT any(word IN $others WHERE coalesce(r.role, '') CONTAINS word)
WITH DISTINCT a, f
MATCH (f)<-[s:PRODUCTION_COMPANY_OF]-(b:Company)
WHERE b <> a AND NOT any(word IN $others WHERE coalesce(s.role, '') CONTAINS word)
WITH a, b, count(DISTINCT f) AS films
ORDER BY films DESC, b.id
LIMIT $most
RETURN a.id AS a, a.name AS a_name, b.id AS b, b.name AS b_name, films
ORDER BY films DESC, b
