"""Running the statements of ``cypher/load/`` in pieces that fit a message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from filmgraph.errors import WriteConflict
from filmgraph.questions import statement
from filmgraph.store import Transaction

ROWS_A_MESSAGE = 5_000
"""A message of the Bolt protocol holds 16 MiB; so many rows of ours stay well below, a sheet's synopsis aside."""


def run(tx: Transaction, name: str, **parameters: Any) -> list[dict[str, Any]]:
    """Run ``cypher/load/NAME.cypher``. A long list is sent in pieces, an empty one not at all."""
    text = statement(f"load/{name}")
    if not parameters:
        return tx.run(text)
    ((key, values),) = parameters.items()
    rows: list[dict[str, Any]] = []
    for start in range(0, len(values), ROWS_A_MESSAGE):
        rows += tx.run(text, {key: values[start : start + ROWS_A_MESSAGE]})
    return rows


def create_edges(tx: Transaction, type_: str, by_film: dict[str, list[dict[str, Any]]]) -> None:
    """Create edges of one type, film by film: the database looks each film up once, and its sheet is not sent along.

    Raises WriteConflict where an end is missing: another load has taken it away since it was looked up.
    """
    text = statement(f"load/edge-{type_.lower().replace('_', '-')}")
    for rows in _messages(by_film):
        created = sum(row["created"] for row in tx.run(text, {"rows": rows}))
        if created != sum(len(row["edges"]) for row in rows):
            raise WriteConflict("Another load took away what this one was about to link.", "Run the command again.")


def _messages(by_film: dict[str, list[dict[str, Any]]]) -> Iterator[list[dict[str, Any]]]:
    """The edges in pieces that fit a message; a film of many edges stands in several."""
    rows: list[dict[str, Any]] = []
    room = ROWS_A_MESSAGE
    for film, edges in by_film.items():
        for start in range(0, len(edges), ROWS_A_MESSAGE):
            piece = edges[start : start + ROWS_A_MESSAGE]
            if len(piece) > room:
                yield rows
                rows, room = [], ROWS_A_MESSAGE
            rows.append({"film": film, "edges": piece})
            room -= len(piece)
    if rows:
        yield rows
