// purpose: The festivals of a film, in time; city and country as this film's sheet prints them are in spelling.
// parameters: id (id) of a film
// columns: year, date, festival, name, section, city, country, country_code, spelling, sheet, line, raw
// access: read
MATCH (f:Film {id: $id})-[r:SELECTED_AT]->(x:Festival)
RETURN r.year AS year, r.date AS date, x.id AS festival, x.name AS name, r.section AS section, x.city AS city, x.country AS country,
       x.country_code AS country_code, r.spelling AS spelling, r.sheet AS sheet, r.line AS line, r.raw AS raw
ORDER BY year, date, line, festival
