"""Edges in the shape in which they are sent: by type and film. The database looks each film up once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from filmgraph.errors import WriteConflict
from filmgraph.graph import EdgeRow, merged
from filmgraph.identity import Spelling
from filmgraph.load.statements import BYTES_A_MESSAGE, ROWS_A_MESSAGE, weight_of
from filmgraph.questions import statement
from filmgraph.store import Transaction

Edges = dict[str, dict[str, list[dict[str, Any]]]]
"""Type → id of the film → edges, each with the id of its ``other`` end and its properties."""


def arranged(rows: Iterable[EdgeRow], ids: Mapping[str, Mapping[Spelling, str]]) -> Edges:
    """The edges of these rows, each once: what stands twice on a sheet keeps its first line. ``ids`` says who or what a
    spelling means, by label."""
    same: dict[tuple[Any, ...], list[EdgeRow]] = {}
    for row in rows:
        same.setdefault(row.identity(ids[row.label][row.other]), []).append(row)
    edges: Edges = {}
    for (type_, film, other, *_), group in same.items():
        row = group[0] if len(group) == 1 else merged(sorted(group, key=_place))
        edges.setdefault(type_, {}).setdefault(film, []).append({"other": other, **row.properties})
    return edges


def _place(row: EdgeRow) -> tuple[int, int]:
    return row.properties["line"], row.properties["position"]


def create_edges(tx: Transaction, edges: Edges) -> None:
    """Create edges whose ends are there.

    Raises WriteConflict where an end is missing: somebody has taken it away since it was looked up.
    """
    for type_, by_film in edges.items():
        text = statement(f"load/edge-{type_.lower().replace('_', '-')}")
        for rows in _messages(by_film):
            created = sum(row["created"] for row in tx.run(text, {"rows": rows}))
            if created != sum(len(row["edges"]) for row in rows):
                raise WriteConflict("Another load took away what this one was about to link.", "Run the command again.")


def _messages(by_film: dict[str, list[dict[str, Any]]]) -> Iterator[list[dict[str, Any]]]:
    """The edges in pieces that fit a message; a film of many edges stands in several."""
    rows: list[dict[str, Any]] = []
    count = size = 0
    for film, edges in by_film.items():
        piece: list[dict[str, Any]] = []
        for edge in edges:
            weight = weight_of(edge)
            if count >= ROWS_A_MESSAGE or (count and size + weight > BYTES_A_MESSAGE):
                yield [*rows, *([{"film": film, "edges": piece}] if piece else [])]
                rows, piece, count, size = [], [], 0, 0
            piece.append(edge)
            count, size = count + 1, size + weight
        rows.append({"film": film, "edges": piece})
    if rows:
        yield rows
