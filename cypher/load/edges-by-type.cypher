// purpose: As the question count-edges, for a Neo4j, which has these numbers in its books.
// parameters: none
// columns: type, edges
// access: read
RETURN 'DIRECTED' AS type, COUNT { ()-[:DIRECTED]->() } AS edges
UNION ALL RETURN 'WROTE' AS type, COUNT { ()-[:WROTE]->() } AS edges
UNION ALL RETURN 'COMPOSED' AS type, COUNT { ()-[:COMPOSED]->() } AS edges
UNION ALL RETURN 'SHOT' AS type, COUNT { ()-[:SHOT]->() } AS edges
UNION ALL RETURN 'DESIGNED' AS type, COUNT { ()-[:DESIGNED]->() } AS edges
UNION ALL RETURN 'EDITED' AS type, COUNT { ()-[:EDITED]->() } AS edges
UNION ALL RETURN 'RECORDED' AS type, COUNT { ()-[:RECORDED]->() } AS edges
UNION ALL RETURN 'PRODUCED' AS type, COUNT { ()-[:PRODUCED]->() } AS edges
UNION ALL RETURN 'ACTED_IN' AS type, COUNT { ()-[:ACTED_IN]->() } AS edges
UNION ALL RETURN 'CREDITED' AS type, COUNT { ()-[:CREDITED]->() } AS edges
UNION ALL RETURN 'PRODUCTION_COMPANY_OF' AS type, COUNT { ()-[:PRODUCTION_COMPANY_OF]->() } AS edges
UNION ALL RETURN 'SELECTED_AT' AS type, COUNT { ()-[:SELECTED_AT]->() } AS edges
UNION ALL RETURN 'WROTE_ABOUT' AS type, COUNT { ()-[:WROTE_ABOUT]->() } AS edges
