// purpose: All nodes, in one list a label.
// parameters: none
// columns: label, nodes
// access: read
MATCH (n:Film) RETURN 'Film' AS label, collect(properties(n)) AS nodes
UNION ALL
MATCH (n:Person) RETURN 'Person' AS label, collect(properties(n)) AS nodes
UNION ALL
MATCH (n:Company) RETURN 'Company' AS label, collect(properties(n)) AS nodes
UNION ALL
MATCH (n:Festival) RETURN 'Festival' AS label, collect(properties(n)) AS nodes
