// purpose: The films that claim these slugs of title and year.
// parameters: values (list of text)
// columns: id, sheet, hash, slug
// access: read
UNWIND $values AS slug
MATCH (f:Film {slug: slug})
RETURN f.id AS id, f.sheet AS sheet, f.sheet_hash AS hash, f.slug AS slug
