"""What the answers share: a name that must mean one kind of thing, and statements whose rows come whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from filmgraph.errors import Ambiguous, NotFound
from filmgraph.explore.pages import UNLIMITED
from filmgraph.explore.search import Hit, resolve
from filmgraph.questions import question, statement
from filmgraph.store import Reader


def asked(reader: Reader, name: str, **parameters: Any) -> list[dict[str, Any]]:
    """All rows of a named question."""
    return reader.query(question(name).text, parameters, limits=UNLIMITED).dicts()


def looked_up(reader: Reader, name: str, **parameters: Any) -> list[dict[str, Any]]:
    """All rows of a look-up of ours."""
    return reader.query(statement(f"lookups/{name}"), parameters, limits=UNLIMITED).dicts()


def cited(fact: Any) -> dict[str, Any]:
    """A dataclass with ``sheet`` and ``line`` as the row of an answer, where these two are its one source."""
    row = asdict(fact)
    source = {name: row.pop(name) for name in ("sheet", "line")}
    return {**row, "sources": [source]}


def of_kind(reader: Reader, text: str, labels: Sequence[str], advice: str) -> Hit:
    """The one thing of these labels that a text means. Raises what `resolve` does, and `NotFound` with ``advice`` where
    the text means a thing of another kind."""
    try:
        hit = resolve(reader, text, labels=labels)
    except Ambiguous:
        raise
    except NotFound:
        other = _of_any_kind(reader, text)
        if other is None:
            raise
        hit = other
    if hit.label not in labels:
        raise NotFound(f"“{text[:80]}” is no {' or '.join(labels).lower()}: it means {hit}.", advice)
    return hit


def _of_any_kind(reader: Reader, text: str) -> Hit | None:
    try:
        return resolve(reader, text)
    except NotFound:
        return None
