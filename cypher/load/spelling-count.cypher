// purpose: How many spellings point elsewhere; where there are none, looking them up is saved.
// parameters: none
// columns: spellings
// access: read
MATCH (s:Spelling)
RETURN count(s) AS spellings
