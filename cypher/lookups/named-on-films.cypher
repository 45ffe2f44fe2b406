// purpose: Whom and what these films' sheets name: people, companies and festivals by id, in lists with repetitions.
// parameters: film_ids (list of text)
// columns: film, people, companies, festivals
// access: read
UNWIND $film_ids AS id
MATCH (f:Film {id: id})
RETURN f.id AS film, [(f)<--(p:Person) | p.id] AS people, [(f)<--(c:Company) | c.id] AS companies, [(f)-->(e:Festival) | e.id] AS festivals
