// purpose: What two people, films, companies or festivals share: films, and who and what is linked with films of both.
// parameters: a (id) of one; a_label (text) Person, Film, Company or Festival = "Person"; b (id) of the other; b_label (text) = "Person"
// columns: label, id, a_films, b_films
// access: read
MATCH (a:Person|Film|Company|Festival {id: $a})
WHERE labels(a)[0] = $a_label
MATCH (b:Person|Film|Company|Festival {id: $b})
WHERE labels(b)[0] = $b_label
UNWIND [['a', a], ['b', b]] AS end
WITH end[0] AS side, end[1] AS n
OPTIONAL MATCH (n)-[:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED|PRODUCTION_COMPANY_OF|SELECTED_AT]-(linked:Film)
WITH side, CASE WHEN n:Film THEN n ELSE linked END AS f
WITH f, collect(DISTINCT side) AS sides
WHERE f IS NOT NULL AND size(sides) = 2
RETURN 'Film' AS label, f.id AS id, [f.id] AS a_films, [f.id] AS b_films
UNION ALL
MATCH (a:Person|Film|Company|Festival {id: $a})
WHERE labels(a)[0] = $a_label
MATCH (b:Person|Film|Company|Festival {id: $b})
WHERE labels(b)[0] = $b_label
UNWIND [['a', a], ['b', b]] AS end
WITH end[0] AS side, end[1] AS n
OPTIONAL MATCH (n)-[:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED|PRODUCTION_COMPANY_OF|SELECTED_AT]-(linked:Film)
WITH side, CASE WHEN n:Film THEN n ELSE linked END AS f
MATCH (f)-[:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED|PRODUCTION_COMPANY_OF|SELECTED_AT]-(o)
WITH o, collect(DISTINCT CASE WHEN side = 'a' THEN f.id END) AS a_films, collect(DISTINCT CASE WHEN side = 'b' THEN f.id END) AS b_films
WHERE size(a_films) > 0 AND size(b_films) > 0
RETURN labels(o)[0] AS label, o.id AS id, a_films, b_films
