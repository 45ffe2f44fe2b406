// purpose: The nodes with these ids, in one list a label.
// parameters: film_ids (list); person_ids (list); company_ids (list); festival_ids (list); spelling_ids (list)
// columns: label, nodes
// access: read
UNWIND $film_ids AS id MATCH (n:Film {id: id}) RETURN 'Film' AS label, collect(properties(n)) AS nodes
UNION ALL UNWIND $person_ids AS id MATCH (n:Person {id: id}) RETURN 'Person' AS label, collect(properties(n)) AS nodes
UNION ALL UNWIND $company_ids AS id MATCH (n:Company {id: id}) RETURN 'Company' AS label, collect(properties(n)) AS nodes
UNION ALL UNWIND $festival_ids AS id MATCH (n:Festival {id: id}) RETURN 'Festival' AS label, collect(properties(n)) AS nodes
UNION ALL UNWIND $spelling_ids AS id MATCH (n:Spelling {id: id}) RETURN 'Spelling' AS label, collect(properties(n)) AS nodes
