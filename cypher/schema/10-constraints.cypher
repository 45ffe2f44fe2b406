// purpose: One node an id. A constraint brings its index, so every lookup by id is fast.
// parameters: none
// columns:
// access: write
CREATE CONSTRAINT film_id IF NOT EXISTS FOR (n:Film) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT person_id IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT company_id IF NOT EXISTS FOR (n:Company) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT festival_id IF NOT EXISTS FOR (n:Festival) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT spelling_id IF NOT EXISTS FOR (n:Spelling) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT turn_id IF NOT EXISTS FOR (n:Turn) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT unfinished_id IF NOT EXISTS FOR (n:Unfinished) REQUIRE n.id IS UNIQUE;
