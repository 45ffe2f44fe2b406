"""The first two lines of a sheet: ``Country / Country, YEAR, NNNmn`` and ``Colour, fiction``."""

from __future__ import annotations

import re

from filmgraph.model import Sheet
from filmgraph.sheets.diagnostics import Findings
from filmgraph.sheets.text import collapse, fold

_DURATION = re.compile(r"(?:(?P<hours>\d{1,2})\s*h\s*)?(?:(?P<minutes>\d{1,4})\s*(?:mn|min|mins|minutes|minute|'|′)?)?\.?", re.I)
_HAS_UNIT = re.compile(r"\d\s*(?:mn|min|h|'|′)", re.I)
_YEAR = re.compile(r"(\d{4})(?:\s*[-–/]\s*\d{2,4})?")
_COLOURS = ("colour", "color", "couleur", "black and white", "noir et blanc", "b w", "n b", "bw", "nb", "tinted", "teinte")
_KINDS = frozenset(
    "fiction documentary documentaire animation experimental experimentale short court feature long series serie "
    "docufiction biopic television film".split()
)


def is_header(line: str) -> bool:
    """Whether a line without a label reads as ``Countries, YEAR, NNNmn``, of which any part may be missing.

    >>> is_header("Korea, South / USA, 2006, 119mn"), is_header("A sentence about a film.")
    (True, False)
    """
    parts = [part.strip() for part in line.split(",")]
    return len(line) < 500 and any(_year(part) or _minutes(part) for part in parts[-3:])


def read_header(line: str, number: int, sheet: Sheet, findings: Findings) -> None:
    """Fill countries, year and duration, read from the right because a country may hold a comma."""
    parts = [collapse(part) for part in line.split(",")]
    while parts and not parts[-1]:
        parts.pop()
    if parts and (minutes := _minutes(parts[-1])):
        sheet.duration_min = minutes
        parts.pop()
    if parts and (year := _year(parts[-1])):
        sheet.year = year
        parts.pop()
    countries = ", ".join(parts)
    sheet.countries = [name for name in map(collapse, countries.split("/")) if name]
    _report(countries, line, number, sheet, findings)


def _report(countries: str, line: str, number: int, sheet: Sheet, findings: Findings) -> None:
    if not sheet.countries:
        findings.add("countries-missing", number, 1, "The header names no country.")
    if re.search(r"\d", countries):
        column = line.find(countries) + 1 or 1
        findings.add("header-odd", number, column, f"Expected countries before the year, read “{countries[:80]}” and kept it.")
    if sheet.year is None:
        findings.add("year-missing", number, 1, "The header has no year.")
    elif not 1870 <= sheet.year <= 2100:
        findings.add("year-odd", number, 1, f"The year {sheet.year} is no year of a film; it was kept.")
    if sheet.duration_min is None:
        findings.add("duration-missing", number, 1, "The header has no duration.")


def _minutes(part: str) -> int | None:
    """Minutes of ``95mn``, ``95 min``, ``1h35``; None for a bare number, which would be a year."""
    part = part.strip()
    found = _DURATION.fullmatch(part)
    if not found or not _HAS_UNIT.search(part):
        return None
    return int(found["hours"] or 0) * 60 + int(found["minutes"] or 0) or None


def _year(part: str) -> int | None:
    found = _YEAR.fullmatch(part.strip())
    return int(found[1]) if found else None


def is_colour_line(line: str) -> bool:
    """Whether a line reads as ``Colour, fiction``: at least one of its parts is a colour or a kind of film."""
    return len(line) < 200 and any(_is_colour(part) or fold(part) in _KINDS for part in line.split(","))


def read_colour_line(line: str, sheet: Sheet) -> None:
    """Fill colour and kind as printed; several colours (``Colour, Black and white``) are joined by a comma."""
    parts = [part for part in map(collapse, line.split(",")) if part]
    sheet.colour = ", ".join(part for part in parts if _is_colour(part)) or sheet.colour
    sheet.kind = ", ".join(part for part in parts if not _is_colour(part)) or sheet.kind


def _is_colour(part: str) -> bool:
    return fold(part).startswith(_COLOURS)
