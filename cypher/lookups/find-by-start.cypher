// purpose: Whatever has a name that begins so; names are folded to plain letters.
// parameters: start (text) folded; most (number) of each label
// columns: label, id, name, year, native, folded, aliases, sheet
// access: read
MATCH (n:Film)
WHERE n.folded STARTS WITH $start
RETURN 'Film' AS label, n.id AS id, n.title AS name, n.year AS year, null AS native, n.folded AS folded, [] AS aliases, n.sheet AS sheet
LIMIT $most
UNION ALL
MATCH (n:Person)
WHERE n.folded STARTS WITH $start
RETURN 'Person' AS label, n.id AS id, n.name AS name, null AS year, n.native AS native, n.folded AS folded, n.aliases AS aliases, null AS sheet
LIMIT $most
UNION ALL
MATCH (n:Company)
WHERE n.folded STARTS WITH $start
RETURN 'Company' AS label, n.id AS id, n.name AS name, null AS year, null AS native, n.folded AS folded, n.aliases AS aliases, null AS sheet
LIMIT $most
UNION ALL
MATCH (n:Festival)
WHERE n.folded STARTS WITH $start
RETURN 'Festival' AS label, n.id AS id, n.name AS name, null AS year, null AS native, n.folded AS folded, n.aliases AS aliases, null AS sheet
LIMIT $most
