"""Films at festivals, and anything else in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from filmgraph.model import Edge

Lanes = dict[str, Counter[int]]
"""What a timeline draws: the name of each of its lines, and how often something was in a year."""


def when(one: Any) -> tuple[Any, ...]:
    """The beginning of an order in time: in a year full dates come first, and what has no year comes last."""
    return (one.year is None, one.year or 0, one.date is None, one.date or "")


def selection(film: str, festival: str, own: Mapping[str, Any]) -> Edge:
    """The edge between a film and a festival, with when, where in the programme, and where that stands."""
    kept = ("year", "date", "section", "sheet", "line")
    properties = {name: own[name] for name in kept if own[name] is not None}
    return Edge("SELECTED_AT", ("Film", film), ("Festival", festival), {**properties, "raw": own["text"]})
