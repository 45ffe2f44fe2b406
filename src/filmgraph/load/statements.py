"""Running the statements of ``cypher/load/`` in pieces that fit a message."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from filmgraph.questions import statement
from filmgraph.store import Transaction, Writer

T = TypeVar("T")

ROWS_A_MESSAGE = 5_000
BYTES_A_MESSAGE = 12_000_000
"""A message of the Bolt protocol holds 16 MiB on the local server, which falls silent over a longer one."""


class Turn(NamedTuple):
    """The name of a transaction that writes alone, and of the one before it (None for the first of all); the decisions
    that are in force, in JSON by file; and which nodes it touches, by label, as far as it has noted."""

    name: str
    before: str | None
    decisions: str | None
    touched: dict[str, set[str]]

    def note(self, touched: Mapping[str, set[str]]) -> None:
        """These nodes will have changed."""
        for label, ids in touched.items():
            self.touched.setdefault(label, set()).update(ids)


def alone(writer: Writer, work: Callable[[Transaction, Turn], T]) -> T:
    """``work`` in a transaction while no other load writes: who is who depends on all that the others bring. What it
    touched is told to those who keep something derived from the graph, once that is certain."""

    def once(tx: Transaction) -> tuple[T, Turn]:
        turn = _taken(tx)
        return work(tx, turn), turn

    found, turn = writer.transact(once, in_turn=True)
    writer.changes.note(turn.before, turn.name, turn.touched)
    return found


def _taken(tx: Transaction) -> Turn:
    name = secrets.token_hex(8)
    return Turn(name, touched={}, **tx.run(statement("load/turn"), {"batch": name})[0])


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
