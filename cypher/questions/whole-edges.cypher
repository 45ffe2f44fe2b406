// purpose: All edges, in one list a type.
// parameters: none
// columns: type, edges
// access: read
MATCH (a)-[r:DIRECTED]->(b) RETURN 'DIRECTED' AS type, collect([a.id, b.id, properties(r)]) AS edges
UNION ALL
MATCH (a)-[r:WROTE]->(b) RETURN 'WROTE' AS type, collect([a.id, b.id, properties(r)]) AS edges
UNION ALL
MATCH (a)-[r:COMPOSED]->(b) RETURN 'COMPOSED' AS type, collect([a.id, b.id, properties(r)]) AS edges
UNION ALL
MATCH (a)-[r:SHOT]->(b) RETURN 'SHOT' AS type, collect([a.id, b.id, properties(r)]) AS edges
UNION ALL
MATCH (a)-[r:DESIGNED]->(b) RETURN 'DESIGNED' AS type, collect([a.id, b.id, properties(r)]) AS edges
UNION ALL
MATCH (a)-[r:EDITED]->(b) RETURN 'EDITED' AS type, collect([a.id, b.id, properties(r)]) AS edges
UNION ALL
MATCH (a)-[r:RECORDED]->(b) RETURN 'RECORDED' AS type, collect([a.id, b.id, properties(r)]) AS edges
UNION ALL
MATCH (a)-[r:PRODUCED]->(b) RETURN 'PRODUCED' AS type, collect([a.id, b.id, properties(r)]) AS edges
UNION ALL
MATCH (a)-[r:ACTED_IN]->(b) RETURN 'ACTED_IN' AS type, collect([a.id, b.id, properties(r)]) AS edges
UNION ALL
MATCH (a)-[r:CREDITED]->(b) RETURN 'CREDITED' AS type, collect([a.id, b.id, properties(r)]) AS edges
UNION ALL
MATCH (a)-[r:PRODUCTION_COMPANY_OF]->(b) RETURN 'PRODUCTION_COMPANY_OF' AS type, collect([a.id, b.id, properties(r)]) AS edges
UNION ALL
MATCH (a)-[r:SELECTED_AT]->(b) RETURN 'SELECTED_AT' AS type, collect([a.id, b.id, properties(r)]) AS edges
UNION ALL
MATCH (a)-[r:WROTE_ABOUT]->(b) RETURN 'WROTE_ABOUT' AS type, collect([a.id, b.id, properties(r)]) AS edges
