"""Which decisions about who is who are in force in a graph, and where they stand."""

from __future__ import annotations

import json
from pathlib import Path

from filmgraph.explore.asking import looked_up, of_load
from filmgraph.explore.search import Hit
from filmgraph.identity import Decisions, Files, in_force
from filmgraph.model import DECISIONS_FILE
from filmgraph.store import Reader


def decisions(reader: Reader) -> Decisions:
    """All decisions in force."""
    return in_force(_packed(reader))


def decisions_file(reader: Reader, hit: Hit) -> Path:
    """Where a decision about something belongs: the one file that the graph knows, else beside a sheet naming it."""
    files: Files = json.loads(_packed(reader) or "{}")
    if len(files) == 1:
        return Path(next(iter(files)))
    rows = looked_up(reader, f"{hit.label.lower()}-sheet", id=hit.id).rows
    return Path(rows[0][0]).parent / DECISIONS_FILE if rows else Path(DECISIONS_FILE)


def _packed(reader: Reader) -> str | None:
    rows = of_load(reader, "decisions-find").rows
    return rows[0][0] if rows else None
