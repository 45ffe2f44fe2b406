"""A picture as short JSON: columns instead of a name and a value for each of thousands of nodes and edges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from filmgraph.model import Graph
from filmgraph.views.plain import one_line
from filmgraph.views.words import manner

Row = dict[str, Any]


def packed(drawn: dict[str, Any], graph: Graph) -> dict[str, Any]:
    """What `picture.picture` made of the graph, for a page that has the graph's tables: captions (``c``) and manners
    (``w``) that stand in a table as they are, are None here."""
    nodes = [
        {**one, "c": None if one["c"] == [one_line(node.caption)] else one["c"]}
        for one, node in zip(drawn["nodes"], graph.nodes, strict=True)
    ]
    edges = [
        {**one, "w": None if one["w"] == manner(edge) else one["w"]}
        for one, edge in zip(drawn["edges"], graph.edges, strict=True)
    ]
    return {**drawn, "nodes": columns(nodes), "edges": columns(edges)}


def columns(rows: Sequence[Row]) -> dict[str, Any]:
    """``count`` rows; ``same``, what all of them say; ``each``, a list of values by name; ``texts``, lists of texts
    into which the numbers in ``each`` lead.

    >>> columns([{"k": "Film", "x": 5, "s": 0}, {"k": "Film", "x": 9, "s": 0}])
    {'count': 2, 'same': {'k': 'Film', 's': 0}, 'each': {'x': [5, 9]}, 'texts': {}}
    >>> columns([{"k": "Film"}, {"k": "Person"}, {"k": "Film"}])["each"]
    {'k': [0, 1, 0]}
    """
    made: dict[str, Any] = {"count": len(rows), "same": {}, "each": {}, "texts": {}}
    for name in dict.fromkeys(name for row in rows for name in row):
        values = [row.get(name) for row in rows]
        if all(value == values[0] for value in values):
            made["same"][name] = values[0]
        elif all(isinstance(value, str) for value in values):
            made["texts"][name] = list(dict.fromkeys(values))
            number = {text: at for at, text in enumerate(made["texts"][name])}
            made["each"][name] = [number[text] for text in values]
        else:
            made["each"][name] = values
    return made
