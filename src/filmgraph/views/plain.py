"""Texts, values and graphs made fit to be shown: harmless, complete, in one order.

Whatever the database returned, two views of the same content must be the same bytes, so every view begins with
`tidy`. Nothing is dropped: an edge whose end is missing from the graph gets a bare node to stand on.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from filmgraph.model import EDGES, NODES, SOURCE, Edge, Graph, Key, Node

# C0 controls but tab and newline, DEL and C1, lone surrogates, and the two non-characters XML forbids.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s+")


def _schema_names() -> Iterable[str]:
    yield from (name for node in NODES.values() for name in node.properties)
    yield from (name for edge in EDGES.values() for name in edge.properties)
    yield from SOURCE


def clean(value: object) -> str:
    """Text that any encoder, XML parser and browser takes; line ends become ``\\n``, the unfit ``U+FFFD``.

    >>> clean("a\\r\\nb\\x00c")
    'a\\nb\\ufffdc'
    """
    text = str(value)
    if text.isprintable():  # as nearly all are, and this is quickly known
        return text
    return _UNFIT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(value: object) -> str:
    """Clean text in one line, without marks that would turn the writing direction of what stands beside it.

    >>> one_line(" Veit\\n\\u202eHELMER ")
    'Veit HELMER'
    """
    return _SPACE.sub(" ", _BIDI.sub("", clean(value))).strip()


def shorten(text: str, width: int) -> str:
    """Text of at most ``width`` characters, an ellipsis for the rest.

    >>> shorten("Baikonur", 5)
    'Baik…'
    """
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def columns(text: str) -> int:
    """How wide text is, in Latin letters: a wide letter (Chinese, Korean) counts two, a combining mark none.

    >>> columns("Песня"), columns("映画")
    (5, 4)
    """
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) > 0 for letter in text)


def base_name(path: object) -> str:
    """A sheet's file name without its folders, which are nobody's business in a page that is sent around.

    >>> base_name("/home/ana/sheets/baikonur.txt"), base_name("C:\\\\sheets\\\\b.txt")
    ('baikonur.txt', 'b.txt')
    """
    return re.split(r"[\\/]", clean(path).rstrip("/\\"))[-1]


def value(thing: Any) -> Any:
    """A property as JSON knows it: dates as ISO text, not-a-number and infinity as None, texts `clean`.

    >>> value((1, float("nan"), "x"))
    [1, None, 'x']
    """
    if thing is None or isinstance(thing, str | bool | int):
        return clean(thing) if isinstance(thing, str) else thing
    if isinstance(thing, float):
        return thing if math.isfinite(thing) else None
    if isinstance(thing, Mapping):
        return {clean(key): value(item) for key, item in thing.items()}
    if isinstance(thing, list | tuple | set | frozenset):
        items = [value(item) for item in thing]
        return sorted(items, key=repr) if isinstance(thing, set | frozenset) else items
    for method in ("isoformat", "iso_format"):  # dates: Python's, and the driver's own
        if hasattr(thing, method):
            return clean(getattr(thing, method)())
    return clean(thing)


def as_text(thing: Any, separator: str = "; ") -> str:
    """A property as one text: the items of a list joined, anything nested as JSON, None as nothing.

    >>> as_text(["Germany", "Russia"]), as_text({"a": 1}), as_text(True)
    ('Germany; Russia', '{"a": 1}', 'true')
    """
    thing = value(thing)
    if thing is None:
        return ""
    if isinstance(thing, str):
        return thing
    if isinstance(thing, list):
        return separator.join(as_text(item, separator) for item in thing)
    return json.dumps(thing, ensure_ascii=False, sort_keys=True)


_RANK = {name: place for place, name in enumerate(dict.fromkeys(_schema_names()))}


def ordered(names: Iterable[str]) -> list[str]:
    """Property names in the schema's order, then what else there is, sorted.

    >>> ordered(["zest", "year", "line", "title"])
    ['title', 'year', 'line', 'zest']
    """
    return sorted(names, key=lambda name: (_RANK.get(name, len(_RANK)), name))


def tidy(graph: Graph) -> Graph:
    """The graph cleaned and sorted: a node once, each edge between nodes that are there, parallel edges kept.

    >>> [n.id for n in tidy(Graph([], [Edge("DIRECTED", ("Person", "a"), ("Film", "b"))])).nodes]
    ['b', 'a']
    """
    edges = _sorted([_tidy_edge(edge) for edge in graph.edges])
    nodes: dict[Key, Node] = {}
    for node in graph.nodes:
        key = _key(node.key)
        nodes[key] = Node(*key, _properties({**node.properties, **(nodes[key].properties if key in nodes else {})}))
    for key in _ends(edges):
        nodes.setdefault(key, Node(*key))
    return Graph([nodes[key] for key in sorted(nodes)], edges)


def _key(key: Key) -> Key:
    return clean(key[0]), clean(key[1])


def _tidy_edge(edge: Edge) -> Edge:
    return Edge(clean(edge.type), _key(edge.start), _key(edge.end), _properties(edge.properties))


def _properties(properties: Mapping[str, Any]) -> dict[str, Any]:
    cleaned: dict[str, Any] = value(properties)
    return {name: cleaned[name] for name in ordered(cleaned)}


def _sorted(edges: list[Edge]) -> list[Edge]:
    """By ends and type; by all their properties only where these are equal, for that takes longer."""
    edges.sort(key=_ends_and_type)
    alike = (list(group) for _, group in groupby(edges, _ends_and_type))
    return [edge for group in alike for edge in (sorted(group, key=_said) if len(group) > 1 else group)]


def _ends_and_type(edge: Edge) -> tuple[Key, Key, str]:
    return edge.start, edge.end, edge.type


def _said(edge: Edge) -> str:
    return json.dumps(edge.properties, sort_keys=True)


def _ends(edges: Iterable[Edge]) -> Iterable[Key]:
    for edge in edges:
        yield edge.start
        yield edge.end
