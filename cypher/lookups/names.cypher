// purpose: Every name there is, with its number of edges, in one list a label: for the file that searches look into.
// parameters: none
// columns: label, names
// access: read
MATCH (n:Film) RETURN 'Film' AS label, collect([n.id, n.title, n.year, null, n.folded, [], n.sheet, COUNT { (n)--() }, null]) AS names
UNION ALL
MATCH (n:Person) RETURN 'Person' AS label, collect([n.id, n.name, null, n.native, n.folded, n.aliases, null, COUNT { (n)--() }, null]) AS names
UNION ALL
MATCH (n:Company) RETURN 'Company' AS label, collect([n.id, n.name, null, null, n.folded, n.aliases, null, COUNT { (n)--() }, null]) AS names
UNION ALL
MATCH (n:Festival) RETURN 'Festival' AS label, collect([n.id, n.name, null, null, n.folded, n.aliases, null, COUNT { (n)--() }, n.city]) AS names
