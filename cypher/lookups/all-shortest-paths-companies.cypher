// purpose: All shortest connections over jobs on films and their companies.
// parameters: a (text) id; a_label (text); b (text) id; b_label (text); most (number)
// columns: nodes
// access: read
MATCH (a:Person|Film|Company {id: $a}), (b:Person|Film|Company {id: $b})
WHERE labels(a)[0] = $a_label AND labels(b)[0] = $b_label
MATCH path = allShortestPaths((a)-[:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED|PRODUCTION_COMPANY_OF*..40]-(b))
RETURN DISTINCT [n IN nodes(path) | [labels(n)[0], n.id]] AS nodes
LIMIT $most
