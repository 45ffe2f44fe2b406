"""Films leave the graph."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from filmgraph.load.batches import alone, write_batch
from filmgraph.load.films import is_gone
from filmgraph.load.side_by_side import recover
from filmgraph.load.statements import run
from filmgraph.store import Transaction, Writer

FILMS_AT_ONCE = 200


def prune(writer: Writer, paths: Sequence[str]) -> int:
    """Forget films whose sheets lay in the folders and are gone; returns how many.

    A folder that is gone itself (a drive that is not there today) is no reason to forget what came from it.
    """
    return forget(writer, [path for path in paths if os.path.isdir(path)], is_gone)


def forget(writer: Writer, paths: Sequence[str], meant: Callable[[str], bool] = lambda _sheet: True) -> int:
    """Forget the films whose sheets are, or lay in, these files and folders; returns how many.

    Some hundred films a transaction: killed at any point, the rest is there whole. Raises as `Writer.transact`.
    """
    recover(writer, lambda work: alone(writer, work))
    roots = [path if path.startswith("stdin:") else os.path.realpath(path) for path in paths]
    sheets = sorted(filter(meant, writer.transact(lambda tx: _sheets_below(tx, roots))))
    pieces = (sheets[start : start + FILMS_AT_ONCE] for start in range(0, len(sheets), FILMS_AT_ONCE))
    return sum(alone(writer, lambda tx, piece=piece: _leave(tx, piece)) for piece in pieces)  # type: ignore[misc]


def _sheets_below(tx: Transaction, roots: list[str]) -> set[str]:
    rows = run(tx, "films-below", folders=[root.rstrip(os.sep) + os.sep for root in roots])
    return {row["sheet"] for row in [*rows, *run(tx, "films-by-sheet", sheets=roots)]}


def _leave(tx: Transaction, sheets: list[str]) -> int:
    films = run(tx, "films-by-sheet", sheets=sheets)
    write_batch(tx, [], films)
    return len(films)
