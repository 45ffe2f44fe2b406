// purpose: Let loads write one after another: what is written here is locked until the transaction ends, and never seen.
// parameters: none
// columns: 
// access: write
MERGE (s:Spelling {id: ''})
DELETE s
