"""How answers ask: a question that people ask too, or a look-up of ours, with all its rows."""

from __future__ import annotations

from typing import Any

from filmgraph.questions import question, statement
from filmgraph.store import Reader, Result


def asked(reader: Reader, name: str, /, **parameters: Any) -> Result:
    """What a named question gives."""
    return reader.fetch_all(question(name).text, parameters)


def of_load(reader: Reader, name: str, /, **parameters: Any) -> Result:
    """What a statement in ``cypher/load`` that only reads gives."""
    return reader.fetch_all(statement(f"load/{name}"), parameters)


def looked_up(reader: Reader, name: str, /, **parameters: Any) -> Result:
    """What a statement in ``cypher/lookups`` gives."""
    return reader.fetch_all(statement(f"lookups/{name}"), parameters)
