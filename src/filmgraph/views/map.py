"""A map of a whole graph: one HTML file that asks nobody for anything, for tens of thousands of names.

WebGL draws it, by a script of this package: `page`, with its tables and captions, ends at its `page.LIMIT`.
"""

from __future__ import annotations

import base64
from array import array
from collections.abc import Sequence
from string import Template

from filmgraph.errors import NotFound, UsageError
from filmgraph.model import Graph
from filmgraph.views import palette
from filmgraph.views.page import asset, document, kinds
from filmgraph.views.plain import one_line, shorten, tidy
from filmgraph.views.regions import Region, called, regions

MOST = 200_000
"""Nodes on one map: more take minutes to lay out, and more memory than a browser gives."""
NAMED_BY, NAMED = 2, 200
"""Films that name a community, and communities that get a name."""

_KINDS = tuple(palette.STYLES)


def render(graph: Graph, *, title: str) -> str:
    """The page as text, to be written as UTF-8: the same for the same content. What is of no kind that people look
    for (spellings, decisions) stays out. Raises `NotFound` where nothing is left, `UsageError` above `MOST` nodes.

    >>> from filmgraph.model import Node
    >>> render(Graph([Node("Film", "heat", {"title": "Heat"})]), title="All").startswith("<!DOCTYPE html>")
    True
    """
    graph = _seen(graph)
    pairs = _pairs(graph)
    found, points = regions(len(graph.nodes), pairs)
    names = [shorten(one_line(node.caption), 80) for node in graph.nodes]
    drawn = {
        "names": names,
        "kinds": _packed(array("B", (_KINDS.index(node.label) for node in graph.nodes))),
        "spots": _packed(array("f", (round(axis, 1) for point in points for axis in point))),
        "ends": _packed(array("I", (end for pair in pairs for end in pair))),
        "regions": [_named(region, graph, names) for region in found[:NAMED]],
    }
    return document(
        title=title,
        subtitle=f"{len(names):,} names, {len(graph.edges):,} connections, {len(found):,} communities",
        styles=["map.css"],
        main=Template(asset("map.html")).substitute(legend=kinds(graph)),
        drawn=drawn,
        scripts=[asset("map.js")],
    )


def _seen(graph: Graph) -> Graph:
    nodes = [node for node in graph.nodes if node.label in _KINDS]
    edges = [edge for edge in graph.edges if edge.start[0] in _KINDS and edge.end[0] in _KINDS]
    if not nodes:
        raise NotFound("There is nothing in the graph to make a map of.", "Load sheets first: filmgraph load FOLDER.")
    if len(nodes) > MOST:
        raise UsageError(
            f"{len(nodes):,} names are too many for one map; the limit is {MOST:,}.",
            "Draw a part of it with “filmgraph view NAME”, or export the graph as GEXF for Gephi.",
        )
    return tidy(Graph(nodes, edges))


def _pairs(graph: Graph) -> list[tuple[int, int]]:
    """Who is linked with whom, once each, by the numbers of nodes."""
    number = {node.key: at for at, node in enumerate(graph.nodes)}
    return sorted({(number[edge.start], number[edge.end]) for edge in graph.edges if edge.start != edge.end})


def _packed(values: array[int] | array[float]) -> str:
    return base64.b64encode(values.tobytes()).decode("ascii")


def _named(region: Region, graph: Graph, names: Sequence[str]) -> list[str | float]:
    """A community by its best linked films, or whoever is best linked where it has none; its middle and radius."""
    films = [at for at in region.members if graph.nodes[at].label == "Film"] or list(region.members)
    x, y = region.middle
    return [called(names[at] for at in films[:NAMED_BY]), round(x), round(y), round(region.radius)]
