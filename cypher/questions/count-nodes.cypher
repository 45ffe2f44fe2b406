// purpose: How many films, people, companies and festivals there are.
// parameters: none
// columns: label, nodes
// access: read
MATCH (n:Film) RETURN 'Film' AS label, count(n) AS nodes
UNION ALL MATCH (n:Person) RETURN 'Person' AS label, count(n) AS nodes
UNION ALL MATCH (n:Company) RETURN 'Company' AS label, count(n) AS nodes
UNION ALL MATCH (n:Festival) RETURN 'Festival' AS label, count(n) AS nodes
