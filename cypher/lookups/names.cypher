// purpose: Every name there is, in one list: for searches that forgive typing mistakes.
// parameters: none
// columns: label, names
// access: read
MATCH (n:Film) RETURN 'Film' AS label, collect([n.id, n.title, n.folded, n.year]) AS names
UNION ALL
MATCH (n:Person) RETURN 'Person' AS label, collect([n.id, n.name, n.folded, n.native]) AS names
UNION ALL
MATCH (n:Company) RETURN 'Company' AS label, collect([n.id, n.name, n.folded, null]) AS names
UNION ALL
MATCH (n:Festival) RETURN 'Festival' AS label, collect([n.id, n.name, n.folded, null]) AS names
