// purpose: The films that came from these sheets.
// parameters: values (list of text) paths
// columns: id, sheet, hash, slug
// access: read
UNWIND $values AS sheet
MATCH (f:Film {sheet: sheet})
RETURN f.id AS id, f.sheet AS sheet, f.sheet_hash AS hash, f.slug AS slug
