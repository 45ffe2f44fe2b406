"""The bare side of ``filmgraph path A B``: one query by the official driver, printed.

Two folded names as arguments; URI, user, password and database in BARE_URI, BARE_USER, BARE_PASSWORD, BARE_DATABASE.
"""

import os
import sys

from neo4j import GraphDatabase

QUERY = """
MATCH (a:Person {folded: $a}), (b:Person {folded: $b})
MATCH path = shortestPath(
  (a)-[:DIRECTED|WROTE|COMPOSED|SHOT|DESIGNED|EDITED|RECORDED|PRODUCED|ACTED_IN|CREDITED*..40]-(b)
)
RETURN [n IN nodes(path) | coalesce(n.title, n.name)] AS names,
       [r IN relationships(path) | [type(r), coalesce(r.role, r.credit), r.sheet, r.line]] AS edges
LIMIT 1
"""


def main() -> None:
    uri, user, password = (os.environ[f"BARE_{name}"] for name in ("URI", "USER", "PASSWORD"))
    with (
        GraphDatabase.driver(uri, auth=(user, password)) as driver,
        driver.session(database=os.environ["BARE_DATABASE"], default_access_mode="READ") as session,
    ):
        record = session.run(QUERY, a=sys.argv[1], b=sys.argv[2]).single(strict=True)
    for name, edge in zip(record["names"], [*record["edges"], []], strict=True):
        print(name, *edge)


if __name__ == "__main__":
    main()
