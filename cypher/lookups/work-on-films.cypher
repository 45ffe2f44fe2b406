// purpose: As film-work, of these films alone.
// parameters: film_ids (list of text)
// columns: film, year, people, companies
// access: read
UNWIND $film_ids AS id
MATCH (f:Film {id: id})
RETURN f.id AS film, f.year AS year, [(f)<-[r]-(p:Person) | [p.id, type(r)]] AS people, [(f)<-[r:PRODUCTION_COMPANY_OF]-(c:Company) | c.name] AS companies
