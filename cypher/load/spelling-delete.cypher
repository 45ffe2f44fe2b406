// purpose: Forget the spellings that pointed to people who are regrouped or gone.
// parameters: ids (list of text) of people
// columns: 
// access: write
UNWIND $ids AS id
MATCH (s:Spelling {person: id})
DELETE s
