"""Reading the whole graph as lists against row by row: ``python -m benchmarks.whole``.

Both sides read every node and edge with all properties, from a local store and from a Neo4j that the tests would use
(``tests/neo4j_server.py``), into which the same synthetic sheets were loaded. The bare side asks as the driver's manual
does, a record a node and a record an edge, and keeps what it gets; ours makes a `Graph` of it.
"""

from __future__ import annotations

import functools
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.neo4j_server import neo4j_server

from benchmarks import common, generate
from filmgraph.explore import whole
from filmgraph.load import load
from filmgraph.store import Limits, Store, connect

BOUND = 0.25
ROW_BY_ROW = ("MATCH (n) RETURN n", "MATCH (a)-[r]->(b) RETURN a.id, r, b.id")
ALL = Limits(rows=None, seconds=600)


def row_by_row(store: Store) -> None:
    """The same reader, so that connections and checks cost both sides the same."""
    kept = [store.reader().query(text, limits=ALL).rows for text in ROW_BY_ROW]
    assert all(kept)


@contextmanager
def fresh_neo4j() -> Iterator[Store]:
    with tempfile.TemporaryDirectory(prefix="filmgraph-benchmark-") as folder:
        os.environ["CI"] = "1"  # where no server is to be had, fail and say why
        with neo4j_server(Path(folder) / "neo4j") as settings, connect(settings) as store:
            yield store


def results(sheets: int, repeats: int) -> Iterator[common.Result]:
    with tempfile.TemporaryDirectory(prefix="filmgraph-benchmark-") as made:
        folder = generate.write(sheets, 1, Path(made) / "sheets")
        for name, server in (("local store", common.fresh_store), ("Neo4j", fresh_neo4j)):
            with server() as store:
                load(store, [str(folder)])
                yield from compared(f"whole graph, {sheets} sheets, {name}", store, repeats)


def compared(name: str, store: Store, repeats: int) -> Iterator[common.Result]:
    """Elapsed time, and our process's own: neighbours on the machine disturb that less."""
    sides = (lambda: whole(store.reader()), lambda: row_by_row(store))
    for work in sides:  # warms the server for both
        work()
    for clock, what in ((time.perf_counter, name), (time.process_time, "   of it our own processor time")):
        ours, bare = (functools.partial(seconds, work, clock) for work in sides)
        yield common.compared(what, ours, bare, bound=BOUND, repeats=repeats)


def seconds(work: Callable[[], object], clock: Callable[[], float]) -> float:
    started = clock()
    work()
    return clock() - started


def main() -> None:
    parser = common.parser(__doc__ or "", 3)
    parser.add_argument("--sheets", type=int, default=5000, help="number of synthetic ones (default 5000)")
    arguments = parser.parse_args()
    common.report(results(arguments.sheets, arguments.repeats), arguments.json)


if __name__ == "__main__":
    main()
