// purpose: What some people can be told apart by: how many films they are named on, in which years, and one of these.
// parameters: ids (list of text) of people
// columns: id, films, first, last, film
// access: read
UNWIND $ids AS id
MATCH (:Person {id: id})-->(f:Film)
RETURN id, count(DISTINCT f) AS films, min(f.year) AS first, max(f.year) AS last, min(f.title) AS film
