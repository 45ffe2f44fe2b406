// purpose: Every festival with its names, place and films, in lists by first letters: what doubts about festivals are made of.
// parameters: none
// columns: start, festivals
// access: read
MATCH (n:Festival)
WITH n, [(n)<-[r:SELECTED_AT]-(f:Film) | [f.id, r.year]] AS selected
RETURN left(n.id, 5) AS start, collect([n.id, n.name, n.spellings, n.city, n.country_code, selected]) AS festivals
