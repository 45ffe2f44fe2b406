"""Lists of people and cast lines: ``Given SURNAME (Имя ФАМИЛИЯ)``, ``Given SURNAME ... Role``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from filmgraph.model import Credit
from filmgraph.sheets.diagnostics import Findings
from filmgraph.sheets.text import balanced, collapse, has_words, last_parenthesis, split_list

SEPARATOR = re.compile(r"\s(?:\.\.\.|…)(?:\s|$)")
_LOOSE_SEPARATOR = re.compile(r"\s*(?:\.{3,}|…)\s*")


def has_role(line: str) -> bool:
    """Whether the dots between name and role stand on the line before any colon.

    >>> has_role("Bruce WILLIS ... Narrator: himself"), has_role("Casting : Ann ... LEE")
    (True, False)
    """
    found = SEPARATOR.search(line)
    return found is not None and (":" not in line or line.index(":") > found.start())


class Place(NamedTuple):
    """Where a piece of text stands on the sheet: line from 1, column of its first character from 0."""

    line: int
    column: int


class Name(NamedTuple):
    """A person as printed: the name, its native form, and a lower-case remark (``uncredited``)."""

    name: str
    native: str | None = None
    remark: str | None = None


def person(printed: str) -> Name:
    """A printed person taken apart. A parenthesis is the native form when it holds letters outside Latin.

    >>> person("Veit HELMER (Файт ХЕЛЬМЕР)")
    Name(name='Veit HELMER', native='Файт ХЕЛЬМЕР', remark=None)
    """
    name = collapse(printed)
    native = remark = None
    while (last := last_parenthesis(name)) and last[0]:
        before, inside = last
        if native is None and _is_native(inside):
            native = inside
        elif native is None and remark is None and inside.islower():
            remark = inside
        else:
            break
        name = before
    return Name(name, native, remark)


def _is_native(text: str) -> bool:
    # Latin letters end at U+024F, their rarer cousins stand in U+1E00-1EFF; a native form has others.
    return any(c.isalpha() and c > "\u024f" and not "\u1e00" <= c <= "\u1eff" for c in text)


def credits(
    text: str, place: Place, type_: str, printed: str, findings: Findings, first: int = 1
) -> Iterable[Credit]:
    """The people of a comma-separated list, numbered from ``first``."""
    items = split_list(text)
    position = first
    for at, (offset, item) in enumerate(items):
        raw = item.strip()
        column = place.column + offset + 1
        if not raw:
            if 0 < at < len(items) - 1:
                findings.add("item-empty", place.line, column, "An empty place between two commas.")
            continue
        credit = _credit(raw, Place(place.line, column), type_, printed, findings, position)
        if credit:
            yield credit
            position += 1


def cast_member(line: str, number: int, printed: str, findings: Findings, position: int) -> Credit | None:
    """The person of one cast line; the first `` ... `` separates the name from the role."""
    raw = line.strip()
    place = Place(number, line.find(raw) + 1)
    name, role = _name_and_role(raw, place, findings)
    if not name:
        findings.add("name-odd", number, place.column, f"The role “{raw[:80]}” has no name; it was left out.")
        return None
    credit = _credit(name, place, "ACTED_IN", printed, findings, position)
    if credit:
        credit.role, credit.raw = role or credit.role, raw
    return credit


def _name_and_role(raw: str, place: Place, findings: Findings) -> tuple[str, str | None]:
    found = SEPARATOR.search(raw)
    if not found:
        if ".." not in raw and "…" not in raw or not (found := _LOOSE_SEPARATOR.search(raw)):
            return raw, None
        column = place.column + found.start()
        findings.add("cast-separator", place.line, column, f"Read “{raw[:80]}” as name and role.")
    return raw[: found.start()].strip(), raw[found.end() :].strip() or None


def name_of_cast_line(raw: str) -> str:
    """The name of a cast line, without its role.

    >>> name_of_cast_line("Marie de VILLEPIN ... Julie Mahé")
    'Marie de VILLEPIN'
    """
    return _name_and_role(raw, Place(0, 0), Findings())[0]


def _credit(
    raw: str, place: Place, type_: str, printed: str, findings: Findings, position: int
) -> Credit | None:
    if "(" not in raw and ")" not in raw:
        name, native, remark = collapse(raw), None, None
    else:
        name, native, remark = person(raw)
        _report_parentheses(raw, name, place, findings)
    if not has_words(name):
        findings.add("name-odd", place.line, place.column, f"“{raw[:80]}” holds no letter; it was left out.")
        return None
    return Credit(type_, printed, name, place.line, native, remark, position, raw)


def _report_parentheses(raw: str, name: str, place: Place, findings: Findings) -> None:
    if not balanced(raw):
        findings.add("parenthesis-unbalanced", place.line, place.column, f"“{raw[:80]}” was kept as printed.")
    elif "(" in name:
        findings.add("parenthesis-in-name", place.line, place.column, f"“{name[:80]}” keeps its parenthesis.")
