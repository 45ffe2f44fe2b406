"""The graph as files for other programs: GraphML (yEd), GEXF (Gephi), JSON lines, CSV (spreadsheets).

The same content gives the same bytes, whatever the order it came in and on whatever day.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, TextIO
from xml.etree import ElementTree

from filmgraph.errors import UsageError
from filmgraph.model import Edge, Graph, Node
from filmgraph.views.files import explained, save
from filmgraph.views.flat import columns, network
from filmgraph.views.plain import as_text, tidy

FORMATS: tuple[str, ...] = ("graphml", "gexf", "jsonl", "csv")
"""What `write` knows. ``csv`` is a folder with two files, the others are one file or a stream."""

_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""A cell that begins with one of these can be run as a formula; the full-width ones in East Asian settings."""


def write(
    graph: Graph,
    format: str,  # noqa: A002 - what it is called on the command line
    destination: Path | TextIO | BinaryIO,
    *,
    spreadsheet_safe: bool = True,
) -> list[Path]:
    """Write the graph and return the files made; none for a stream.

    Text is UTF-8. A file is there whole or not at all. ``spreadsheet_safe`` concerns CSV only: a text that a
    spreadsheet would run as a formula gets an apostrophe before it, and the files begin with a byte-order mark, without
    which Excel takes Cyrillic for Latin; with False the cells are exact and there is no mark, for programs.
    Raises `UsageError` for an unknown format, CSV to a stream, or a place that cannot be written.

    >>> import io
    >>> out = io.StringIO()
    >>> write(Graph([Node("Film", "heat", {"title": "Heat"})]), "jsonl", out)
    []
    >>> out.getvalue()
    '{"node": "Film", "id": "heat", "properties": {"title": "Heat"}}\\n'
    """
    if format not in FORMATS:
        raise UsageError(f"There is no format {format!r}.", f"Choose one of {', '.join(FORMATS)}.")
    graph = tidy(graph)
    if format == "csv":
        if not isinstance(destination, Path):
            raise UsageError("CSV is two files, nodes.csv and edges.csv.", "Name a folder to write them to.")
        return _write_folder(destination, _tables(graph, spreadsheet_safe), spreadsheet_safe)
    text = _WRITERS[format](graph)
    if isinstance(destination, Path):
        return save({destination: text.encode("utf-8")})
    _write_stream(destination, text)
    return []


def graphml(graph: Graph) -> str:
    """A tidy graph as GraphML, directed, parallel edges kept.

    >>> "Film:heat" in graphml(Graph([Node("Film", "heat")]))
    True
    """
    module = import_module("networkx.readwrite.graphml")
    # Not `write_graphml`: that takes lxml where it happens to be installed, and other bytes come out.
    writer = module.GraphMLWriter(network(graph), encoding="utf-8", prettyprint=False)
    return _document(writer.xml)


def gexf(graph: Graph) -> str:
    """A tidy graph as GEXF 1.3, directed, parallel edges kept, without the date of writing.

    >>> "Film:heat" in gexf(Graph([Node("Film", "heat")]))
    True
    """
    module = import_module("networkx.readwrite.gexf")
    writer = module.GEXFWriter(network(graph), encoding="utf-8", prettyprint=False, version="1.3")
    for element in writer.xml.iter():
        element.attrib.pop("lastmodifieddate", None)
    return _document(writer.xml)


def jsonl(graph: Graph) -> str:
    """A tidy graph as JSON lines: nodes, then edges, lists kept as lists.

    >>> jsonl(Graph([], []))
    ''
    """
    lines: list[dict[str, Any]] = [
        {"node": node.label, "id": node.id, "properties": dict(node.properties)} for node in graph.nodes
    ]
    lines += [
        {
            "edge": edge.type,
            "from": {"label": edge.start[0], "id": edge.start[1]},
            "to": {"label": edge.end[0], "id": edge.end[1]},
            "properties": dict(edge.properties),
        }
        for edge in graph.edges
    ]
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)


_WRITERS: dict[str, Callable[[Graph], str]] = {"graphml": graphml, "gexf": gexf, "jsonl": jsonl}


def _document(root: ElementTree.Element) -> str:
    """The XML as text, declared as the UTF-8 it is written in."""
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{body}\n"


def _tables(graph: Graph, safe: bool) -> dict[str, str]:
    node_names, edge_names = columns(graph.nodes), columns(graph.edges)
    nodes = ([node.label, node.id, *_cells(node, node_names)] for node in graph.nodes)
    edges = ([edge.type, *edge.start, *edge.end, *_cells(edge, edge_names)] for edge in graph.edges)
    ends = ["type", "start_label", "start_id", "end_label", "end_id"]
    return {
        "nodes.csv": _csv(["label", "id", *node_names], nodes, safe),
        "edges.csv": _csv([*ends, *edge_names], edges, safe),
    }


def _cells(thing: Node | Edge, names: Sequence[str]) -> list[Any]:
    """Numbers stay numbers here, so that -5 is not taken for a formula."""
    found = (thing.properties.get(name) for name in names)
    return [item if isinstance(item, int | float) and not isinstance(item, bool) else as_text(item) for item in found]


def _csv(head: Sequence[str], rows: Iterable[Sequence[Any]], safe: bool) -> str:
    """RFC 4180: CRLF, quotes where needed. A property named like a column of ours stands in a second one."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    for row in (head, *rows):
        table.writerow([guarded(cell) if safe else cell for cell in row])
    return out.getvalue()


def guarded(cell: Any) -> Any:
    """A cell that no spreadsheet runs: an apostrophe before a text that begins like a formula; others as they are.

    >>> guarded("=1+1"), guarded(-5), guarded("8½")
    ("'=1+1", -5, '8½')
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _write_folder(folder: Path, tables: dict[str, str], safe: bool) -> list[Path]:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file.", "CSV needs a folder: name another one, or remove the file.")
    with explained(folder):
        folder.mkdir(exist_ok=True)
    encoding = "utf-8-sig" if safe else "utf-8"
    return save({folder / name: text.encode(encoding) for name, text in tables.items()})


def _write_stream(stream: TextIO | BinaryIO, text: str) -> None:
    """UTF-8 to anything that takes bytes, also beneath a text stream: a terminal's own encoding may lack letters."""
    if isinstance(stream, io.StringIO):
        stream.write(text)
        return
    stream.flush()
    binary: Any = getattr(stream, "buffer", stream)
    try:
        binary.write(text.encode("utf-8"))
    except TypeError:  # a text stream of somebody's own, without a buffer
        binary.write(text)
    binary.flush()
