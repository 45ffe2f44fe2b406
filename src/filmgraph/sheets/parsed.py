"""Sheets that were parsed before, perhaps on other machines: the way back from what `filmgraph parse` wrote."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from filmgraph.errors import SheetError
from filmgraph.model import CREDIT_TYPES, CompanyCredit, Credit, Diagnostic, Release, Selection, Sheet, Text
from filmgraph.sheets.diagnostics import LONGEST_NAME
from filmgraph.sheets.files import STANDARD_INPUT, Refusal, find, opened, refusal

T = TypeVar("T")

_HASH = re.compile("[0-9a-f]{64}")

_ENTRIES: dict[str, type[Any]] = {
    "credits": Credit,
    "companies": CompanyCredit,
    "festivals": Selection,
    "releases": Release,
    "texts": Text,
    "diagnostics": Diagnostic,
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sheet, and the absolute path that its file had where it was parsed."""

    path: str
    sheet: Sheet


def parsed(paths: Iterable[str | Path]) -> Iterator[Parsed | Refusal]:
    """The sheets in files of JSON lines, or in all files of a folder; ``-`` is standard input.

    A line that is no record comes back as a `Refusal`, whose file is ``shard.jsonl:7``.

    >>> list(parsed(["no-such-file"]))
    [Refusal(file='no-such-file', code='file-missing', reason='there is no such file or folder')]
    """
    for found in find(paths):
        if isinstance(found, Refusal):
            yield found
            continue
        try:
            with opened(found) as stream:
                for number, line in enumerate(stream, 1):
                    if number == 1 and not line.lstrip().startswith(b"{"):
                        raise SheetError("not-a-sheet", "no file that “filmgraph parse” wrote")
                    yield _line(line, f"{found.file}:{number}")
        except SheetError as error:
            yield refusal(found.file, error)


def _line(line: bytes, place: str) -> Parsed | Refusal:
    try:
        text = line.decode("utf-8")
        record = json.loads(text)
        if "\\u" in text:  # the only way in for halves of letters and for U+0000
            _see_that_it_can_be_stored(json.dumps(record, ensure_ascii=False))
        one = Parsed(_fit("path", record["path"], str), from_json(record))
        _check(one)
        return one
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        reason = f"it has no {error}" if isinstance(error, KeyError) else str(error)
        return Refusal(place, "not-a-sheet", f"no line that “filmgraph parse” wrote: {reason}")


def _see_that_it_can_be_stored(text: str) -> None:
    text.encode("utf-8")  # raises UnicodeEncodeError, which is a ValueError
    if "\\u0000" in text:
        raise ValueError("it holds the character U+0000")


def _check(record: Parsed) -> None:
    """Raise ValueError where a record says what no sheet can."""
    path, sheet = record.path, record.sheet
    names = [sheet.title, *(one.name for one in sheet.credits)]
    names += [one.name for one in sheet.companies] + [one.name for one in sheet.festivals]
    names += [author for text in sheet.texts for author in text.authors]
    if not all(0 < len(name.strip()) <= LONGEST_NAME for name in names):
        raise ValueError("a name in it is empty or endless")
    if path != STANDARD_INPUT and not os.path.isabs(path):
        raise ValueError("its path is not absolute")
    if not _HASH.fullmatch(sheet.hash):
        raise ValueError("its hash is no SHA-256")


def from_json(record: dict[str, Any]) -> Sheet:
    """The sheet that `as_json` wrote with its path; of its lines nothing is known.

    Raises KeyError where a name is missing, TypeError or ValueError where a value is not what it should be.

    >>> from filmgraph.sheets import as_json
    >>> from_json(as_json(Sheet("x.txt", title="X", year=1999), "/tmp/x.txt")).year
    1999
    """
    entries: dict[str, Any] = {name: [_built(kind, one) for one in record[name]] for name, kind in _ENTRIES.items()}
    sheet = _built(Sheet, record | entries | {"ledger": {}})
    unknown = {credit.type for credit in sheet.credits} - {*CREDIT_TYPES}
    if unknown:
        raise ValueError(f"there is no credit {min(unknown)}")
    return sheet


_LATER: dict[str, Any] = {"section": None}
"""What earlier versions did not write, and what it is then."""


def _built(kind: type[T], record: dict[str, Any]) -> T:
    whole = _LATER | record
    return kind(**{name: _fit(name, whole[name], hint) for name, hint in _hints(kind)})  # type: ignore[arg-type]


@lru_cache
def _hints(kind: type) -> list[tuple[str, Any]]:
    hints = get_type_hints(kind)
    return [(one.name, hints[one.name]) for one in fields(kind)]


def _fit(name: str, value: Any, hint: Any) -> Any:
    """A value that is what the record's type says; JSON knows no tuples."""
    shape, parts = get_origin(hint), get_args(hint)
    if shape is tuple and isinstance(value, list):
        value = tuple(value)
    if shape is Literal:
        good = value in parts
    elif shape in (list, tuple, dict):
        good = isinstance(value, shape) and all(type(item) is parts[0] for item in value)
    else:
        good = type(value) in (parts or (hint,))
    if not good:
        raise ValueError(f"{name} cannot be {str(value)[:80]!r}")
    return value
