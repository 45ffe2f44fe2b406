// purpose: Forget the spellings that pointed to people who are regrouped or gone. All are found before the first is deleted.
// parameters: ids (list of text) of people
// columns: 
// access: write
UNWIND $ids AS id
MATCH (s:Spelling {person: id})
WITH collect(s) AS every
UNWIND every AS s
DELETE s
