// purpose: The indexes there are, to see whether the schema is complete.
// parameters: none
// columns: name
// access: read
SHOW INDEXES YIELD name
