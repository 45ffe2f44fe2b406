"""Films leave the graph."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial

from filmgraph.errors import UsageError
from filmgraph.identity import in_force
from filmgraph.load.decide import decide
from filmgraph.load.films import is_gone
from filmgraph.load.side_by_side import recover
from filmgraph.load.statements import Turn, alone, run
from filmgraph.load.write import write_noted
from filmgraph.sheets import find
from filmgraph.store import Transaction, Writer

FILMS_AT_ONCE = 200


def prune(writer: Writer, paths: Sequence[str]) -> int:
    """Forget films whose sheets lay in the folders and are gone; returns how many.

    A folder that is gone itself (a drive that is not there today) is no reason to forget what came from it. Nor is an
    empty one, which is what is left of a drive that is not mounted: UsageError where all of a folder's films would go.
    """
    folders = [path for path in paths if os.path.isdir(path)]
    for folder in folders:
        if next(iter(find([folder])), None) is None and writer.transact(partial(_sheets_below, paths=[folder])):
            raise UsageError(
                f"There is no file left in {folder}; nothing was forgotten.",
                f'If its sheets are really gone: filmgraph forget "{folder}".',
            )
    return forget(writer, folders, is_gone)


def forget(writer: Writer, paths: Sequence[str], meant: Callable[[str], bool] = lambda _sheet: True) -> int:
    """Forget the films whose sheets are, or lay in, these files and folders; returns how many.

    Some hundred films a transaction: killed at any point, the rest is there whole. Raises as `Writer.transact`.
    """
    recover(writer)
    sheets = sorted(filter(meant, writer.transact(lambda tx: _sheets_below(tx, paths))))
    pieces = (sheets[start : start + FILMS_AT_ONCE] for start in range(0, len(sheets), FILMS_AT_ONCE))
    return sum(alone(writer, partial(_leave, sheets=piece)) for piece in pieces)


def _sheets_below(tx: Transaction, paths: Sequence[str]) -> set[str]:
    roots = [path if path.startswith("stdin:") else os.path.realpath(path) for path in paths]
    rows = run(tx, "films-below", folders=[root.rstrip(os.sep) + os.sep for root in roots])
    return {row["sheet"] for row in [*rows, *run(tx, "films-by-sheet", values=roots)]}


def _leave(tx: Transaction, turn: Turn, sheets: list[str]) -> int:
    films = run(tx, "films-by-sheet", values=sheets)
    write_noted(tx, turn, decide(tx, in_force(turn.decisions), [], films))
    return len(films)
