// purpose: How many films, people, companies and festivals there are.
// parameters: none
// columns: label, nodes
// access: read
// Both servers have these numbers in their books; with a label beside count() they would look at each node.
RETURN 'Film' AS label, COUNT { (:Film) } AS nodes
UNION ALL RETURN 'Person' AS label, COUNT { (:Person) } AS nodes
UNION ALL RETURN 'Company' AS label, COUNT { (:Company) } AS nodes
UNION ALL RETURN 'Festival' AS label, COUNT { (:Festival) } AS nodes
