// purpose: As the question count-edges, from the books of a Neo4j: it has one for each type.
// parameters: none
// columns: type, edges
// access: read
MATCH ()-[r:DIRECTED]->() RETURN 'DIRECTED' AS type, count(r) AS edges
UNION ALL MATCH ()-[r:WROTE]->() RETURN 'WROTE' AS type, count(r) AS edges
UNION ALL MATCH ()-[r:COMPOSED]->() RETURN 'COMPOSED' AS type, count(r) AS edges
UNION ALL MATCH ()-[r:SHOT]->() RETURN 'SHOT' AS type, count(r) AS edges
UNION ALL MATCH ()-[r:DESIGNED]->() RETURN 'DESIGNED' AS type, count(r) AS edges
UNION ALL MATCH ()-[r:EDITED]->() RETURN 'EDITED' AS type, count(r) AS edges
UNION ALL MATCH ()-[r:RECORDED]->() RETURN 'RECORDED' AS type, count(r) AS edges
UNION ALL MATCH ()-[r:PRODUCED]->() RETURN 'PRODUCED' AS type, count(r) AS edges
UNION ALL MATCH ()-[r:ACTED_IN]->() RETURN 'ACTED_IN' AS type, count(r) AS edges
UNION ALL MATCH ()-[r:CREDITED]->() RETURN 'CREDITED' AS type, count(r) AS edges
UNION ALL MATCH ()-[r:PRODUCTION_COMPANY_OF]->() RETURN 'PRODUCTION_COMPANY_OF' AS type, count(r) AS edges
UNION ALL MATCH ()-[r:SELECTED_AT]->() RETURN 'SELECTED_AT' AS type, count(r) AS edges
UNION ALL MATCH ()-[r:WROTE_ABOUT]->() RETURN 'WROTE_ABOUT' AS type, count(r) AS edges
