// purpose: Pairs of companies that produced most films together; first and last bound the films' years, null is no bound.
// parameters: first (number) a year = null; last (number) a year = null; others (list of text) words in the role of who is no producer = ["distribut", "sales", "vente"]; most (number) = 20
// columns: a, a_name, b, b_name, films
// access: read
MATCH (f:Film)<-[r:PRODUCTION_COMPANY_OF]-(c:Company)
WHERE ($first IS NULL OR f.year >= $first) AND ($last IS NULL OR f.year <= $last)
  AND NOT any(word IN $others WHERE coalesce(r.role, '') CONTAINS word)
WITH f, collect(DISTINCT c) AS companies
WHERE size(companies) > 1
UNWIND companies AS a
UNWIND companies AS b
WITH f, a, b
WHERE a.id < b.id
WITH a, b, count(f) AS films
ORDER BY films DESC, a.id, b.id
LIMIT $most
RETURN a.id AS a, a.name AS a_name, b.id AS b, b.name AS b_name, films
ORDER BY films DESC, a, b
