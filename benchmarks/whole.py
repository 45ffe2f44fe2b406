"""Reading the whole graph as lists against row by row: ``python -m benchmarks.whole``.

Both sides read the links alone, and then every node and edge with all properties, from a local store and from a Neo4j
that the tests would use (``tests/neo4j_server.py``), into which the same synthetic sheets were loaded. The bare side
asks by the official driver, in a session that is open already, a record a node and a record an edge, and keeps what it
gets; ours makes a `Graph` of it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from neo4j import Session

from benchmarks import common, generate
from filmgraph.explore import links, whole
from filmgraph.load import load
from filmgraph.store import Store

BOUND_LINKS, BOUND_WHOLE = 0.25, 1.0
"""What a measure needs is to come four times as fast; with all properties most of the time is spent on their values."""
ROW_BY_ROW = ("MATCH (n) RETURN n", "MATCH (a)-[r]->(b) RETURN a.id, r, b.id")
LINKS_ROW_BY_ROW = ("MATCH (a)-[r]->(b) RETURN type(r), a.id, b.id",)


def row_by_row(session: Session, texts: tuple[str, ...]) -> None:
    kept = [list(session.run(text)) for text in texts]
    assert all(kept)


def results(sheets: int, repeats: int) -> Iterator[common.Result]:
    with tempfile.TemporaryDirectory(prefix="filmgraph-benchmark-") as made:
        folder = generate.write(sheets, 1, Path(made) / "sheets")
        for name, server in common.SERVERS.items():
            with server() as store:
                load(store, [str(folder)])
                with common.bare_session(store) as session:
                    yield from of(name, store, session, repeats)


def of(name: str, store: Store, session: Session, repeats: int) -> Iterator[common.Result]:
    yield compared(
        f"who is linked with which film, {name}",
        lambda: list(links(store.reader())),
        lambda: row_by_row(session, LINKS_ROW_BY_ROW),
        BOUND_LINKS,
        repeats,
    )
    yield compared(
        f"all nodes and edges whole, {name}",
        lambda: whole(store.reader()),
        lambda: row_by_row(session, ROW_BY_ROW),
        BOUND_WHOLE,
        repeats,
    )


def compared(
    name: str, ours: Callable[[], object], bare: Callable[[], object], bound: float, repeats: int
) -> common.Result:
    for work in (ours, bare):  # warms the server for both
        work()
    return common.compared(name, lambda: common.timed(ours), lambda: common.timed(bare), bound=bound, repeats=repeats)


def main() -> None:
    parser = common.parser(__doc__ or "", 3)
    parser.add_argument("--sheets", type=int, default=5000, help="number of synthetic ones (default 5000)")
    arguments = parser.parse_args()
    common.report(results(arguments.sheets, arguments.repeats), arguments.json)


if __name__ == "__main__":
    main()
