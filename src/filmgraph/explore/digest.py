"""One checksum of the whole graph: equal where two databases hold the same, whatever server or order of loading."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from filmgraph.explore.pages import in_pages
from filmgraph.model import Edge, Graph
from filmgraph.store import Reader
from filmgraph.views.plain import base_name


def digest(reader: Reader) -> str:
    """SHA-256, in hexadecimal, of every node and edge with all their properties, each a line of JSON in a fixed order.

    `Spelling` and `Unfinished` nodes count, as later loads depend on them. Of a sheet its file's name and bytes
    count, not the folder: the same sheets give the same digest wherever they lie. No value and an empty list are the
    same.
    """
    sum_ = hashlib.sha256()
    for page in in_pages(reader):
        for line in lines(page):
            sum_.update(line.encode("utf-8", "surrogatepass"))
    return sum_.hexdigest()


def lines(page: Graph) -> Iterator[str]:
    """What is hashed: the nodes of a page in its order, then its edges.

    >>> from filmgraph.model import Node
    >>> list(lines(Graph([Node("Film", "heat", {"sheet": "/tmp/heat.txt", "year": None})])))
    ['["Film","heat",{"sheet":"heat.txt"}]\\n']
    """
    for node in page.nodes:
        yield _line(node.label, node.id, _stable(node.properties))
    yield from (_of(edge) for edge in page.edges)


def _of(edge: Edge) -> str:
    return _line(edge.type, *edge.start, *edge.end, _stable(edge.properties))


def _stable(properties: Mapping[str, Any]) -> dict[str, Any]:
    there = {name: value for name, value in properties.items() if value is not None and value != []}
    return there | ({"sheet": base_name(there["sheet"])} if "sheet" in there else {})


def _line(*parts: Any) -> str:
    return json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
