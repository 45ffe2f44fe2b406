"""The measures of the network of people against plain networkx: ``python -m benchmarks.measures``.

Both sides get the same films with their people, parsed from synthetic sheets, without a database. Ours makes its
network of groups and measures; the bare side makes a `networkx.Graph`, a node a person and an edge a link, weights
included, and asks networkx. Each side makes its network once, outside the time of the measures; making it is a row
of its own, with a bound of its own.

From everybody networkx needs hours on 3,000 sheets for distances and connections: there both sides start from
`FEW` people, and from everybody in an archive of `SMALL` sheets. PageRank is networkx's without scipy, which filmgraph
does not need. Of Burt's constraint networkx, without scipy, gives that of ten people, and ours that of all.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations
from pathlib import Path

import networkx as nx
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

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

Films = dict[str, list[str]]
Work = Callable[[], object]


def films_of(folder: Path) -> Films:
    """The people of each sheet under their names as printed."""
    found = (one for one in sheets.sheets([folder]) if isinstance(one, Sheet))
    return {one.file: sorted({credit.name for credit in one.credits}) for one in found}


def plain(films: Films) -> nx.Graph:
    """The network as networkx has it."""
    graph = nx.Graph()
    for people in films.values():
        graph.add_nodes_from(people)
        for one, other in combinations(people, 2):
            before = graph.get_edge_data(one, other, {"weight": 0.0})["weight"]
            graph.add_edge(one, other, weight=before + 1 / (len(people) - 1))
    return graph


def large(network: Network, graph: nx.Graph) -> Iterator[tuple[str, Work, Work]]:
    """What networkx can do with thousands of sheets."""
    some = hops.sources(network, FEW)
    few = [network.people[at] for at in range(0, network.order, network.order // FEW)][:FEW]
    yield "components", lambda: ties.components(network), lambda: list(nx.connected_components(graph))
    yield "PageRank", lambda: ties.pagerank(network), lambda: _pagerank_python(graph, tol=1e-12 / network.order)
    yield (
        f"distances from {FEW}",
        lambda: hops.hops(network, some),
        lambda: [nx.single_source_shortest_path_length(graph, one) for one in few],
    )
    yield (
        f"betweenness from {FEW}",
        lambda: between.betweenness(network, some),
        lambda: nx.betweenness_centrality(graph, k=FEW, seed=1),
    )
    yield (
        "communities",
        lambda: communities(network),
        lambda: nx.community.louvain_communities(graph, seed=1),
    )


def small(network: Network, graph: nx.Graph) -> Iterator[tuple[str, Work, Work]]:
    """What takes networkx long: everything from everybody."""
    every = hops.sources(network)
    yield "closeness", lambda: hops.hops(network, every), lambda: nx.closeness_centrality(graph)
    yield "betweenness", lambda: between.betweenness(network, every), lambda: nx.betweenness_centrality(graph)
    yield "clustering", lambda: ties.clustering(network), lambda: (nx.average_clustering(graph), nx.transitivity(graph))
    yield (
        "constraint (networkx: of ten)",
        lambda: ties.constraint(network),
        lambda: nx.constraint(graph, nodes=network.people[:10], weight="weight"),
    )


def made(films: Films) -> Network:
    """Our network with its links."""
    network = Network.of(films)
    assert len(network.links.values)
    return network


def results(count: int, repeats: int) -> Iterator[common.Result]:
    with tempfile.TemporaryDirectory(prefix="filmgraph-benchmark-") as folder:
        films = films_of(generate.write(count, 1, Path(folder)))
    for size, measures in ((count, large), (SMALL, small)):
        some = dict(list(films.items())[:size])
        name = f"of {size} sheets"
        yield result(f"network {name}", partial(made, some), partial(plain, some), repeats, BOUND_MAKING)
        for what, ours, bare in measures(made(some), plain(some)):
            yield result(f"{what} {name}", ours, bare, repeats)


def result(name: str, ours: Work, bare: Work, repeats: int, bound: float = BOUND) -> common.Result:
    return common.compared(name, lambda: common.timed(ours), lambda: common.timed(bare), bound=bound, repeats=repeats)


def main() -> None:
    parser = common.parser(__doc__ or "", 3)
    parser.add_argument("--sheets", type=int, default=3000, help="number of synthetic ones (default 3000)")
    arguments = parser.parse_args()
    common.report(results(arguments.sheets, arguments.repeats), arguments.json)


if __name__ == "__main__":
    main()
