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


def main() -> None:
    uri, user, password = (os.environ[f"BARE_{name}"] for name in ("URI", "USER", "PASSWORD"))
    with (
        GraphDatabase.driver(uri, auth=(user, password)) as driver,
        driver.session(database=os.environ["BARE_DATABASE"], default_access_mode="READ") as session,
    ):
        records = list(session.run(QUERY, name=sys.argv[1]))
    print(records[0]["own"]["name"], records[0]["own"].get("native"))
    for record in records:
        edge = record["edge"]
        print(record["type"], record["other"], record["year"], edge.get("role") or edge.get("credit"))


if __name__ == "__main__":
    main()
