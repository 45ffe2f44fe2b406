// purpose: Take the edges off some nodes; they are written anew for what their spellings mean now. All are found before the first is deleted: the local server would leave some out.
// parameters: ids (list of text)
// columns: 
// access: write
UNWIND $ids AS id
MATCH (n:Festival {id: id})<-[r]-()
WITH collect(r) AS every
UNWIND every AS r
DELETE r
