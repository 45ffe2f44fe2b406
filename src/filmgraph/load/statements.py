"""Running the statements of ``cypher/load/`` in pieces that fit a message."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from filmgraph.errors import WriteConflict
from filmgraph.questions import statement
from filmgraph.store import Transaction, Writer

T = TypeVar("T")

ROWS_A_MESSAGE = 5_000
BYTES_A_MESSAGE = 12_000_000
"""A message of the Bolt protocol holds 16 MiB on the local server, which falls silent over a longer one."""


def alone(writer: Writer, work: Callable[[Transaction], T]) -> T:
    """``work`` in a transaction while no other load writes: who is who depends on all that the others bring."""
    return writer.transact(work, lock=statement("load/lock"))


def run(tx: Transaction, name: str, **parameters: Any) -> list[dict[str, Any]]:
    """Run ``cypher/load/NAME.cypher``. A long list is sent in pieces, an empty one not at all."""
    text = statement(f"load/{name}")
    if not parameters:
        return tx.run(text)
    ((key, values),) = parameters.items()
    rows: list[dict[str, Any]] = []
    for piece in pieces(values):
        rows += tx.run(text, {key: piece})
    return rows


def pieces(values: Sequence[Any]) -> Iterator[list[Any]]:
    """The values in pieces that fit a message."""
    piece: list[Any] = []
    size = 0
    for value in values:
        weight = weight_of(value) if isinstance(value, dict) else 100
        if piece and (len(piece) >= ROWS_A_MESSAGE or size + weight > BYTES_A_MESSAGE):
            yield piece
            piece, size = [], 0
        piece.append(value)
        size += weight
    if piece:
        yield piece


def weight_of(row: Mapping[str, Any]) -> int:
    """About how many bytes a row of a film, a node or an edge takes: what is printed stands in it several times."""
    prose = _bytes(row.get("synopsis") or "") + sum(map(_bytes, row.get("texts") or ()))
    return 200 + prose + 6 * _bytes(row.get("name") or "") + 3 * _bytes(row.get("raw") or "")


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


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
