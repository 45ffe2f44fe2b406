// purpose: Take the edges off some people; they are written anew for whom their spellings mean now.
// parameters: ids (list of text)
// columns: 
// access: write
UNWIND $ids AS id
MATCH (p:Person {id: id})-[r]->()
DELETE r
