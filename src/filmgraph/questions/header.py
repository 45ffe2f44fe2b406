"""A Cypher file taken apart: what its header promises, and the parameters that it asks for.

A header is the leading comment of a file, one ``// key: value`` a line::

    // purpose: Films of a person, newest first.
    // parameters: id (id) of the person; first (number) a year = null
    // columns: film, year, job
    // access: read

A parameter is its name, in parentheses what it is (``id``, ``text``, ``number``, ``list`` ...), words about it, and
after ``=`` the value, as JSON, that it has where none is given. Without one it must be given.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from filmgraph.errors import UsageError

_KEYS = ("purpose", "parameters", "columns", "access")
_ID = re.compile(r"[a-z0-9._-]+")
_MUST_BE: dict[str, tuple[type, ...]] = {"number": (int, float), "list": (list,)}


@dataclass(frozen=True, slots=True)
class Question:
    """A Cypher file: its name without the ending, what its header says, and its text without the header."""

    name: str
    purpose: str
    parameters: dict[str, str]
    columns: tuple[str, ...]
    access: str
    text: str
    defaults: dict[str, Any] = field(default_factory=dict)
    path: Path | None = None

    def values(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """What to send for parameters given as texts or values, with the values of those that may be left out.

        Raises `UsageError` for a parameter that is unknown, missing, or not what the header says.
        """
        if odd := [name for name in given if name not in self.parameters]:
            raise UsageError(f"The question “{self.name}” has no parameter {', '.join(odd)}.", self._promised())
        if missing := [name for name in self.parameters if name not in given and name not in self.defaults]:
            raise UsageError(f"The question “{self.name}” needs {' and '.join(missing)}.", self._promised())
        return {**self.defaults, **{name: self._value(name, value) for name, value in given.items()}}

    def ids(self, values: Mapping[str, Any]) -> list[str]:
        """Those of the values that must be ids of something in the graph."""
        return [value for name, value in values.items() if kind_of(self.parameters[name]) == "id"]

    def usage(self) -> list[str]:
        """The parameters as they are given: ``id=...``, and in brackets those that may be left out.

        >>> Question("q", "", {"id": "(id)", "most": "(number)"}, (), "read", "", {"most": 20}).usage()
        ['id=...', '[most=20]']
        """
        written = {name: json.dumps(value, ensure_ascii=False) for name, value in self.defaults.items()}
        return [f"[{name}={written[name]}]" if name in written else f"{name}=..." for name in self.parameters]

    def _promised(self) -> str:
        each = [f"--param {name}=... {said}" for name, said in self.parameters.items() if name not in self.defaults]
        each += [f"--param {name}={json.dumps(value)} {self.parameters[name]}" for name, value in self.defaults.items()]
        return "Its parameters: " + "; ".join(each) + "." if each else "It has no parameters."

    def _value(self, name: str, given: Any) -> Any:
        kind = kind_of(self.parameters[name])
        if kind == "id" and not (isinstance(given, str) and _ID.fullmatch(given)):
            text = str(given)[:80]
            raise UsageError(f"“{text}” is no id, which {name} must be.", f'Its id: filmgraph search "{text}"')
        if kind in ("id", "text"):
            return given
        value = value_of(given) if isinstance(given, str) else given
        if self._fits(name, kind, value) or (name in self.defaults and value == self.defaults[name]):
            return value
        if whole := self._is_whole(name):
            kind = "whole number"
        example = "5" if whole or kind == "number" else '["one", "two"]'
        text = str(given)[:80]
        raise UsageError(f"“{text}” is no {kind}, which {name} must be.", f"Write --param '{name}={example}'.")

    def _fits(self, name: str, kind: str, value: Any) -> bool:
        wanted = (int,) if self._is_whole(name) else _MUST_BE.get(kind.split(" ", maxsplit=1)[0], object)
        return isinstance(value, wanted) and not isinstance(value, bool)

    def _is_whole(self, name: str) -> bool:
        """Whether a number can only be a whole one, as the one in the header is: how many rows there are to be."""
        return type(self.defaults.get(name)) is int


def value_of(text: str) -> Any:
    """A parameter's value: JSON where it is some, else the text itself."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def kind_of(said: str) -> str:
    """What a parameter is: ``(number) a year`` is a number; where nothing is said, empty."""
    return said[1:].partition(")")[0] if said.startswith("(") else ""


def read(path: Path) -> Question:
    """A Cypher file taken apart. Raises `UsageError` where it cannot be read or its header is not complete."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}.", "Give the path of a file with Cypher in UTF-8.") from error
    if missing := [key for key in _KEYS if key not in _header(text)]:
        raise UsageError(f"{path}: the header lacks {', '.join(missing)}.", "docs/cypher.md shows its form.")
    return parse(text, path)


def parse(text: str, path: Path) -> Question:
    """The text of a file with a complete header, taken apart. Raises `UsageError` where the header is not right."""
    header = _header(text)
    columns = tuple(name.strip() for name in header["columns"].split(",") if name.strip())
    parameters = _parameters(header["parameters"])
    told = {name: said for name, (said, _) in parameters.items()}
    defaults = {name: _default(path, name, value) for name, (_, value) in parameters.items() if value}
    return Question(path.stem, header["purpose"], told, columns, header["access"], bare(text), defaults, path)


def has_header(text: str) -> bool:
    """Whether a text begins with a complete header."""
    return all(key in _header(text) for key in _KEYS)


def bare(text: str) -> str:
    """A text without the comments that fill a line."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("//")).strip()


def _header(text: str) -> dict[str, str]:
    lines = [line[2:].strip() for line in text.splitlines() if line.startswith("//")]
    pairs = [line.partition(":") for line in lines if ":" in line]
    return {key.strip(): value.strip() for key, _, value in pairs}


def _parameters(value: str) -> dict[str, tuple[str, str]]:
    """``person (id) of a person; most (number) = 20`` as name → what is said of it, value. ``none`` is none."""
    if value in ("", "none"):
        return {}
    parts = (re.split(r"\s+=\s*", part.strip(), maxsplit=1) for part in value.split(";"))
    named = ((said[0].partition(" "), said[1] if len(said) > 1 else "") for said in parts)
    return {name: (rest.strip(), default) for (name, _, rest), default in named if name}


def _default(path: Path, name: str, value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError as error:
        raise UsageError(
            f"{path}: “{value}” is no value for {name}.", "Write the value as JSON: 20, [], null."
        ) from error
