"""The bare side of ``filmgraph show A``: one query by the official driver, printed.

A folded name as argument; URI, user, password and database in BARE_URI, BARE_USER, BARE_PASSWORD, BARE_DATABASE.
"""

import os
import sys

from neo4j import GraphDatabase

QUERY = """
MATCH (n:Person {folded: $name})
OPTIONAL MATCH (n)-[r]-(o)
RETURN properties(n) AS own, type(r) AS type, coalesce(o.title, o.name) AS other, o.year AS year, properties(r) AS edge
ORDER BY year
"""

with (
    GraphDatabase.driver(os.environ["BARE_URI"], auth=(os.environ["BARE_USER"], os.environ["BARE_PASSWORD"])) as driver,
    driver.session(database=os.environ["BARE_DATABASE"], default_access_mode="READ") as session,
):
    records = list(session.run(QUERY, name=sys.argv[1]))
print(records[0]["own"]["name"], records[0]["own"].get("native"))
for record in records:
    print(record["type"], record["other"], record["year"], record["edge"].get("role") or record["edge"].get("credit"))
