"""How large each node is drawn: by a measure of the picture itself, and what the legend says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from filmgraph.errors import UsageError
from filmgraph.model import Graph, Key

EXACT, SAMPLE, SEED = 400, 100, 1
"""Nodes up to which betweenness is exact; beyond, it is estimated from so many nodes, drawn by a seed."""

Values = dict[Key, float]


@dataclass(frozen=True, slots=True)
class Sizes:
    """A measure's value for each node, in words of the legend: ``meaning``."""

    meaning: str
    values: Values

    def share(self, key: Key) -> float:
        """Between 0 and 1: the root of the share of the largest, so that areas stand for values."""
        most = max(self.values.values(), default=0.0)
        return round((self.values[key] / most) ** 0.5, 3) if most else 0.0


def sizes(graph: Graph, measure: str) -> Sizes:
    """The values of one of `MEASURES` in a graph that is `plain.tidy`. Raises `UsageError` for another word.

    >>> from filmgraph.model import Edge, Node
    >>> ana, heat = ("Person", "ana"), ("Film", "heat")
    >>> sizes(Graph([Node(*heat), Node(*ana)], [Edge("SHOT", ana, heat)]), "films").values
    {('Film', 'heat'): 0.0, ('Person', 'ana'): 1.0}
    """
    if measure not in MEASURES:
        raise UsageError(f"“{measure}” is no measure of a picture.", f"There are: {', '.join(MEASURES)}.")
    meaning, values = MEASURES[measure](graph)
    return Sizes(meaning, {node.key: values.get(node.key, 0.0) for node in graph.nodes})


def _degree(graph: Graph) -> tuple[str, Values]:
    ends = Counter(end for edge in graph.edges for end in {edge.start, edge.end})
    return "connections here", {key: float(many) for key, many in ends.items()}


def _films(graph: Graph) -> tuple[str, Values]:
    pairs = {pair for edge in graph.edges for pair in ((edge.start, edge.end), (edge.end, edge.start))}
    many = Counter(one for one, other in pairs if other[0] == "Film" and one[0] != "Film")
    return "films here", {key: float(films) for key, films in many.items()}


def _betweenness(graph: Graph) -> tuple[str, Values]:
    networkx = import_module("networkx")  # late: most pictures need no measure that takes time
    links = networkx.Graph()
    links.add_nodes_from(node.key for node in graph.nodes)
    links.add_edges_from((edge.start, edge.end) for edge in graph.edges)
    if len(links) <= EXACT:
        return "betweenness here", networkx.betweenness_centrality(links)
    found: Values = networkx.betweenness_centrality(links, k=SAMPLE, seed=SEED)
    return f"betweenness here, estimated from {SAMPLE}", found


MEASURES: dict[str, Callable[[Graph], tuple[str, Values]]] = {
    "degree": _degree,
    "films": _films,
    "betweenness": _betweenness,
}
"""The measures by name: each gives its meaning and the values of the nodes that have one."""
