// purpose: Whatever has this very name, folded to plain letters, as its name or among its other names.
// parameters: folded (text)
// columns: label, id, name, year, native, folded, aliases, sheet
// access: read
MATCH (n:Film)
WHERE n.folded = $folded OR n.folded STARTS WITH $folded + ' | ' OR n.folded CONTAINS ' | ' + $folded
RETURN 'Film' AS label, n.id AS id, n.title AS name, n.year AS year, null AS native, n.folded AS folded, [] AS aliases, n.sheet AS sheet
UNION ALL
MATCH (n:Person)
WHERE n.folded = $folded OR n.folded STARTS WITH $folded + ' | ' OR n.folded CONTAINS ' | ' + $folded
RETURN 'Person' AS label, n.id AS id, n.name AS name, null AS year, n.native AS native, n.folded AS folded, n.aliases AS aliases, null AS sheet
UNION ALL
MATCH (n:Company)
WHERE n.folded = $folded OR n.folded STARTS WITH $folded + ' | ' OR n.folded CONTAINS ' | ' + $folded
RETURN 'Company' AS label, n.id AS id, n.name AS name, null AS year, null AS native, n.folded AS folded, n.aliases AS aliases, null AS sheet
UNION ALL
MATCH (n:Festival)
WHERE n.folded = $folded OR n.folded STARTS WITH $folded + ' | ' OR n.folded CONTAINS ' | ' + $folded
RETURN 'Festival' AS label, n.id AS id, n.name AS name, null AS year, null AS native, n.folded AS folded, n.aliases AS aliases, null AS sheet
