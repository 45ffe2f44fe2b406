// purpose: The films whose sheets lie in a folder.
// parameters: folder (text) path with its closing separator
// columns: id, sheet, hash, slug
// access: read
MATCH (f:Film)
WHERE f.sheet STARTS WITH $folder
RETURN f.id AS id, f.sheet AS sheet, f.sheet_hash AS hash, f.slug AS slug
