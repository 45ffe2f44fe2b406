// Questions that only look odd. Each begins with a line `#` and says what is odd; it ends before the next such line.
// `#local unknown: ...`, `#neo4j unknown: ...`: that server does not know the feature, which the test holds true.

## Words of writing where nothing is written
# a comment that says DELETE
MATCH (n:Prey) // DELETE n
RETURN n.id
# a comment that says everything
/* CREATE MERGE SET DELETE REMOVE DROP; LOAD CSV FROM 'x' AS l CALL dbms.shutdown() */ MATCH (n:Prey) RETURN n.id
# a comment at the end
MATCH (n:Prey) RETURN n.id // DETACH DELETE n
# a comment in every gap
/* a */ MATCH /* b */ (n /* c */ :Prey) /* d */ RETURN /* e */ n.id /* f */
# a line comment with an open quote
MATCH (n:Prey) // it's the prey's "name
RETURN n.id
# a block comment with an open backtick
MATCH (n:Prey) /* `LOAD CSV */ RETURN n.id
# a block comment in a line comment
MATCH (n:Prey) // /*
RETURN n.id // */
# a line comment in a block comment
MATCH (n:Prey) /* // */ RETURN n.id
# stars and slashes
/**/ MATCH (n:Prey) /***/ RETURN n.id /* **/
# an address in a string is no comment
MATCH (n:Prey) WHERE n.name <> 'http://example.org/' RETURN n.id
# a string that says LOAD CSV
MATCH (n:Prey) WHERE n.name <> 'LOAD CSV FROM "file:///etc/passwd" AS l' RETURN n.id
# a string that says CALL
RETURN 'CALL dbms.shutdown()' AS words
# a string that says DELETE
RETURN "MATCH (n) DETACH DELETE n" AS words
# a string with a semicolon
RETURN 'one; two; three' AS words
# a string with a comment's beginning
RETURN '/* not a comment' AS words
# a string with a comment's end
RETURN "*/ //" AS words
# a quote in a string
RETURN 'Director\'s cut' AS words
# the other quote in a string
RETURN "Director's cut" AS words
# a backslash at the end of a string
RETURN 'C:\\' AS words
# a path of Windows
RETURN 'C:\\films\\unknown\\load.csv' AS words
# a string over two lines
RETURN 'first
second' AS words
# an empty string
RETURN '' AS words, "" AS more
# an escaped letter in a string
RETURN 'Amélie \u00e9' AS words
# an escaped quote in the other kind of string
RETURN "\u0027" AS words
# an escaped backslash before a u
RETURN 'not an escape: \\u0041' AS words
# an escaped film camera
RETURN '\ud83c\udfa5' AS words
# a tab and a newline by escapes
RETURN 'a\tb\nc' AS words
# a title that is a statement
MATCH (n:Prey {name: 'Create, Merge and Set'}) RETURN n.id
# a film about a call
MATCH (n:Prey) WHERE n.name CONTAINS 'Roll Call' RETURN n.id
# a film about a load
MATCH (n:Prey) WHERE n.name STARTS WITH 'Load' OR n.name ENDS WITH 'csv' RETURN n.id

## Names that are words of the language
# a property called create
MATCH (n:Prey) RETURN n.create
# a property called delete, in a condition
MATCH (n:Prey) WHERE n.delete IS NULL RETURN n.id
# a property called set, in a map
MATCH (n:Prey {set: 1}) RETURN n.id
# a property called merge, in a projection
MATCH (n:Prey) RETURN n {.merge, .call, .load} AS card
# properties called call, load, show and use
MATCH (n:Prey) RETURN n.call, n.load, n.show, n.use, n.terminate
# a property called remove, to sort by
MATCH (n:Prey) RETURN n.id ORDER BY n.remove, n.drop DESC
# a label called Call
OPTIONAL MATCH (n:Call) RETURN n
# a label called Load, with a property
OPTIONAL MATCH (n:Load {csv: true}) RETURN n
# a label called Show, or another
OPTIONAL MATCH (n:Show|Use) RETURN n
# a label called Create, in a condition
MATCH (n) WHERE n:Create OR n:Delete RETURN n.id
# a type called CALLS
MATCH (n:Prey) OPTIONAL MATCH (n)-[r:CALL]->() RETURN r
# a type called DELETE, of any length
MATCH (n:Prey) OPTIONAL MATCH p = (n)-[:DELETE*1..2]->() RETURN p
# a parameter called call
RETURN $call AS given
# parameters called create and load
RETURN $create AS a, $load AS b
# a map with such keys
WITH {call: 1, load: 2, create: 3, show: 4, use: 5} AS m RETURN m.call + m.load AS sum
# a column called delete
MATCH (n:Prey) RETURN n.id AS delete
# a column called set
RETURN 1 AS set
# a column called `LOAD CSV`
RETURN 1 AS `LOAD CSV`
# a column with a whole statement for a name
RETURN 1 AS `MATCH (n) DETACH DELETE n; //`
# a name with a backtick
RETURN 1 AS `it``s CALL dbms.shutdown()`
# a name with quotes
RETURN 1 AS `the "film's"`
# a name that looks like a dot
#local unknown: takes it for a property's
WITH 1 AS `.` RETURN `.` AS x
# a name that looks like a comment
RETURN 1 AS `/*`, 2 AS `*/`
# a property in backticks
MATCH (n:Prey) RETURN n.`create`, n.`DROP DATABASE` AS x
# a label in backticks
OPTIONAL MATCH (n:`LOAD CSV FROM`) RETURN n
# a type in backticks
OPTIONAL MATCH (:Prey)-[r:`DETACH DELETE`]->() RETURN r
# a variable in backticks
MATCH (`call dbms.shutdown()`:Prey) RETURN `call dbms.shutdown()`.id AS id
# a variable called call
MATCH (call:Prey) RETURN call.id
# a variable called call, sorted
MATCH (call:Prey) RETURN call ORDER BY call.id
# a variable called call, renamed
MATCH (call:Prey) RETURN call AS phone
# a variable called call, in a condition
UNWIND [1, 2] AS call WITH call WHERE call IN [1] RETURN call
# a variable called call, and IN with a bracket
UNWIND [1, 2] AS call WITH call WHERE call IN (range(1, 1)) RETURN call
# a variable called load
UNWIND [1, 2] AS load RETURN load
# a variable called show
UNWIND ['users'] AS show RETURN show
# a variable called use, in a list
UNWIND [1, 2] AS use WITH collect(use) AS use RETURN use
# a variable called cypher
WITH 1 AS cypher RETURN cypher
# a variable called explain
WITH 1 AS explain, 2 AS profile RETURN explain + profile AS x
# a variable called database
UNWIND ['a'] AS database RETURN database
# words that only begin like keywords
WITH 1 AS created, 2 AS settings, 3 AS callback, 4 AS loaded RETURN created + settings + callback + loaded AS x
# letters of other scripts
WITH 1 AS фильм, 2 AS ταινία RETURN фильм + ταινία AS 映画

## Spelling and space
# small letters
match (n:Prey) return n.id
# mixed letters
MaTcH (n:Prey) ReTuRn n.id
# no spaces
MATCH(n:Prey)RETURN(n.id)
# a semicolon at the end
MATCH (n:Prey) RETURN n.id;
# a semicolon and a newline at the end
MATCH (n:Prey) RETURN n.id ;

# a comment behind the semicolon
#local unknown: takes a semicolon at the very end
RETURN 1 AS x; // done
# newlines of Windows
MATCH (n:Prey)@U+000D@
RETURN n.id@U+000D@
# tabs
	MATCH	(n:Prey)	RETURN	n.id
# blank lines at the beginning


MATCH (n:Prey) RETURN n.id
# a no-break space
MATCH (n:Prey)@U+00A0@RETURN n.id
# a parameter with a number
RETURN $p1 AS given
# a number with an exponent
RETURN 1.5e3 AS x, 0x1F AS y, .5 AS z
# a keyword right behind a bracket
RETURN CASE WHEN 1 = (1)THEN 'yes' ELSE 'no' END AS x
# fifty brackets
RETURN @50*(@1@50*)@ AS x
# five hundred numbers
RETURN size([1@499*, 1@]) AS x
# ten thousand letters
RETURN size('@10000*x@') AS x
# emoji
RETURN '🎬🎞️' AS x

## Subqueries, unions and other clauses
# a subquery
MATCH (n:Prey) CALL { WITH n RETURN n.id + 1 AS next } RETURN next
# a subquery with a scope
MATCH (n:Prey) CALL (n) { RETURN n.id + 1 AS next } RETURN next
# a subquery by itself
CALL { RETURN 1 AS x UNION RETURN 2 AS x } RETURN x
# subqueries in each other
CALL { CALL { CALL { RETURN 1 AS x } RETURN x } RETURN x } RETURN x
# a subquery that has no answer
MATCH (n:Prey) OPTIONAL CALL (n) { MATCH (n)-[:NOWHERE]->(m) RETURN m } RETURN m
# EXISTS
MATCH (n:Prey) WHERE EXISTS { (n)-[:TO]->(:Prey) } RETURN n.id
# EXISTS, whole
MATCH (n:Prey) WHERE EXISTS { MATCH (n)-[:TO]->(m) WHERE m.id > 1 RETURN m } RETURN n.id
# COUNT
MATCH (n:Prey) RETURN n.id, COUNT { (n)--() } AS degree
# COLLECT
MATCH (n:Prey) RETURN COLLECT { MATCH (n)-->(m) RETURN m.id } AS ids
# a subquery in an expression, with words of writing in its strings and names
MATCH (n:Prey) RETURN [x IN [1] | COUNT { MATCH (m:Prey) WHERE m.name <> "it's LOAD CSV" AND m.`LOAD CSV` IS NULL RETURN m }] AS x
# a procedure in a subquery in an expression
RETURN [x IN [1] | COUNT { CALL db.labels() YIELD label RETURN label }] AS x
# UNION
MATCH (n:Prey) RETURN n.id AS id UNION ALL RETURN 99 AS id
# OPTIONAL MATCH
OPTIONAL MATCH (n:Nobody) RETURN n
# a list comprehension
RETURN [x IN range(1, 5) WHERE x % 2 = 1 | x * x] AS squares
# a pattern comprehension
MATCH (n:Prey) RETURN [(n)-[:TO]->(m) | m.id] AS ids
# reduce
RETURN reduce(sum = 0, x IN [1, 2, 3] | sum + x) AS x
# quantifiers
RETURN all(x IN [1] WHERE x > 0) AND any(x IN [1] WHERE x > 0) AND none(x IN [1] WHERE x < 0) AS x
# CASE
MATCH (n:Prey) RETURN CASE n.id WHEN 1 THEN 'one' WHEN 2 THEN 'two' ELSE 'more' END AS word
# slices
RETURN [1, 2, 3][0..2] AS a, [1, 2, 3][..2] AS b, [1, 2, 3][1..] AS c, [1, 2, 3][-1] AS d
# a shortest path
MATCH p = shortestPath((a:Prey {id: 1})-[*..5]-(b:Prey {id: 2})) RETURN length(p)
# a path of any length
MATCH p = (:Prey {id: 1})-[:TO*1..3]->() RETURN [n IN nodes(p) | n.id] AS ids
# a quantified path
MATCH (a:Prey {id: 1}) ((x)-[:TO]->(y)){1,2} (b) RETURN b.id
# the shortest by keyword
#local unknown: SHORTEST is not in its grammar
MATCH p = SHORTEST 1 (a:Prey {id: 1})-[:TO]-+(b:Prey {id: 2}) RETURN length(p)
# a hint
MATCH (n:Prey) USING SCAN n:Prey RETURN n.id
# SKIP and LIMIT
MATCH (n:Prey) RETURN n.id ORDER BY n.id SKIP 1 LIMIT 1
# DISTINCT and aggregation
MATCH (n:Prey)-[r]->() RETURN DISTINCT type(r), count(*), collect(r.id), max(r.id)
# in transactions, reading
CALL { MATCH (n:Prey) RETURN n } IN TRANSACTIONS RETURN n.id
# nothing to be answered
MATCH (n:Prey) FINISH
# LET
#neo4j unknown: Cypher 25
LET x = 1 RETURN x
# FILTER
#neo4j unknown: Cypher 25
UNWIND [1, 2] AS x FILTER x > 1 RETURN x
# the language's version
#local unknown: has one only
CYPHER 5 MATCH (n:Prey) RETURN n.id
# options
#local unknown: options are Neo4j's
CYPHER 5 runtime = slotted planner=cost MATCH (n:Prey) RETURN n.id

## Functions with dots in their names
# dates
RETURN date('2024-02-29') AS d, date.truncate('month', date('2024-02-29')) AS m
# times
RETURN datetime.fromepoch(0, 0) AS a, localdatetime('2024-01-01T00:00') AS b, time('12:00') AS c
# durations
RETURN duration.between(date('2020-01-01'), date('2024-02-29')) AS d, duration.inDays(date('2020-01-01'), date('2020-02-01')).days AS n
# points
RETURN point.distance(point({x: 0, y: 0}), point({x: 3, y: 4})) AS d
# vectors
RETURN vector.similarity.cosine([1.0, 0.0], [1.0, 0.0]) AS x
# spaces in the name
RETURN date . truncate ( 'year', date('2024-02-29') ) AS y
# text functions of APOC's names
#neo4j unknown: a plugin
RETURN apoc.text.join(['a', 'b'], '-') AS x
# the same without the prefix
#neo4j unknown: a plugin's, and without its prefix
RETURN text.join(['a', 'b'], '-') AS x, coll.max([1, 2]) AS y, util.md5('x') AS z
# a property right before a bracket
MATCH (n:Prey) WHERE n.id IN [1] AND (n.name IS NOT NULL) RETURN n.id

## Procedures that read
# labels
CALL db.labels()
# labels, with a YIELD
CALL db.labels() YIELD label WHERE label = 'Prey' RETURN label
# labels, without brackets
#neo4j unknown: wants them before YIELD
CALL db.labels YIELD label RETURN label
# labels, in capitals and spaces
CALL db . labels ( ) YIELD label RETURN label
# types
CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType
# properties' names
CALL db.propertyKeys() YIELD propertyKey RETURN count(*) AS n
# the schema drawn
CALL db.schema.visualization()
# whether anybody is there
CALL db.ping()
# what the server is
CALL dbms.components() YIELD name, versions RETURN name, versions
# a procedure among clauses
MATCH (n:Prey) WITH count(n) AS prey CALL db.labels() YIELD label RETURN prey, label
# ranks
#neo4j unknown: a plugin
CALL algo.pagerank() YIELD node, score RETURN node.id, score
# figures of the graph
#neo4j unknown: a plugin
CALL meta.stats()

## SHOW of the graph
# indexes
SHOW INDEXES
# indexes, chosen
SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name
# constraints
SHOW CONSTRAINTS
# constraints of one kind
SHOW UNIQUE CONSTRAINTS YIELD name
# procedures
SHOW PROCEDURES YIELD name
# what may be run
SHOW PROCEDURES EXECUTABLE BY CURRENT USER YIELD name
# functions
SHOW FUNCTIONS
# functions that come along
#local unknown: shows all or none
SHOW BUILT IN FUNCTIONS YIELD name
