"""Films leave the graph."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from filmgraph.load.batches import alone, write_batch
from filmgraph.load.films import is_gone
from filmgraph.load.statements import run
from filmgraph.store import Transaction, Writer


def prune(writer: Writer, paths: Sequence[str]) -> int:
    """Forget films whose sheets lay in the folders and are gone; returns how many.

    A folder that is gone itself (a drive that is not there today) is no reason to forget what came from it.
    """
    return forget(writer, [path for path in paths if os.path.isdir(path)], is_gone)


def forget(writer: Writer, paths: Sequence[str], meant: Callable[[str], bool] = lambda _sheet: True) -> int:
    """Forget the films whose sheets are, or lay in, these files and folders; returns how many."""

    def leave(tx: Transaction) -> int:
        roots = [path if path.startswith("stdin:") else os.path.realpath(path) for path in paths]
        rows = run(tx, "films-below", folders=[root.rstrip(os.sep) + os.sep for root in roots])
        rows += run(tx, "films-by-sheet", sheets=roots)
        gone = {row["id"]: row for row in rows if meant(row["sheet"])}
        write_batch(tx, [], gone.values())
        return len(gone)

    return alone(writer, leave)
