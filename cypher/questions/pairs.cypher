// purpose: Who worked on each film, in one list a film, from which pairs are counted; who has several jobs stands there several times.
// parameters: first (number) a year = null; last (number) a year = null
// columns: film, people
// access: read
MATCH (f:Film)<-[:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED]-(p:Person)
WHERE ($first IS NULL OR f.year >= $first) AND ($last IS NULL OR f.year <= $last)
RETURN f.id AS film, collect(p.id) AS people
