"""Paths against networkx: ``python -m benchmarks.paths``.

Both sides answer for the same pairs of people on the same running store, one pair a turn. The other side is what a
script would do: read who worked on which film by the plain driver, make a graph of it, ask
`networkx.bidirectional_shortest_path`. Ours gives the path with its sources. Besides, five alternatives against one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import networkx as nx

from benchmarks import common, generate
from filmgraph.explore.paths import find_paths
from filmgraph.explore.search import Hit
from filmgraph.load import load
from filmgraph.model import CREDIT_TYPES
from filmgraph.store import Store

BOUND, BOUND_ALTERNATIVES = 0.1, 5.0
PAIRS = 10
ENDS = """
MATCH (p:Person)-[r:ACTED_IN]->(:Film)
WITH p, count(r) AS films
WHERE films = 4
RETURN p.id AS id ORDER BY id
"""
JOBS = f"MATCH (p:Person)-[:{'|'.join(CREDIT_TYPES)}]->(f:Film) RETURN p.id AS person, f.id AS film"


def results(sheets: int, repeats: int, server: str) -> Iterator[common.Result]:
    with common.SERVERS[server]() as store, tempfile.TemporaryDirectory() as folder:
        load(store, [str(generate.write(sheets, 1, Path(folder)))])
        yield from of_store(store, f"{sheets:,} films, {server}", repeats)


def of_store(store: Store, where: str, repeats: int) -> Iterator[common.Result]:
    """The figures of a store that is loaded."""
    people = [Hit("Person", row[0], row[0]) for row in store.reader().query(ENDS).rows]
    pairs = [(people[at], people[-1 - at]) for at in range(min(PAIRS, len(people) // 2))]
    one, five, theirs = (turns(pairs, way) for way in (alternatives(store, 1), alternatives(store, 5), bare(store)))
    one(), five()  # once each, for the server's plans
    yield common.compared(f"path A B, {where}", one, theirs, bound=BOUND, repeats=repeats)
    yield common.compared(f"five alternatives, {where}", five, one, bound=BOUND_ALTERNATIVES, repeats=3 * repeats)


def turns(pairs: list[tuple[Hit, Hit]], answer: Callable[[Hit, Hit], object]) -> Callable[[], float]:
    """Seconds that the answer for the next pair takes."""
    following = cycle(pairs)
    return lambda: common.timed(lambda: answer(*next(following)))


def alternatives(store: Store, most: int) -> Callable[[Hit, Hit], object]:
    return lambda start, end: find_paths(store.reader(), start, end, most=most, alternatives=True)


def bare(store: Store) -> Callable[[Hit, Hit], object]:
    def answer(start: Hit, end: Hit) -> object:
        graph = nx.Graph()
        with common.bare_session(store) as session:
            graph.add_edges_from((("p", person), ("f", film)) for person, film in session.run(JOBS))
        return nx.bidirectional_shortest_path(graph, ("p", start.id), ("p", end.id))

    return answer


def main() -> None:
    parser = common.parser(__doc__ or "", 5)
    parser.add_argument("--sheets", type=int, default=5000, help="in the store (default 5000)")
    parser.add_argument("--server", choices=common.SERVERS, help="on this server only")
    arguments = parser.parse_args()
    servers = [arguments.server] if arguments.server else common.SERVERS
    every = (one for server in servers for one in results(arguments.sheets, arguments.repeats, server))
    common.report(every, arguments.json)


if __name__ == "__main__":
    main()
