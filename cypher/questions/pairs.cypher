// purpose: The films of everybody who worked on so many at least, a list a person: pairs are counted from these.
// parameters: first (number) a year = null; last (number) a year = null; films (number) at least = 2
// columns: id, films
// access: read
MATCH (f:Film)<-[:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED]-(p:Person)
WHERE ($first IS NULL OR f.year >= $first) AND ($last IS NULL OR f.year <= $last)
WITH p, collect(DISTINCT f) AS films
WHERE size(films) >= $films
RETURN p.id AS id, [f IN films | f.id] AS films
ORDER BY size(films) DESC, id
