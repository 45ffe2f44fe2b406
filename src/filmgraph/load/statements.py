"""Running the statements of ``cypher/load/`` in pieces that fit a message."""

from __future__ import annotations

from typing import Any

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
