// purpose: Whatever has a name that holds all the words, anywhere.
// parameters: words (list of text) folded; most (number) of each label
// columns: label, id, name, year, native, folded, aliases, sheet
// access: read
MATCH (n:Film)
WHERE all(word IN $words WHERE n.folded CONTAINS word)
RETURN 'Film' AS label, n.id AS id, n.title AS name, n.year AS year, null AS native, n.folded AS folded, [] AS aliases, n.sheet AS sheet
LIMIT $most
UNION ALL
MATCH (n:Person)
WHERE all(word IN $words WHERE n.folded CONTAINS word)
RETURN 'Person' AS label, n.id AS id, n.name AS name, null AS year, n.native AS native, n.folded AS folded, n.aliases AS aliases, null AS sheet
LIMIT $most
UNION ALL
MATCH (n:Company)
WHERE all(word IN $words WHERE n.folded CONTAINS word)
RETURN 'Company' AS label, n.id AS id, n.name AS name, null AS year, null AS native, n.folded AS folded, n.aliases AS aliases, null AS sheet
LIMIT $most
UNION ALL
MATCH (n:Festival)
WHERE all(word IN $words WHERE n.folded CONTAINS word)
RETURN 'Festival' AS label, n.id AS id, n.name AS name, null AS year, null AS native, n.folded AS folded, n.aliases AS aliases, null AS sheet
LIMIT $most
