// purpose: The films whose sheets have these very bytes.
// parameters: values (list of text) SHA-256 in hexadecimal
// columns: id, sheet, hash, slug
// access: read
UNWIND $values AS hash
MATCH (f:Film {sheet_hash: hash})
RETURN f.id AS id, f.sheet AS sheet, f.sheet_hash AS hash, f.slug AS slug
