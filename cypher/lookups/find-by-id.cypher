// purpose: Films, people, companies and festivals with an id; films also by title and year, where several claim them.
// parameters: id (text)
// columns: label, id, name, year, native, sheet
// access: read
MATCH (n:Film)
WHERE n.id = $id OR n.slug = $id
RETURN 'Film' AS label, n.id AS id, n.title AS name, n.year AS year, null AS native, n.sheet AS sheet
UNION ALL
MATCH (n:Person)
WHERE n.id = $id
RETURN 'Person' AS label, n.id AS id, n.name AS name, null AS year, n.native AS native, null AS sheet
UNION ALL
MATCH (n:Company)
WHERE n.id = $id
RETURN 'Company' AS label, n.id AS id, n.name AS name, null AS year, null AS native, null AS sheet
UNION ALL
MATCH (n:Festival)
WHERE n.id = $id
RETURN 'Festival' AS label, n.id AS id, n.name AS name, null AS year, null AS native, null AS sheet
