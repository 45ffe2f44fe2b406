// purpose: The films whose sheets lie in these folders, at any depth.
// parameters: folders (list of text) paths with their closing separator
// columns: id, sheet, hash, slug
// access: read
UNWIND $folders AS folder
MATCH (f:Film)
WHERE f.sheet STARTS WITH folder
RETURN f.id AS id, f.sheet AS sheet, f.sheet_hash AS hash, f.slug AS slug
