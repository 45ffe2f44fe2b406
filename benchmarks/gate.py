"""A query through the gate against the same query by the bare driver: ``python -m benchmarks.gate``.

Both sides open a session, ask in READ mode with a time limit, and read the rows; ours looks at the words, on Neo4j
has the query explained first, watches the time, and makes an `Answer`. Ours asks with a new reader each time, so that
none remembers the query: as each command does. The last row asks a text that Neo4j has never seen, which it then has
to compile twice.

Neo4j is the one of the tests: named by ``FILMGRAPH_TEST_NEO4J_URI`` (nothing is written to it), in Docker, or fetched.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, repeat
from pathlib import Path

from neo4j import Driver, Query
from tests.neo4j_server import neo4j_server

from benchmarks import common
from filmgraph.store import Limits, Store, connect
from filmgraph.store.bolt import open_driver
from filmgraph.store.local.state import read_state

MOST_SECONDS = 0.005
"""What the gate may cost a query."""
LIMITS = Limits(rows=1000, seconds=30)
TEXT = """
// number {number}: the words of a gate, in a comment and a string
MATCH (p:Person)-[:DIRECTED]->(f:Film)
WHERE f.title <> 'CREATE (:Film)' AND f.year > {number}
OPTIONAL MATCH (f)-[s:SELECTED_AT]->(x:Festival)
RETURN p.name AS name, count(DISTINCT f) AS films, collect(x.name)[..5] AS festivals
ORDER BY films DESC LIMIT 10
"""


def results(repeats: int) -> Iterator[common.Result]:
    with common.fresh_store() as store:
        state = read_state(store.settings.folder)
        assert state
        with open_driver(state.address, "reader", state.passwords["reader"]) as driver:
            yield compared("a query, local store", Sides(store, driver, repeat(0)), repeats)
    with (
        tempfile.TemporaryDirectory() as folder,
        neo4j_server(Path(folder)) as settings,
        connect(settings) as store,
        open_driver(settings.uri or "", settings.username, settings.password) as driver,
    ):
        yield compared("a query, Neo4j", Sides(store, driver, repeat(0)), repeats)
        yield compared("a query Neo4j does not know yet", Sides(store, driver, count(1)), repeats)


@dataclass(frozen=True, slots=True)
class Sides:
    """The same query by filmgraph and by the driver; each time with the next of ``numbers`` in its text."""

    store: Store
    driver: Driver
    numbers: Iterator[int]

    def ours(self) -> float:
        text = TEXT.format(number=next(self.numbers))
        return common.timed(lambda: self.store.reader().query(text, limits=LIMITS))

    def bare(self) -> float:
        query = Query(TEXT.format(number=next(self.numbers)), timeout=LIMITS.seconds)
        return common.timed(lambda: self._ask(query))

    def _ask(self, query: Query) -> None:
        with self.driver.session(database=self.store.database, default_access_mode="READ") as session:
            list(session.run(query))


def compared(name: str, sides: Sides, repeats: int) -> common.Result:
    """Medians of both sides; the bound is the bare side and five milliseconds, as a ratio."""
    common.interleaved((sides.ours, sides.bare), repeats // 2)  # a server is slow at first
    ours, bare = common.interleaved((sides.ours, sides.bare), repeats)
    return common.Result(name, "s", ours, bare, 1 + MOST_SECONDS / bare, repeats)


def main() -> None:
    arguments = common.parser(__doc__ or "", 300).parse_args()
    common.report(results(arguments.repeats), arguments.json)


if __name__ == "__main__":
    main()
