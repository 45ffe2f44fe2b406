"""The view model: what a script needs to draw a piece of the graph, as plain values for JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from filmgraph.model import Edge, Graph, Key, Node
from filmgraph.views import layout, palette
from filmgraph.views.plain import one_line, shorten, tidy
from filmgraph.views.sizes import Sizes
from filmgraph.views.spacing import Point, caption_lines
from filmgraph.views.words import edge_facts, facts, manner, source, verb


def picture(
    graph: Graph,
    about: set[Key],
    paths: list[list[Key]],
    seed: int,
    sizes: Sizes,
    places: Mapping[Key, Point] | None = None,
) -> dict[str, Any]:
    """What the script draws: nodes and edges by number, the numbers being those of the tables' rows. The places are
    those of `layout.settled`, unless others are given."""
    places = places or layout.settled(graph, seed, paths)
    number = {node.key: place for place, node in enumerate(graph.nodes)}
    strong = {key for path in paths for key in path}
    steps = {frozenset(pair) for path in paths for pair in pairwise(path)}
    return {
        "nodes": [_drawn(node, places[node.key], about, strong, sizes) for node in graph.nodes],
        "edges": [
            {
                "a": number[edge.start],
                "b": number[edge.end],
                **_said(edge),
                "r": bend,
                "s": int(frozenset((edge.start, edge.end)) in steps),
            }
            for edge, bend in zip(graph.edges, bends(graph.edges), strict=True)
        ],
    }


def _drawn(node: Node, place: Point, about: set[Key], strong: set[Key], sizes: Sizes) -> dict[str, Any]:
    key = node.key
    x, y = map(int, place)
    return {**_captioned(node), "x": x, "y": y, "m": int(key in about), "s": int(key in strong), "z": sizes.share(key)}


def _captioned(node: Node) -> dict[str, Any]:
    year = node.properties.get("year")
    dated = {"year": year} if node.label == "Film" and isinstance(year, int) else {}
    return {"k": node.label if node.label in palette.STYLES else "Other", "c": caption_lines(node), **dated}


def _said(edge: Edge) -> dict[str, Any]:
    return {"t": verb(edge), "w": shorten(one_line(manner(edge)), 60)}


def pieces(graph: Graph) -> dict[str, Any]:
    """The same without positions, by keys (``Film:heat-1995``), with all that is to be told of each node and edge: for
    a picture that grows. Edges may end at nodes that the picture has already, which are not told again.

    >>> pieces(Graph([Node("Film", "heat-1995", {"title": "Heat"})]))["nodes"]
    [{'key': 'Film:heat-1995', 'k': 'Film', 'c': ['Heat'], 'name': 'Heat', 'facts': []}]
    """
    told = {node.key for node in graph.nodes}
    graph = tidy(graph)
    return {
        "nodes": [
            {
                "key": named(node.key),
                **_captioned(node),
                "name": one_line(node.caption),
                "facts": facts(node),
            }
            for node in graph.nodes
            if node.key in told
        ],
        "edges": [
            {"a": named(edge.start), "b": named(edge.end), **_said(edge), "r": bend, **_sourced(edge)}
            for edge, bend in zip(graph.edges, bends(graph.edges), strict=True)
        ],
    }


def named(key: Key) -> str:
    """A key as one text, ``Film:heat-1995``."""
    return f"{key[0]}:{key[1]}"


def _sourced(edge: Edge) -> dict[str, Any]:
    place, printed = source(edge)
    return {"type": edge.type, "facts": edge_facts(edge), "place": place, "raw": printed}


def bends(edges: Sequence[Edge]) -> list[float]:
    """How far each edge bends, -0.9 to 0.9, so that no two between the same nodes lie on each other.

    The sign is meant for the way from start to end, so it turns for an edge that runs the other way.
    """
    groups = Counter(frozenset((edge.start, edge.end)) for edge in edges)
    used: Counter[frozenset[Key]] = Counter()
    found = []
    for edge in edges:
        pair = frozenset((edge.start, edge.end))
        middle = (groups[pair] - 1) / 2
        offset = used[pair] - middle
        used[pair] += 1
        bend = offset * min(0.28, 0.9 / max(middle, 1))
        found.append(round(bend if edge.start <= edge.end else -bend, 3))
    return found
