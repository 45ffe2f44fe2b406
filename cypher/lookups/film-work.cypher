// purpose: Who did what on each film, and for whom: its year, its people with the types of their edges, its companies.
// parameters: none
// columns: film, year, people, companies
// access: read
MATCH (f:Film)
RETURN f.id AS film, f.year AS year, [(f)<-[r]-(p:Person) | [p.id, type(r)]] AS people, [(f)<-[r:PRODUCTION_COMPANY_OF]-(c:Company) | c.name] AS companies
