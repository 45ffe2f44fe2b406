// purpose: What the loader and the questions look up besides the id.
// parameters: none
// columns:
// access: write
CREATE INDEX film_sheet IF NOT EXISTS FOR (n:Film) ON (n.sheet);
CREATE INDEX film_sheet_hash IF NOT EXISTS FOR (n:Film) ON (n.sheet_hash);
CREATE INDEX film_slug IF NOT EXISTS FOR (n:Film) ON (n.slug);
CREATE INDEX film_work IF NOT EXISTS FOR (n:Film) ON (n.work);
CREATE INDEX film_folded IF NOT EXISTS FOR (n:Film) ON (n.folded);
CREATE INDEX person_folded IF NOT EXISTS FOR (n:Person) ON (n.folded);
CREATE INDEX person_native_key IF NOT EXISTS FOR (n:Person) ON (n.native_key);
CREATE INDEX company_folded IF NOT EXISTS FOR (n:Company) ON (n.folded);
CREATE INDEX company_acronym IF NOT EXISTS FOR (n:Company) ON (n.acronym);
CREATE INDEX festival_folded IF NOT EXISTS FOR (n:Festival) ON (n.folded);
CREATE INDEX spelling_person IF NOT EXISTS FOR (n:Spelling) ON (n.person);
CREATE INDEX spelling_key IF NOT EXISTS FOR (n:Spelling) ON (n.key);
