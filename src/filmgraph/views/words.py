"""The words of a picture: what an edge is called, which properties people see, where an edge was printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from filmgraph.model import EDGES, SOURCE, Edge, Node
from filmgraph.views.plain import as_text, base_name, clean

_VERBS = {
    "SHOT": "shot",
    "PRODUCTION_COMPANY_OF": "produced",
    "ACTED_IN": "acted in",
    "SELECTED_AT": "selected at",
    "WROTE_ABOUT": "wrote about",
    "CREDITED": "credited on",
}
_NAMES = {
    "duration_min": "Minutes",
    "native": "In own script",
    "colour": "Colour",
    "sites": "Sites",
    "title_source": "Title from",
    "raw": "Printed",
}
_INNER = frozenset({"folded", "slug", "sheet_hash", "native_key", "given", "surname", "title_source", "spellings"})
"""Properties that serve the search and the loader, not a reader."""


def verb(edge: Edge) -> str:
    """An edge's type as words between its two ends.

    >>> verb(Edge("ACTED_IN", ("Person", "a"), ("Film", "b")))
    'acted in'
    """
    return _VERBS.get(edge.type) or clean(edge.type).lower().replace("_", " ")


def manner(edge: Edge) -> str:
    """What is said after the other end: the role, the year, the printed label where the verb does not say it.

    >>> manner(Edge("ACTED_IN", ("Person", "a"), ("Film", "b"), {"role": "Nazira"}))
    'as Nazira'
    >>> manner(Edge("PRODUCED", ("Person", "a"), ("Film", "b"), {"credit": "Producers"}))
    '(Producers)'
    """
    name = _telling(edge)
    if name is None:
        return ""
    words = as_text(edge.properties[name])
    if edge.type == "ACTED_IN" and name == "role":
        return f"as {words}"
    return words if name in ("year", "date") else f"({words})"


def _telling(edge: Edge) -> str | None:
    """The property that tells an edge from its parallels, if the verb alone does not."""
    names = ["role", "title", "date", "year"]
    if edge.type in ("PRODUCED", "CREDITED") or edge.type not in EDGES:
        names.insert(0, "credit")
    return next((name for name in names if edge.properties.get(name)), None)


def facts(node: Node) -> list[tuple[str, str]]:
    """A node's properties for a reader: name and text, its caption left out, no folders of a path.

    >>> facts(Node("Film", "b", {"title": "Baikonur", "year": 2011, "sheet": "/home/ana/b.txt"}))
    [('Year', '2011'), ('Sheet', 'b.txt')]
    """
    hidden = _INNER | {"title" if node.properties.get("title") else "name"}
    return _listed(node.properties, hidden)


def edge_facts(edge: Edge) -> list[tuple[str, str]]:
    """What `manner` and `source` leave unsaid of an edge.

    >>> edge_facts(Edge("SELECTED_AT", ("Film", "b"), ("Festival", "c"), {"date": "2012-05-01", "year": 2012}))
    [('Year', '2012')]
    """
    said = _telling(edge)
    return _listed(edge.properties, {*SOURCE, said} if said else frozenset(SOURCE))


def source(edge: Edge) -> tuple[str, str]:
    """Where the edge was printed and what: ``("baikonur.txt, line 11", "Directed by : ...")``; empty if unknown.

    >>> source(Edge("DIRECTED", ("Person", "a"), ("Film", "b"), {"sheet": "x/b.txt", "line": 11}))
    ('b.txt, line 11', '')
    """
    given = edge.properties
    sheet = base_name(given["sheet"]) if given.get("sheet") else ""
    line = f"line {as_text(given['line'])}" if given.get("line") else ""
    return ", ".join(part for part in (sheet, line) if part), as_text(given.get("raw"))


def _listed(properties: Mapping[str, Any], hidden: frozenset[str] | set[str]) -> list[tuple[str, str]]:
    rows = []
    for name, thing in properties.items():
        text = base_name(thing) if name == "sheet" and thing else as_text(thing)
        if name not in hidden and text:
            rows.append((_NAMES.get(name) or clean(name).replace("_", " ").capitalize(), text))
    return rows
