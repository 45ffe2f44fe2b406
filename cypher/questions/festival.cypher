// purpose: The films of a festival, year by year; first and last bound the festival's years, null is no bound.
// parameters: id (id) of a festival; first (number) a year = null; last (number) a year = null
// columns: year, date, section, film, title, film_year, countries, sheet, line, raw
// access: read
MATCH (x:Festival {id: $id})<-[r:SELECTED_AT]-(f:Film)
WHERE ($first IS NULL OR r.year >= $first) AND ($last IS NULL OR r.year <= $last)
RETURN r.year AS year, r.date AS date, r.section AS section, f.id AS film, f.title AS title, f.year AS film_year,
       f.countries AS countries, r.sheet AS sheet, r.line AS line, r.raw AS raw
ORDER BY year, date, section, title, film, line
