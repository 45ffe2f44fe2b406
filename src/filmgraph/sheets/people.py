"""Lists of people and cast lines: ``Given SURNAME (Имя ФАМИЛИЯ)``, ``Given SURNAME ... Role``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from filmgraph.model import Credit
from filmgraph.sheets.diagnostics import Findings
from filmgraph.sheets.text import (
    balanced,
    collapse,
    fold,
    has_words,
    last_parenthesis,
    split_list,
    with_suffixes,
    words,
)

SEPARATOR = re.compile(r"\s(?:\.\.\.|…)(?:\s|$)")
_DOTS = re.compile(r"\.{3,}|…")
# A letter outside Latin, whose letters end at U+024F with rarer ones in U+1E00-1EFF; Roman numerals are no script.
_NATIVE = re.compile("[^\\W\\d_A-Za-z\u00aa-\u024f\u1e00-\u1eff\u2070-\u218f]")
# Words that join two people who should stand between commas; ``y`` and ``e`` join the surnames of one.
_JOINT = re.compile(r"\s(?:et|and|und|&)\s")
_DASH = re.compile(r"\s[-–—]\s")
# Exactly as printed: ``JR`` is an artist of his own.
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_SUFFIX = re.compile(r", *(?:[JS]r|I{2,3}|IV)\b")
_LONGEST = 80
# Short words of letters with single spaces between them, none of which joins, and perhaps a native form: nine people
# of ten are printed so, and the long way costs three times as much.
_SINGLE = r"(?!(?:et|and|und)\b)"
_WORDS = rf"[\w.'’-]{{0,40}}+(?: {_SINGLE}[\w.'’-]{{1,40}}+){{0,6}}+"
_plainly = re.compile(rf"({_SINGLE}[^\W_]{_WORDS})(?: \(({_NATIVE.pattern}{_WORDS})\))?").fullmatch
_PARTICLES = words(
    "a al and at bin da das de del della den der des di do dos du e el et la las le les los ten ter und v van von y zu"
)
_SENTENCE_END = (".", "!", "?", "…", ":", ";")


@dataclass(slots=True)  # one for nearly every line: neither a tuple nor a frozen record is made as quickly
class Place:
    """Where a piece of text stands on the sheet: line from 1, column of its first character from 0."""

    line: int
    column: int


class Name(NamedTuple):
    """A person as printed: the name, its native form, and a lower-case remark (``uncredited``)."""

    name: str
    native: str | None = None
    remark: str | None = None


def has_role(line: str) -> bool:
    """Whether the dots between name and role stand on the line before any colon.

    >>> has_role("Bruce WILLIS ... Narrator: himself"), has_role("Casting : Ann ... LEE")
    (True, False)
    """
    found = SEPARATOR.search(line)
    return found is not None and (":" not in line or line.index(":") > found.start())


def person(printed: str) -> Name:
    """A printed person taken apart. A parenthesis is the native form when it holds letters outside Latin, or the
    same letters with other accents; one in lower case is a remark.

    >>> person("Veit HELMER (Файт ХЕЛЬМЕР)")
    Name(name='Veit HELMER', native='Файт ХЕЛЬМЕР', remark=None)
    """
    name = collapse(printed)
    native = remark = None
    while (last := last_parenthesis(name)) and last[0]:
        before, inside = last
        if native is None and (_NATIVE.search(inside) or _same_letters(before, inside)):
            native = inside
        elif native is None and remark is None and inside.islower():
            remark = inside
        else:
            break
        name = before
    return Name(name, native, remark)


def _same_letters(name: str, inside: str) -> bool:
    return len(name) < _LONGEST and fold(name) == fold(inside)


def is_name(text: str, surely: bool = True) -> bool:
    """Whether a text may be a person's name: few words, of which only particles are small.

    ``surely`` asks for a surname in capitals beside a given name.

    >>> is_name("John McCARTHY"), is_name("The heart of the film"), is_name("Maïwenn", surely=False)
    (True, False, True)
    """
    parts = text.replace("-", " ").replace("'", " ").replace("’", " ").split()
    if not 1 <= len(parts) <= 7 or ":" in text:
        return False
    if any(word.islower() and len(word) > 1 and word not in _PARTICLES for word in parts):
        return False
    if surely:
        return len(parts) > 1 and any(len(word) > 1 and word[-2:].isupper() for word in parts)
    return any(not word.islower() for word in parts)


def are_names(text: str, surely: bool) -> bool:
    """Whether every item of a comma-separated list may be a person's name."""
    if text.endswith(_SENTENCE_END) and not text.endswith(("Jr.", "Sr.")):
        return False
    names = [person(item).name for _, item in split_list(text) if item.strip()]
    return bool(names) and all(is_name(name, surely) or name in _SUFFIXES for name in names)


def listed(text: str, place: Place, type_: str, printed: str, findings: Findings) -> Iterator[Credit]:
    """The people of a comma-separated list."""
    joined = _may_join(text)
    for offset, item in _items(text):
        raw = item.strip()
        if plain := _plainly(raw):
            yield Credit(type_, printed, plain[1], place.line, plain[2], None, 1, raw)
        elif raw:
            yield from _credits(item, place, offset, type_, printed, joined, findings)
        elif 0 < offset < len(text) - len(item):
            findings.add("item-empty", place.line, place.column + offset + 1, "An empty place between two commas.")


def _may_join(text: str) -> bool:
    """Whether a word that joins may stand there: asked of every line, so it is quicker than the pattern."""
    return " et " in text or " and " in text or "&" in text or " und " in text


def _credits(
    item: str, place: Place, offset: int, type_: str, printed: str, joined: bool, findings: Findings
) -> Iterator[Credit]:
    """The credits of an item in any form; several where words join people."""
    parts = _parted(item, place, offset, findings) if joined else [(0, item)]
    found = (_credit(part, place, offset + start, type_, printed, findings) for start, part in parts)
    return (credit for credit in found if credit)


def _parted(item: str, place: Place, offset: int, findings: Findings) -> list[tuple[int, str]]:
    """An item that joins several people in parts: ``Jean DUPONT et Marie DURAND`` is two, if both surely are names;
    ``Joel et Ethan COEN`` is kept."""
    found = _joint_parts(item)
    surely = len(found) > 1 and all(_is_person(part) for _, part in found)
    if len(found) > 1:
        column = place.column + offset + len(item) - len(item.lstrip()) + 1
        findings.add("names-joined", place.line, column, _told(item, len(found) if surely else 1))
    return found if surely else [(0, item)]


def _is_person(text: str) -> bool:
    """Whether a text surely is one person as printed."""
    return is_name(person(text).name)


def _joint_parts(item: str) -> list[tuple[int, str]]:
    """What stands before, between and behind the words that join, outside parentheses, with its place."""
    cuts = [found.span() for found in _JOINT.finditer(item) if balanced(item[: found.start()])]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(item)]
    return [(start, item[start:end]) for start, end in zip(starts, ends, strict=True)]


def _told(item: str, people: int) -> str:
    if people > 1:
        return f"Read “{item.strip()[:80]}” as {people} people."
    return f"“{item.strip()[:80]}” was kept as one name; a comma parts people."


def _items(text: str) -> Iterable[tuple[int, str]]:
    """The items of a list. ``DOWNEY, Jr.`` is one: a suffix belongs to the name before it."""
    if "," not in text:
        return [(0, text)]
    items = split_list(text)
    return with_suffixes(text, items, _is_suffix) if _SUFFIX.search(text) else items


def _is_suffix(item: str) -> bool:
    return len(item) < _LONGEST and item.partition("(")[0].strip() in _SUFFIXES


def cast(lines: Iterable[tuple[int, str]], printed: str, findings: Findings) -> Iterator[Credit]:
    """The people of the lines of a cast; the first `` ... `` separates the name from the role."""
    for number, line in lines:
        raw = line.strip()
        name, dots, role = raw.partition(" ... ")
        if dots and (plain := _plainly(name)):
            yield Credit("ACTED_IN", printed, plain[1], number, plain[2], collapse(role) or None, 1, raw)
        else:
            yield from _cast_line(raw, Place(number, line.find(raw)), printed, findings)


def _cast_line(raw: str, place: Place, printed: str, findings: Findings) -> Iterable[Credit]:
    """A cast line in any of its forms; one that is a list without roles holds several people."""
    name, role = _name_and_role(raw, place, findings)
    if role is None and "," in name:
        return _unplayed(name, place, printed, findings)
    people = _credits(name, place, 0, "ACTED_IN", printed, _may_join(name), findings)
    return [_played(credit, collapse(role or ""), raw) for credit in people]


def _played(credit: Credit, role: str, raw: str) -> Credit:
    credit.role = f"{role} ({credit.role})" if role and credit.role else role or credit.role
    credit.raw = raw
    return credit


def _unplayed(raw: str, place: Place, printed: str, findings: Findings) -> list[Credit]:
    people = list(listed(raw, place, "ACTED_IN", printed, findings))
    if len(people) > 1:
        findings.add("cast-list", place.line, place.column + 1, f"Read as {len(people)} people without roles.")
    return people


def _name_and_role(raw: str, place: Place, findings: Findings) -> tuple[str, str | None]:
    found = SEPARATOR.search(raw)
    if not found:
        found = _DOTS.search(raw) or _dash(raw, place, findings)
        if not found:
            return raw, None
        column = place.column + found.start() + 1
        findings.add("cast-separator", place.line, column, f"Read “{raw[:80]}” as name and role.")
    return raw[: found.start()].strip(), raw[found.end() :].strip() or None


def _dash(raw: str, place: Place, findings: Findings) -> re.Match[str] | None:
    """The dash between name and role: what stands before it is surely one name."""
    found = _DASH.search(raw)
    if not found or ("," not in raw[: found.start()] and _is_person(raw[: found.start()])):
        return found
    column = place.column + found.start() + 2
    findings.add("cast-dash", place.line, column, f"“{raw[:80]}” was kept as a name; “ ... ” parts name and role.")
    return None


def _credit(item: str, place: Place, offset: int, type_: str, printed: str, findings: Findings) -> Credit | None:
    """The credit of one printed person, who stands at the offset from the place."""
    raw = item.strip()
    if "(" not in raw and ")" not in raw:
        name, native, remark = collapse(raw), None, None
    else:
        name, native, remark = person(raw)
        _report_parentheses(raw, name, Place(place.line, place.column + offset + item.find(raw)), findings)
    if not (name[:1].isalnum() or has_words(name)):
        message = f"Expected a name, read “{raw[:80]}”; it was left out."
        findings.add("name-odd", place.line, place.column + offset + item.find(raw) + 1, message)
        return None
    if findings.too_long(max(name, native or "", key=len), place.line, place.column + offset + 1):
        return None
    return Credit(type_, printed, name, place.line, native, remark, raw=raw)


def _report_parentheses(raw: str, name: str, place: Place, findings: Findings) -> None:
    if not balanced(raw):
        findings.add("parenthesis-unbalanced", place.line, place.column + 1, f"“{raw[:80]}” was kept as printed.")
    elif "(" in name:
        findings.add("parenthesis-in-name", place.line, place.column + 1, f"“{name[:80]}” keeps its parenthesis.")
