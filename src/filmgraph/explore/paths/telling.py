"""Ways as paths: each step an edge with its source, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import Any

from filmgraph.explore.films import known_as
from filmgraph.explore.paths.answer import Path, Step
from filmgraph.explore.paths.rules import WEIGHTS
from filmgraph.explore.paths.ways import Way
from filmgraph.explore.words import sentence
from filmgraph.model import RANK, Edge, Graph, Key, Node
from filmgraph.questions import statement
from filmgraph.store import Limits, Reader


def edges_along(reader: Reader, ways: Iterable[Way], types: Collection[str]) -> Graph:
    """The nodes of ways, and all edges of these types between those that follow each other; the best job first."""
    hops = {tuple(sorted(hop, key=lambda end: end[0] != "Film")) for way in ways for hop in pairwise(way)}
    nodes: dict[Key, Node] = {}
    edges: list[Edge] = []
    for film, found in _edges_of_films(reader, hops):
        for label, other, type_, properties in sorted(found, key=lambda edge: (edge[0], edge[1]["id"])):
            keys = ("Film", film["id"]), (label, other["id"])
            if keys in hops and type_ in types:  # and not of the same id, but another label
                for key, own in zip(keys, (film, other), strict=True):
                    nodes.setdefault(key, Node(*key, own))
                edges.append(Edge.between(type_, *keys, properties))
    return Graph(list(nodes.values()), sorted(edges, key=_importance))


def _edges_of_films(reader: Reader, hops: Iterable[Way]) -> list[list[Any]]:
    """Each film of some hops, with its edges to what it is to be linked with."""
    others: dict[str, list[str]] = {}
    for film, other in sorted(hops):
        others.setdefault(film[1], []).append(other[1])
    wanted = [{"id": film, "others": ids} for film, ids in others.items()]
    return reader.query(statement("lookups/edges-between"), {"films": wanted}, limits=Limits(rows=None)).rows


def _importance(edge: Edge) -> tuple[Any, ...]:
    own = edge.properties
    return (WEIGHTS[edge.type], RANK[edge.type], edge.start, edge.end, own["line"], own["position"])


def told(ways: Iterable[Way], graph: Graph) -> tuple[Path, ...]:
    """Ways as paths, each step told by its best job."""
    nodes = {node.key: node for node in graph.nodes}
    best: dict[frozenset[Key], Edge] = {}
    for edge in graph.edges:
        best.setdefault(frozenset((edge.start, edge.end)), edge)

    def path(way: Way) -> Path:
        steps = (_step(nodes[here], nodes[there], best[frozenset((here, there))]) for here, there in pairwise(way))
        return Path(way, tuple(steps))

    return tuple(map(path, ways))


def _step(here: Node, there: Node, edge: Edge) -> Step:
    film, other = (here, there) if here.label == "Film" else (there, here)
    properties = edge.properties
    words = sentence(edge.type, other.caption, known_as(film), properties)
    role = properties.get("role") or properties.get("credit")
    return Step(
        here.caption, edge.type, there.caption, role, properties["sheet"], properties["line"], properties["raw"], words
    )
