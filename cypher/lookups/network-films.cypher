// purpose: The films of a period, each with its people in one list: type of the edge, id of the person.
// parameters: first (number) year, or null; last (number) year, or null
// columns: film, title, year, countries, kind, sheet, selections, people
// access: read
MATCH (f:Film)
WHERE ($first IS NULL OR f.year >= $first) AND ($last IS NULL OR f.year <= $last)
RETURN f.id AS film, f.title AS title, f.year AS year, f.countries AS countries, f.kind AS kind, f.sheet AS sheet,
       size([(f)-[:SELECTED_AT]->(x) | x.id]) AS selections,
       [(f)<-[r:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED]-(p) | [type(r), p.id]] AS people
