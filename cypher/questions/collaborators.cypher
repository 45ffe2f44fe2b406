// purpose: With whom a person worked, on which films, most films first; jobs (types of edges) are those of the other.
// parameters: id (id) of a person; jobs (list) of types, empty for all = []; first (number) a year = null; last (number) a year = null; films (number) together at least = 1; most (number) of people = 20
// columns: id, name, films, jobs, first_year, last_year, film_ids
// access: read
MATCH (p:Person {id: $id})-[:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED]->(f:Film)
WHERE ($first IS NULL OR f.year >= $first) AND ($last IS NULL OR f.year <= $last)
WITH DISTINCT p, f
MATCH (f)<-[r:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED]-(o:Person)
WHERE o <> p AND (size($jobs) = 0 OR type(r) IN $jobs)
WITH o, count(DISTINCT f) AS films, collect(DISTINCT type(r)) AS jobs, min(f.year) AS first_year, max(f.year) AS last_year, collect(DISTINCT f.id) AS film_ids
WHERE films >= $films
RETURN o.id AS id, o.name AS name, films, jobs, first_year, last_year, film_ids
ORDER BY films DESC, id
LIMIT $most
