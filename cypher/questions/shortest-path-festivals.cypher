// purpose: A shortest connection over jobs on films and their festivals.
// parameters: a (text) id; b (text) id
// columns: nodes
// access: read
MATCH (a:Person|Film|Festival {id: $a}), (b:Person|Film|Festival {id: $b})
MATCH path = shortestPath((a)-[:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED|SELECTED_AT*..40]-(b))
RETURN [n IN nodes(path) | [labels(n)[0], n.id]] AS nodes
LIMIT 1
