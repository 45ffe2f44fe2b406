"""The first two lines of a sheet: ``Country / Country, YEAR, NNNmn`` and ``Colour, fiction``."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from filmgraph.model import Sheet
from filmgraph.sheets.diagnostics import Findings
from filmgraph.sheets.text import collapse, fold, words

_LONGEST = 500
_DURATION = re.compile(
    r"(?:(?P<hours>\d{1,2}) ?h ?)?(?:(?P<minutes>\d{1,4}) ?(?P<unit>mn|minutes?|mins?|'|′)?)?\.?", re.IGNORECASE
)
_YEAR = re.compile(r"(\d{4})(?: ?[-–/] ?\d{2,4})?")
_DIGIT = re.compile(r"\d")
_YEAR_INSIDE = re.compile(r"(?<!\d)(?:18[7-9]|19\d|20\d)\d(?!\d)")
_COLOURS = (
    "colour", "color", "couleur", "black and white", "noir et blanc", "b w", "n b", "bw", "nb", "tinted", "teinte",
    "sepia",
)  # fmt: skip
_KINDS = words(
    "fiction documentary documentaire animation experimental experimentale short court feature long series serie "
    "docufiction biopic television film"
)
_Read = TypeVar("_Read")
Test = Callable[[str], bool]


def is_header(line: str) -> bool:
    """Whether a line without a label reads as ``Countries, YEAR, NNNmn``, of which any part may be missing.

    >>> is_header("Korea, South / USA, 2006, 119mn"), is_header("A sentence about a film.")
    (True, False)
    """
    return len(line) < _LONGEST and any(_year(part) or _minutes(part) for part in _parts(line)[-3:])


def is_full_header(line: str) -> bool:
    """Whether a line ends in ``YEAR, NNNmn``: a header wherever it stands, even below a paragraph of prose."""
    parts = _parts(line) if len(line) < _LONGEST else []
    return len(parts) > 1 and _year(parts[-2]) is not None and _minutes(parts[-1]) is not None


def may_be_header(line: str) -> bool:
    """Whether a first line without year and duration may still be one: a few countries, no sentence."""
    return len(line) < 80 and not line.rstrip().endswith((".", "!", "?", ":")) and len(line.split()) <= 12


def _parts(line: str) -> list[str]:
    parts = [collapse(part) for part in line.split(",")]
    while parts and not parts[-1]:
        parts.pop()
    return parts


def read_header(line: str, number: int, sheet: Sheet, findings: Findings) -> None:
    """Fill countries, year and duration, read from the right because a country may hold a comma."""
    parts = _parts(line)
    sheet.duration_min = _taken(parts, _minutes)
    sheet.year = _taken(parts, _year)
    countries = ", ".join(parts)
    if _DIGIT.search(countries):
        odd = [part for part in parts if _DIGIT.search(part)]
        for part in odd:
            _read_odd(part, line, number, sheet, findings)
        countries = ", ".join(part for part in parts if part not in odd)
    sheet.countries = [name for name in map(collapse, countries.split("/")) if name]
    _report(number, sheet, findings)


def _taken(parts: list[str], read: Callable[[str], _Read | None]) -> _Read | None:
    """The last part that can be read so, taken out of the parts."""
    for at in range(len(parts) - 1, -1, -1):
        if (found := read(parts[at])) is not None:
            del parts[at]
            return found
    return None


def _read_odd(part: str, line: str, number: int, sheet: Sheet, findings: Findings) -> None:
    """``circa 1999`` still tells a year, a bare ``119`` behind it a duration; anything else is reported only."""
    column = line.find(part.split(maxsplit=1)[0]) + 1
    year = _YEAR_INSIDE.search(part) if sheet.year is None else None
    if year:
        sheet.year = int(year[0])
        told = f"the year {sheet.year} was read"
    elif sheet.duration_min is None and sheet.year and part.isdecimal() and len(part) < 4:
        sheet.duration_min = int(part) or None
        told = "it was read as minutes"
    else:
        told = "nothing was taken from it"
    findings.add(
        "header-odd",
        number,
        column,
        f"Expected countries, a year such as 1999 or a duration such as 95mn; of “{part[:80]}” {told}.",
    )


def _report(number: int, sheet: Sheet, findings: Findings) -> None:
    if not sheet.countries:
        findings.add("countries-missing", number, 1, "The header names no country.")
    if sheet.year is None:
        findings.add("year-missing", number, 1, "The header has no year.")
    elif not 1870 <= sheet.year <= 2100:
        findings.add("year-odd", number, 1, f"The year {sheet.year} is no year of a film; it was kept.")
    if sheet.duration_min is None:
        findings.add("duration-missing", number, 1, "The header has no duration.")


@lru_cache(maxsize=1024)
def _minutes(part: str) -> int | None:
    """Minutes of ``95mn``, ``95 min``, ``1h35``; None for a bare number, which would be a year."""
    found = _DURATION.fullmatch(part) if part[:1].isdigit() else None
    if not found or not (found["hours"] or found["unit"]):
        return None
    return int(found["hours"] or 0) * 60 + int(found["minutes"] or 0) or None


@lru_cache(maxsize=1024)
def _year(part: str) -> int | None:
    found = _YEAR.fullmatch(part) if part[:1].isdigit() else None
    return int(found[1]) if found else None


def colour_and_kind(line: str) -> tuple[str | None, str | None] | None:
    """Colour and kind of a line such as ``Colour, fiction`` as printed; None for any other line.

    >>> colour_and_kind("Colour,  Black and white, fiction"), colour_and_kind("A sentence about a film.")
    (('Colour, Black and white', 'fiction'), None)
    """
    return _colour_and_kind(line) if len(line) < 200 else None


@lru_cache(maxsize=256)
def _colour_and_kind(line: str) -> tuple[str | None, str | None] | None:
    # Sheets share a few of these lines.
    parts = [part for part in map(collapse, line.split(",")) if part]
    colours = [part for part in parts if _is_colour(part)]
    if not colours and not any(fold(part) in _KINDS for part in parts):
        return None
    return ", ".join(colours) or None, ", ".join(part for part in parts if part not in colours) or None


def _is_colour(part: str) -> bool:
    return fold(part).startswith(_COLOURS)
