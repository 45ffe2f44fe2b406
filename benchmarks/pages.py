"""Pages against pyvis: ``python -m benchmarks.pages``.

Both sides make a page that is settled when it opens, of the same graph, one a turn: ours with its tables and sources;
the other what a script does with networkx and pyvis: places by ``forceatlas2_layout`` as it comes, the scripts inside
the file, the same words on nodes and edges. pyvis without places is written sooner than ours, but then the browser
works them out while one waits.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import networkx as nx
from pyvis.network import Network

from benchmarks import common
from filmgraph.model import Edge, Graph, Node
from filmgraph.views import page

TIME = 0.5
GRAPHS = ((300, 900, 1.2), (2_000, 6_000, 1.2))
"""Nodes, edges, and the bound of the size: the tables, which pyvis has not, weigh more in a large page."""


def crowd(nodes: int, edges: int) -> Graph:
    """Films with casts that overlap, as those of one country do."""
    drawn, films = random.Random(1), nodes // 7
    people = nodes - films
    graph = Graph(
        [Node("Film", f"f{at}", {"title": f"A Film Called {at}", "year": 1950 + at % 70}) for at in range(films)]
    )
    graph.nodes += [Node("Person", f"p{at}", {"name": f"Somebody SURNAME {at}"}) for at in range(people)]
    for at in range(edges):
        film = int(at % people * films / people + drawn.gauss(0, 3)) % films
        said = {"role": f"Role {at}", "sheet": "film.txt", "line": 12, "raw": f"Somebody SURNAME ... Role {at}"}
        graph.edges.append(Edge("ACTED_IN", ("Person", f"p{at % people}"), ("Film", f"f{film}"), said))
    return graph


def ours(graph: Graph) -> str:
    return page.render(graph, title="A crowd")


def theirs(graph: Graph) -> str:
    links = nx.Graph((edge.start[1], edge.end[1]) for edge in graph.edges)
    return written(graph, nx.forceatlas2_layout(links, seed=1))


def written(graph: Graph, places: Mapping[str, Any]) -> str:
    """A page by pyvis, with these places or none."""
    network = Network(cdn_resources="in_line", directed=True)
    for node in graph.nodes:
        spot = {axis: 100 * float(at) for axis, at in zip("xy", places.get(node.id, ()), strict=False)}
        network.add_node(node.id, label=node.caption, title=str(dict(node.properties)), group=node.label, **spot)
    for edge in graph.edges:
        network.add_edge(edge.start[1], edge.end[1], title=str(dict(edge.properties)))
    network.toggle_physics(not places)
    text: str = network.generate_html(notebook=False)
    return text


def results(repeats: int) -> Iterator[common.Result]:
    for nodes, edges, size in GRAPHS:
        graph = crowd(nodes, edges)
        where = f"{nodes:,} nodes"
        ways = partial(ours, graph), partial(theirs, graph)
        sides = [partial(common.timed, way) for way in ways]
        yield common.compared(f"settled page, {where}", *sides, bound=TIME, repeats=repeats)
        mine, other = len(ours(graph).encode()) / 1e6, len(written(graph, {}).encode()) / 1e6
        yield common.Result(f"size, {where}", "MB", mine, other, size, 1)


def main() -> None:
    arguments = common.parser(__doc__ or "", 3).parse_args()
    common.report(results(arguments.repeats), arguments.json)


if __name__ == "__main__":
    main()
