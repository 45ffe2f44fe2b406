// purpose: The ids of all nodes, in lists by label and first letters, so that no list grows with the graph alone.
// parameters: none
// columns: label, start, ids
// access: read
MATCH (n:Film) RETURN 'Film' AS label, left(n.id, 3) AS start, collect(n.id) AS ids
UNION ALL MATCH (n:Person) RETURN 'Person' AS label, left(n.id, 3) AS start, collect(n.id) AS ids
UNION ALL MATCH (n:Company) RETURN 'Company' AS label, left(n.id, 3) AS start, collect(n.id) AS ids
UNION ALL MATCH (n:Festival) RETURN 'Festival' AS label, left(n.id, 3) AS start, collect(n.id) AS ids
UNION ALL MATCH (n:Spelling) RETURN 'Spelling' AS label, left(n.id, 3) AS start, collect(n.id) AS ids
UNION ALL MATCH (n:Unfinished) RETURN 'Unfinished' AS label, left(n.id, 3) AS start, collect(n.id) AS ids
