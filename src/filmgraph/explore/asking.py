"""How answers ask: a question that people ask too, or a look-up of ours, with all its rows."""

from __future__ import annotations

from typing import Any

from filmgraph.questions import question, statement
from filmgraph.store import Answer as Rows
from filmgraph.store import Limits, Reader

UNLIMITED = Limits(rows=None, seconds=600)


def asked(reader: Reader, name: str, /, **parameters: Any) -> Rows:
    """What a named question gives."""
    return reader.query(question(name).text, parameters, limits=UNLIMITED)


def of_load(reader: Reader, name: str, /, **parameters: Any) -> Rows:
    """What a statement in ``cypher/load`` that only reads gives."""
    return reader.query(statement(f"load/{name}"), parameters, limits=UNLIMITED)


def looked_up(reader: Reader, name: str, /, **parameters: Any) -> Rows:
    """What a statement in ``cypher/lookups`` gives."""
    return reader.query(statement(f"lookups/{name}"), parameters, limits=UNLIMITED)
