// purpose: As names, of these nodes alone: for the file of names after a load that changed no others.
// parameters: films (list of text); people (list of text); companies (list of text); festivals (list of text)
// columns: label, names
// access: read
UNWIND $films AS id MATCH (n:Film {id: id}) RETURN 'Film' AS label, collect([n.id, n.title, n.year, null, n.folded, [], n.sheet, COUNT { (n)--() }, null]) AS names
UNION ALL
UNWIND $people AS id MATCH (n:Person {id: id}) RETURN 'Person' AS label, collect([n.id, n.name, null, n.native, n.folded, n.aliases, null, COUNT { (n)--() }, null]) AS names
UNION ALL
UNWIND $companies AS id MATCH (n:Company {id: id}) RETURN 'Company' AS label, collect([n.id, n.name, null, null, n.folded, n.aliases, null, COUNT { (n)--() }, null]) AS names
UNION ALL
UNWIND $festivals AS id MATCH (n:Festival {id: id}) RETURN 'Festival' AS label, collect([n.id, n.name, null, null, n.folded, n.aliases, null, COUNT { (n)--() }, n.city]) AS names
