"""A graph as networkx writers and spreadsheets take it: flat values of one type a name, unique node ids."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any, cast

from filmgraph.model import Edge, Graph, Key, Node
from filmgraph.views.plain import as_text, ordered, value

Scalar = str | int | float | bool

_TAKEN = frozenset(
    {"id", "label", "type", "kind_of_node", "weight", "start", "end", "viz", "source", "target", "key", "networkx_key"}
    | {"pid", "parents", "slices", "spells", "node_for_adding", "u_for_edge", "v_for_edge"}
)
"""Names with a meaning of their own in GEXF, GraphML or networkx's readers: such a property is ``property_...``."""


def node_key(key: Key) -> str:
    """A node's id in a file, where a person and a film may bear the same one.

    >>> node_key(("Person", "veit-helmer"))
    'Person:veit-helmer'
    """
    label = key[0].replace("%", "%25").replace(":", "%3A")  # so that no two keys become one id
    return f"{label}:{key[1]}"


def flatten(properties: Mapping[str, Any]) -> dict[str, Scalar]:
    """Properties as text, numbers and truth values: None and empty ones dropped, lists joined, dates as ISO text.

    A list of texts is joined with ``"; "``; one with anything else in it is JSON.

    >>> flatten({"countries": ["Germany", "Russia"], "year": 2011, "colour": None, "more": [1, 2]})
    {'countries': 'Germany; Russia', 'year': 2011, 'more': '[1, 2]'}
    """
    flat = {f"property_{name}" if name in _TAKEN else name: _scalar(thing) for name, thing in properties.items()}
    return {name: thing for name, thing in flat.items() if thing is not None and thing != ""}


def _scalar(raw: object) -> Scalar | None:
    thing = value(raw)
    if isinstance(thing, list) and all(isinstance(item, str) for item in thing):
        return "; ".join(thing)
    if isinstance(thing, list | dict):
        return json.dumps(thing, ensure_ascii=False, sort_keys=True)
    if isinstance(thing, int) and not -(2**63) <= thing < 2**63:
        return str(thing)  # wider than the long of XML and Gephi
    return cast("Scalar | None", thing)


def one_type(rows: Iterable[dict[str, Scalar]]) -> None:
    """Give each name one type in all rows, in place: Gephi and yEd refuse a column that is now number, now text.

    >>> rows = [{"year": 2011}, {"year": "about 1920"}]
    >>> one_type(rows)
    >>> rows
    [{'year': '2011'}, {'year': 'about 1920'}]
    """
    rows = list(rows)
    kinds: dict[str, set[type]] = {}
    for row in rows:
        for name, thing in row.items():
            kinds.setdefault(name, set()).add(type(thing))
    for row in rows:
        for name, thing in row.items():
            if kinds[name] == {int, float}:
                row[name] = float(thing)
            elif len(kinds[name]) > 1:
                row[name] = as_text(thing)


def network(graph: Graph) -> Any:
    """The graph as a ``networkx.MultiDiGraph`` for writers: nodes ``Person:veit-helmer``, parallel edges kept.

    Each node has ``label`` (its caption) and ``kind_of_node``, each edge ``label`` (its type), besides the flattened
    properties. The graph is expected to be `plain.tidy`; edges are numbered in its order.

    >>> network(Graph([Node("Film", "heat", {"title": "Heat"})])).nodes["Film:heat"]["label"]
    'Heat'
    """
    result = import_module("networkx").MultiDiGraph()  # networkx brings no types of its own
    nodes = [flatten(node.properties) for node in graph.nodes]
    edges = [flatten(edge.properties) for edge in graph.edges]
    one_type(nodes)
    one_type(edges)
    for node, flat in zip(graph.nodes, nodes, strict=True):
        name = node_key(node.key)
        result.add_node(name)
        # Not as arguments of `add_node`: a property may be called like one of its own.
        result.nodes[name].update({"label": node.caption, "kind_of_node": node.label, **flat})
    for number, (edge, flat) in enumerate(zip(graph.edges, edges, strict=True)):
        start, end = node_key(edge.start), node_key(edge.end)
        result.add_edge(start, end, key=str(number))
        result.edges[start, end, str(number)].update({"label": edge.type, **flat})
    return result


def columns(things: Sequence[Node] | Sequence[Edge]) -> list[str]:
    """The names of all properties: the schema's in the schema's order, then what else there is, sorted.

    >>> columns([Node("Film", "heat", {"zest": 1, "year": 1995, "title": "Heat"})])
    ['title', 'year', 'zest']
    """
    return ordered({name for thing in things for name in thing.properties})
