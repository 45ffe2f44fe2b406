"""The network of people as networkx builds it from films, link by link: the second opinion on every measure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

import networkx as nx


def plain(films: Mapping[str, Iterable[str]]) -> nx.Graph:
    """A node a person; an edge for each two on one film, weighing 1/(people on it - 1) for each such film."""
    graph = nx.Graph()
    for people in map(set, films.values()):
        graph.add_nodes_from(people)
        for one, other in combinations(people, 2):
            before = graph.get_edge_data(one, other, {"weight": 0.0})["weight"]
            graph.add_edge(one, other, weight=before + 1 / (len(people) - 1))
    return graph
