"""How long a reading query may run on the local server before its keeper ends it."""

from __future__ import annotations

import re

READER_CEILING_SECONDS = 60.0
"""A reading query older than this is ended by the keeper, so that one nobody waits for burns no core for long."""

LEASE = re.compile(r"^/\* filmgraph (\d+) s \*/")


def with_lease(text: str, seconds: float) -> str:
    """The query, marked with its time limit where it is above the ceiling, so that the keeper lets it be."""
    return text if seconds <= READER_CEILING_SECONDS else f"/* filmgraph {int(min(seconds, 1e9)) + 1} s */ {text}"


def allowed_seconds(text: str) -> float:
    """What the query is marked with, else the ceiling."""
    lease = LEASE.match(text)
    return float(lease[1]) if lease else READER_CEILING_SECONDS
