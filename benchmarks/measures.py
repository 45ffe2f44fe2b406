"""The measures of the network of people against plain networkx: ``python -m benchmarks.measures``.

Both sides get the same films with their people, parsed from synthetic sheets, without a database. Ours makes its
network of groups and measures; the bare side makes a `networkx.Graph`, a node a person and an edge a link, weights
included, and asks networkx. Each side makes its network once, outside the time of the measures; making it is a row
of its own, with a bound of its own. Both sides reckon without waiting, so it is processor time that is compared.

From everybody networkx needs an hour on a thousand sheets for distances and connections: there both sides start from
`FEW` people, and from everybody in an archive of `SMALL` sheets. PageRank is networkx's without scipy, which filmgraph
does not need. Of Burt's constraint networkx, without scipy, gives that of `TEN` people in `TINY` sheets, and ours that
of all. Degrees are without a bound: networkx has them at hand, as the lengths of its dictionaries of neighbours.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import networkx as nx
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python
from tests.analytics.plain import plain

from benchmarks import common, generate
from filmgraph import sheets
from filmgraph.analytics import between, hops, ties
from filmgraph.analytics.communities import communities
from filmgraph.analytics.network import Network
from filmgraph.model import Sheet

BOUND = 0.1
"""Ours is to be ten times as fast."""
BOUND_MAKING = 0.25
FEW = 20
SMALL = 100
TEN, TINY = 10, 5

Films = dict[str, list[str]]
Work = Callable[[], object]
Row = tuple[str, Work, Work, float | None]
"""What is compared, ours, networkx's, and the bound."""


def films_of(folder: Path) -> Films:
    """The people of each sheet under their names as printed."""
    found = (one for one in sheets.sheets([folder]) if isinstance(one, Sheet))
    return {one.file: sorted({credit.name for credit in one.credits}) for one in found}


def large(network: Network, graph: nx.Graph) -> Iterator[Row]:
    """What networkx can do with a thousand sheets."""
    some = hops.sources(network, FEW)
    few = [network.people[at] for at in range(0, network.order, network.order // FEW)][:FEW]
    centre = max(graph, key=graph.degree)
    yield "components", lambda: ties.components(network), lambda: list(nx.connected_components(graph)), BOUND
    yield "degrees", lambda: degrees(network), lambda: dict(graph.degree()), None
    yield (
        "distances from the centre",
        lambda: hops.distances(network, centre),
        lambda: nx.single_source_shortest_path_length(graph, centre),
        BOUND,
    )
    yield (
        f"distances from {FEW}",
        lambda: hops.hops(network, some),
        lambda: [nx.single_source_shortest_path_length(graph, one) for one in few],
        BOUND,
    )
    yield (
        f"betweenness from {FEW}",
        lambda: between.betweenness(network, some),
        lambda: nx.betweenness_centrality(graph, k=FEW, seed=1),
        BOUND,
    )
    yield (
        "communities",
        lambda: communities(network),
        lambda: nx.community.louvain_communities(graph, seed=1),
        BOUND,
    )


def small(network: Network, graph: nx.Graph) -> Iterator[Row]:
    """What takes networkx long: everything from everybody, and what goes round after round."""
    every = hops.sources(network)
    yield "PageRank", lambda: ties.pagerank(network), lambda: _pagerank_python(graph, tol=1e-12 / network.order), BOUND
    yield "closeness", lambda: closeness(network), lambda: nx.closeness_centrality(graph), BOUND
    yield "betweenness", lambda: between.betweenness(network, every), lambda: nx.betweenness_centrality(graph), BOUND
    yield (
        "clustering, transitivity",
        lambda: ties.clustering(network),
        lambda: (nx.average_clustering(graph), nx.transitivity(graph)),
        BOUND,
    )


def tiny(network: Network, graph: nx.Graph) -> Iterator[Row]:
    """What takes networkx seconds for a single person with a hundred links."""
    ten = network.people[:TEN]
    yield (
        f"constraint (networkx: {TEN} people)",
        lambda: ties.constraint(network),
        lambda: nx.constraint(graph, nodes=ten, weight="weight"),
        BOUND,
    )


def degrees(network: Network) -> dict[str, int]:
    """Everybody's degree, counted anew."""
    return network.of_people(network.sums(network.size.astype(float)) + network.size - 1)


def closeness(network: Network) -> object:
    found = hops.hops(network, hops.sources(network))
    return hops.closeness(network, found, ties.reach(network, ties.components(network)))


def made(films: Films) -> Network:
    """Our network with its links."""
    network = Network.of(films)
    assert len(network.links.values)
    return network


def results(count: int, repeats: int) -> Iterator[common.Result]:
    with tempfile.TemporaryDirectory(prefix="filmgraph-benchmark-") as folder:
        films = films_of(generate.write(count, 1, Path(folder)))
    for size, measures in ((count, large), (SMALL, small), (TINY, tiny)):
        some = dict(list(films.items())[:size])
        name = f"of {size} sheets"
        yield result(f"network {name}", partial(made, some), partial(plain, some), repeats, BOUND_MAKING)
        for what, ours, bare, bound in measures(made(some), plain(some)):
            yield result(f"{what} {name}", ours, bare, repeats, bound)


def result(name: str, ours: Work, bare: Work, repeats: int, bound: float | None) -> common.Result:
    return common.compared(name, lambda: worked(ours), lambda: worked(bare), bound=bound, repeats=repeats)


def worked(work: Work) -> float:
    """Seconds of a processor that ``work`` took."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    parser = common.parser(__doc__ or "", 3)
    parser.add_argument("--sheets", type=int, default=1000, help="number of synthetic ones (default 1000)")
    arguments = parser.parse_args()
    common.report(results(arguments.sheets, arguments.repeats), arguments.json)


if __name__ == "__main__":
    main()
