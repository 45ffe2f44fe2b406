"""The bare side of the load: rows that are ready in memory, by the official driver, in batches.

``python benchmarks/bare_load.py ROWS.pickle URI USER DATABASE BATCH`` with the password on standard input; prints the
seconds. It knows no sheets and decides nothing: nodes by UNWIND and MERGE, edges by UNWIND and CREATE, each batch in
a managed transaction.
"""

from __future__ import annotations

import gc
import pickle
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from neo4j import Driver, GraphDatabase, ManagedTransaction

NODES = "UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n += row.properties"
EDGES = (
    "UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
    "CREATE (a)-[:{type} {{{properties}}}]->(b)"
)
# Properties given at once: an edge that gets them by SET is written twice.
Rows = list[dict[str, Any]]


def write(driver: Driver, database: str, schema: list[str], work: list[tuple[str, Rows]], batch: int) -> None:
    """Run the schema, then each statement over its rows."""
    with driver.session(database=database) as session:
        for statement in schema:
            session.run(statement).consume()
        for text, rows in work:
            for piece in pieces(rows, batch):
                session.execute_write(send, text, piece)


def pieces(rows: Rows, size: int) -> Iterator[Rows]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def send(tx: ManagedTransaction, text: str, rows: Rows) -> None:
    tx.run(text, rows=rows).consume()


def main() -> None:
    file, uri, user, database, batch = sys.argv[1:]
    schema, work = pickle.loads(Path(file).read_bytes())
    password = sys.stdin.readline().strip()
    gc.freeze()  # the rows are there already: they shall not cost this side time
    started = time.perf_counter()
    with GraphDatabase.driver(uri, auth=(user, password)) as driver:
        write(driver, database, schema, work, int(batch))
    print(time.perf_counter() - started)


if __name__ == "__main__":
    main()
