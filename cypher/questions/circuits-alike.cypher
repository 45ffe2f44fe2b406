// purpose: Films that share festivals with a film; a festival counts 1 / log(its films), the index of Adamic and Adar.
// parameters: id (id) of a film; most (number) = 20
// columns: film, title, year, shared, score
// access: read
MATCH (f:Film {id: $id})-[:SELECTED_AT]->(x:Festival)
WITH DISTINCT f, x
MATCH (x)<-[:SELECTED_AT]-(o:Film)
WITH f, x, collect(DISTINCT o) AS films
WHERE size(films) > 1
UNWIND films AS o
WITH f, o, 1 / log(size(films)) AS weight
WHERE o <> f
WITH o, count(weight) AS shared, round(sum(weight) * 10000) / 10000 AS score
ORDER BY score DESC, shared DESC, o.id
LIMIT $most
RETURN o.id AS film, o.title AS title, o.year AS year, shared, score
ORDER BY score DESC, shared DESC, film
