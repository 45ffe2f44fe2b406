"""The graph as files of Neo4j's bulk importer, ``neo4j-admin database import full``.

A file a label and a file a type, each with the importer's header, and ``import.args`` with everything that the command
has to be told. Written page by page, so the graph may be larger than the memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from filmgraph.errors import FilmgraphError, UsageError
from filmgraph.model import EDGES, NODES, SOURCE, Graph
from filmgraph.views.files import explained, written

NUMBERS = frozenset({"year", "duration_min", "line", "position"})
LISTS = frozenset({"countries", "sites", "releases", "texts", "aliases", "spellings", "also", "ids"})
"""Properties that are no plain text. The importer is told once a column what it holds."""

BETWEEN = "\x1f"
"""Parts the items of a list, for which the importer knows no escape; made for that, and on no keyboard."""

ARGUMENTS, SCHEMA = "import.args", "schema.cypher"

COMMAND = f"neo4j-admin database import full @{ARGUMENTS} neo4j"
"""To be run in the folder of the files."""


def write(pages: Iterable[Graph], folder: Path, schema: Sequence[str]) -> tuple[int, int]:
    """Write the pages to a new or empty folder; returns how many nodes and how many edges.

    ``schema`` are the statements to run on the imported database. The files are there together or not at all.
    Raises `UsageError` where the folder holds something or cannot be written, `FilmgraphError` where the disk is full
    or an item of a list holds the character that parts items.
    """
    _made(folder)
    files = {name: folder / f"{name}.csv" for name in (*NODES, *EDGES)}
    nodes = edges = 0
    with written([*files.values(), folder / ARGUMENTS, folder / SCHEMA]) as streams:
        out = dict(zip(files, streams, strict=False))
        _head(out)
        for page in pages:
            _put(out, page)
            nodes, edges = nodes + len(page.nodes), edges + len(page.edges)
        streams[-2].write(_arguments(files).encode())
        streams[-1].write("".join(f"{one};\n" for one in schema).encode())
    return nodes, edges


def _made(folder: Path) -> None:
    with explained(folder):
        folder.mkdir(exist_ok=True)
        if any(folder.iterdir()):
            raise UsageError(f"{folder} is not empty.", "Name a new folder: what lies there could be imported as well.")


def _head(out: Mapping[str, BinaryIO]) -> None:
    for label in NODES:
        out[label].write(_line([f"id:ID({label})", *map(_column, NODES[label].properties)], quoted=False))
    for type_, edge in EDGES.items():
        ends = [f":START_ID({edge.start})", f":END_ID({edge.end})"]
        out[type_].write(_line([*ends, *map(_column, (*edge.properties, *SOURCE))], quoted=False))


def _column(name: str) -> str:
    return f"{name}:{'long' if name in NUMBERS else 'string[]' if name in LISTS else 'string'}"


def _put(out: Mapping[str, BinaryIO], page: Graph) -> None:
    for node in page.nodes:
        names = NODES[node.label].properties
        out[node.label].write(_line([node.id, *map(node.properties.get, names)]))
    for edge in page.edges:
        names = (*EDGES[edge.type].properties, *SOURCE)
        out[edge.type].write(_line([edge.start[1], edge.end[1], *map(edge.properties.get, names)]))


def _line(values: Iterable[Any], *, quoted: bool = True) -> bytes:
    return (",".join(map(_cell if quoted else str, values)) + "\n").encode("utf-8")


def _cell(value: Any) -> str:
    """Nothing is no value, ``""`` an empty text; a list without items is no value either.

    >>> [_cell(value) for value in (None, "", 2011, "½", [])]
    ['', '""', '2011', '"½"', '']
    """
    if value is None or value == []:
        return ""
    if isinstance(value, int):
        return str(value)
    text = _joined(value) if isinstance(value, list) else value
    return '"' + text.replace('"', '""') + '"'


def _joined(items: list[str]) -> str:
    if any(BETWEEN in item for item in items):
        raise FilmgraphError(
            f"A list with “{items[0]}” holds the control character U+001F, which parts lists in import files.",
            "Take it out of the sheet (“filmgraph check” names the line) and load the sheet again.",
        )
    return BETWEEN.join(items)


def _arguments(files: Mapping[str, Path]) -> str:
    """Texts have line breaks, and a synopsis may be longer than the importer's usual buffer. The files come first: what
    followed the last of them, the database's name, would be taken for one more."""
    lines = [f"--{'nodes' if name in NODES else 'relationships'}={name}={path.name}" for name, path in files.items()]
    lines += [f"--array-delimiter=U+{ord(BETWEEN):04X}", "--multiline-fields=true", "--read-buffer-size=16m"]
    return "\n".join(lines) + "\n"
