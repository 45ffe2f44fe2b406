// purpose: The films of several countries, in one list (id, title, year, sheet) for each list of countries as printed; null is no bound of their years.
// parameters: first (number) a year = null; last (number) a year = null
// columns: countries, films
// access: read
MATCH (f:Film)
WHERE size(f.countries) > 1 AND ($first IS NULL OR f.year >= $first) AND ($last IS NULL OR f.year <= $last)
RETURN f.countries AS countries, collect([f.id, f.title, f.year, f.sheet]) AS films
ORDER BY size(films) DESC, countries
