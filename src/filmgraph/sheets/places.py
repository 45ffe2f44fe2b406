"""Companies, festivals, releases and texts: the fields that are read from the right."""

from __future__ import annotations

import re
from collections.abc import Iterable

from filmgraph.model import CompanyCredit, Release, Selection, Text
from filmgraph.sheets.diagnostics import Findings
from filmgraph.sheets.people import Place
from filmgraph.sheets.text import balanced, collapse, fold, last_parenthesis, split_list

ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])")
_WHEN = re.compile(r"(?:(?P<date>\d{4}-\d{1,2}-\d{1,2})|(?P<day>\d{1,2}[./]\d{1,2}[./])?(?P<year>\d{4})(?:[-/]\d{2,4})?)")
_BULLET = re.compile(r"\s*(?:[-–—•*▪·‣]|\u2212)\s*")
_LEGAL_FORMS = frozenset("inc ltd llc l l c co corp gmbh s a sa s r l srl sarl ltda plc lp".split()) | {"co ltd", "l p"}
_RELEASE = re.compile(r"(?:release in (?P<country>.+?) of the film|sortie (?:en |au |aux )(?P<pays>.+?)(?: du film)?)")
_SHORT_COUNTRIES = frozenset("usa us ussr uk gdr frg uae urss rda rfa ddr brd cssr rsfsr drc uar eu prc roc".split())


def companies(text: str, place: Place, findings: Findings, first: int = 1) -> Iterable[CompanyCredit]:
    """Companies of a comma-separated list. A lower-case parenthesis at the end is the role, any other is name."""
    items = [(offset, item) for offset, item in _joined_legal_forms(split_list(text)) if item.strip()]
    for position, (offset, item) in enumerate(items, first):
        raw = item.strip()
        if not balanced(raw):
            findings.add("parenthesis-unbalanced", place.line, place.column + offset + 1, f"“{raw[:80]}” was kept as printed.")
        name, role = company(raw)
        yield CompanyCredit(name, place.line, role, position, raw)


def company(printed: str) -> tuple[str, str | None]:
    """Name and role of a printed company.

    >>> company("Bayerischer Rundfunk (BR) (co-production )")
    ('Bayerischer Rundfunk (BR)', 'co-production')
    """
    name = collapse(printed)
    last = last_parenthesis(name)
    if last and last[0] and last[1].islower():
        return last[0], last[1]
    return name, None


def _joined_legal_forms(items: list[tuple[int, str]]) -> Iterable[tuple[int, str]]:
    """``Foo, Inc.`` is one company: a legal form alone between commas belongs to the name before it."""
    waiting: tuple[int, str] | None = None
    for offset, item in items:
        if waiting and waiting[1].strip() and fold(item) in _LEGAL_FORMS:
            waiting = (waiting[0], f"{waiting[1]},{item}")
            continue
        if waiting:
            yield waiting
        waiting = (offset, item)
    if waiting:
        yield waiting


def selection(line: str, place: Place, findings: Findings, position: int) -> Selection | Release | None:
    """A festival bullet read from the right: year or date, then ``City (Country)``, the rest is the name.

    The bullet that tells of a release in a country is that release.
    """
    bullet = _BULLET.match(line)
    raw = line[bullet.end() :].strip() if bullet else line.strip()
    if not raw:
        return None
    if not bullet:
        findings.add("bullet-missing", place.line, place.column + 1, "Read as a festival although it has no dash.")
    items = [item.strip() for _, item in split_list(raw)]
    year, date = _taken_when(items)
    city, country = _taken_place(items)
    name = collapse(", ".join(item for item in items if item)) or raw
    released = _RELEASE.fullmatch(name.casefold())
    if released:
        at, end = released.span("country" if released["country"] else "pays")
        return Release(name[at:end], place.line, date or (str(year) if year else None))
    _report(raw, year, country, place, findings)
    return Selection(name, place.line, city, country, year, date, position, raw)


def _taken_when(items: list[str]) -> tuple[int | None, str | None]:
    found = _WHEN.fullmatch(items[-1]) if len(items) > 1 else None
    if not found:
        return None, None
    items.pop()
    if found["date"]:
        year, month, day = found["date"].split("-")
        return int(year), _iso(year, month, day)
    if found["day"]:
        day, month = re.split(r"[./]", found["day"])[:2]
        return int(found["year"]), _iso(found["year"], month, day)
    return int(found["year"]), None


def _iso(year: str, month: str, day: str) -> str | None:
    date = f"{year}-{int(month):02}-{int(day):02}"
    return date if ISO_DATE.fullmatch(date) else None


def _taken_place(items: list[str]) -> tuple[str | None, str | None]:
    """City and country, taken off the items where the last one has the form ``City (Country)``."""
    last = last_parenthesis(items[-1]) if len(items) > 1 else None
    if not last or not last[1]:
        return None, None
    city, country = last
    # ``Some Festival (BIFF)``: an acronym is no country.
    if country.isupper() and len(country) > 1 and fold(country).replace(" ", "") not in _SHORT_COUNTRIES:
        return None, None
    items.pop()
    return collapse(city) or None, collapse(country)


def _report(raw: str, year: int | None, country: str | None, place: Place, findings: Findings) -> None:
    if year is None:
        findings.add("festival-without-year", place.line, place.column + 1, f"“{raw[:120]}” has no year.")
    if country is None:
        findings.add("festival-without-place", place.line, place.column + 1, f"“{raw[:120]}” has no City (Country).")
    if not balanced(raw):
        findings.add("parenthesis-unbalanced", place.line, place.column + 1, f"“{raw[:120]}” was kept as printed.")


def is_bullet(line: str) -> bool:
    """Whether a line begins with a dash or a dot of a list."""
    return bool(_BULLET.match(line))


def release(printed: str, value: str, place: Place, findings: Findings) -> Release | None:
    """``Release date in France : 2013-10-27, Site``; the words after the date are a link's label."""
    country = re.sub(r"(?i)^(release date(?: in)?|date de sortie(?: en| au| aux)?)\s*", "", collapse(printed))
    if not value:
        return None
    found = ISO_DATE.match(value)
    date = found[0] if found else collapse(value.split(",")[0])
    if not found:
        findings.add("release-date-odd", place.line, place.column + 1, f"Expected a date such as 2013-10-27, read “{date[:60]}” and kept it.")
    return Release(country, place.line, date)


def text(line: str, place: Place, findings: Findings, position: int) -> Text:
    """``Title of the text, Author NAME,, 2013``, read from the right: year, empty fields, authors, title."""
    raw = line.strip()
    fields = [item.strip() for _, item in split_list(raw)]
    year = int(fields.pop()) if re.fullmatch(r"\d{4}", fields[-1]) else None
    if year is None:
        findings.add("text-without-year", place.line, place.column + 1, f"“{raw[:120]}” has no year.")
    start, end = _authors(fields)
    title = collapse(", ".join(field for field in (fields[:start] if start < end else fields) if field))
    return Text(title or raw, place.line, tuple(map(collapse, fields[start:end])), year, position, raw)


def ends_like_text(line: str) -> bool:
    """Whether a line ends as the entry of a bibliography does: ``,, 2013``."""
    return bool(re.search(r",\s*,\s*\d{4}\s*$", line))


def _authors(fields: list[str]) -> tuple[int, int]:
    """The last run of fields that are names with a surname in capitals. What follows it is the publication."""
    end = len(fields)
    while end > 1 and not _is_author(fields[end - 1]):
        end -= 1
    start = end
    while start > 1 and _is_author(fields[start - 1]):
        start -= 1
    return start, end


def _is_author(field: str) -> bool:
    words = field.replace("-", " ").replace("'", " ").replace("’", " ").split()
    return 1 < len(words) <= 6 and ":" not in field and any(w.isupper() and len(w) > 1 for w in words)
