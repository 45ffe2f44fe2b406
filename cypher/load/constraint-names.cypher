// purpose: The constraints there are, to see whether the schema is complete.
// parameters: none
// columns: name
// access: read
SHOW CONSTRAINTS YIELD name
