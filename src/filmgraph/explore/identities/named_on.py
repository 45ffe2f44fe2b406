"""Whom and what sheets of the graph name."""

from __future__ import annotations

import os
from collections.abc import Sequence

from filmgraph.errors import NotFound
from filmgraph.explore.asking import of_load
from filmgraph.explore.pages import of_films
from filmgraph.model import SHOWN_LABELS
from filmgraph.store import Reader


def named_on(reader: Reader, paths: Sequence[str]) -> dict[str, set[str]]:
    """Label → the ids of the films, people, companies and festivals that these sheets, or those in these folders, name.

    Raises `NotFound` where the graph holds nothing from one of the paths.
    """
    films = sorted({film for path in paths for film in _films(reader, path)})
    named: dict[str, set[str]] = {label: set() for label in SHOWN_LABELS}
    for film, *others in of_films(reader, "named-on-films", films):
        named["Film"].add(film)
        for label, ids in zip(("Person", "Company", "Festival"), others, strict=True):
            named[label].update(ids)
    return named


def _films(reader: Reader, path: str) -> list[str]:
    """The ids of the films that came from a sheet or from a folder."""
    root = path if path.startswith("stdin:") else os.path.realpath(path)
    asked = {"films-by-sheet": {"values": [root]}, "films-below": {"folders": [root.rstrip(os.sep) + os.sep]}}
    rows = [row for name, given in asked.items() for row in of_load(reader, name, **given).rows]
    if not rows:
        raise NotFound(f"Nothing in the graph came from {path}.", f"Load it first: filmgraph load {path}")
    return [row[0] for row in rows]
