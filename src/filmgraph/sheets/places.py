"""Companies, festivals, releases and texts: the fields that are read from the right."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from filmgraph.countries import country_code
from filmgraph.model import CompanyCredit, Release, Selection, Text
from filmgraph.sheets.diagnostics import Findings
from filmgraph.sheets.people import Place, is_name
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

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_WHEN = re.compile(
    r"(?:(?P<date>\d{4}-\d{1,2}-\d{1,2})"
    r"|(?:(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./])?(?P<year>\d{4})(?:[-/–]\d{2,4})?)\.?"
)
_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d{2}(?!\d)")
_TEXT_YEAR = re.compile(r"(\d{4})(?:-\d{2}-\d{2})?\.?")
_BULLET = re.compile(r"\s*[-–—•*▪·‣\u2212]\s*")
_LEGAL_FORMS = words("ag co corp gmbh inc llc lp ltd ltda plc sa sarl sas spa srl") | {
    "co ltd", "l l c", "l p", "s a", "s p a", "s r l",
}  # fmt: skip
_QUOTES = "\"'“”„«»‹›‘’`″"
_SECTION = re.compile(
    rf"(?:in (?:the )?|dans (?:la )?)?"
    rf"(?:(?:section|sélection|selection|rubrique)\s*:?\s*[{_QUOTES}]+(?P<quoted>.+?)[{_QUOTES}]*"
    rf"|section\b\s*:?\s*(?P<bare>[^{_QUOTES}]+))"
    r"|(?P<told>(?:out of|in) competition|(?:hors|en) compétition|official (?:competition|selection)"
    r"|(?:compétition|sélection) officielle)"
    # Sections that are known by their own name and are no festival's.
    r"|(?P<known>short film corner|un certain regard|directors[’'] fortnight"
    r"|quinzaine des (?:réalisateurs|cinéastes)|(?:international )?critics[’'] week"
    r"|semaine (?:internationale )?de la critique)\Z",
    re.IGNORECASE,
)
_RELEASE = re.compile(r"(?:release in (?:the )?(.+) of the film|sortie (?:en|au|aux) (.+) du film)", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"(?:release date(?: in(?: the)?\b)?|date de sortie(?: (?:en|au|aux)\b)?|sortie (?:en|au|aux)\b)\s*", re.IGNORECASE
)
_SHORT_COUNTRIES = words("usa us ussr uk gdr frg uae urss rda rfa ddr brd cssr rsfsr drc uar eu prc roc")


def companies(text: str, place: Place, findings: Findings, first: int = 1) -> Iterable[CompanyCredit]:
    """Companies of a comma-separated list. A lower-case parenthesis at the end is the role, any other is name."""
    position = first
    for offset, item in with_suffixes(text, split_list(text), _is_legal_form):
        raw = item.strip()
        column = place.column + offset + item.find(raw) + 1
        if not has_words(raw):
            if raw:
                findings.add("name-odd", place.line, column, f"“{raw[:80]}” holds no letter; it was left out.")
            continue
        if not balanced(raw):
            findings.add("parenthesis-unbalanced", place.line, column, f"“{raw[:80]}” was kept as printed.")
        name, role = company(raw)
        if findings.too_long(name, place.line, column):
            continue
        yield CompanyCredit(name, place.line, role, position, raw)
        position += 1


def company(printed: str) -> tuple[str, str | None]:
    """Name and role of a printed company.

    >>> company("Bayerischer Rundfunk (BR) (co-production )")
    ('Bayerischer Rundfunk (BR)', 'co-production')
    """
    name = collapse(printed)
    last = last_parenthesis(name) if name.endswith(")") else None
    if last and last[0] and last[1].islower():
        return last[0], last[1]
    return name, None


def _is_legal_form(item: str) -> bool:
    """``Foo, Inc.`` is one company: a legal form alone between commas belongs to the name before it."""
    form = item.partition("(")[0] if len(item) < 40 else item
    return len(form) < 10 and fold(form) in _LEGAL_FORMS


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
    while len(items) > 1 and not items[-1]:
        items.pop()
    year, date = _taken_when(items, place, findings)
    city, country = _taken_place(items)
    section = _taken_section(items)
    name = collapse(", ".join(filter(None, items))) or collapse(raw)
    if released := _RELEASE.fullmatch(name):
        return Release(released[1] or released[2], place.line, date or (str(year) if year else None))
    if findings.too_long(max(name, city or "", country or "", section or "", key=len), place.line, place.column + 1):
        return None
    _report(raw, year, country, place, findings)
    return Selection(name, place.line, city, country, year, date, section, position, raw)


def _taken_when(items: list[str], place: Place, findings: Findings) -> tuple[int | None, str | None]:
    if len(items) < 2:
        return None, None
    if len(items[-1]) == 4 and items[-1].isdecimal():  # nearly always
        return int(items.pop()), None
    found = _WHEN.fullmatch(items[-1])
    if not found:
        return _taken_odd_year(items, place, findings), None
    printed = items.pop()
    if not (found["date"] or found["day"]):
        return int(found["year"]), None
    year, month, day = found["date"].split("-") if found["date"] else (found["year"], found["month"], found["day"])
    date = iso_date(f"{year}-{month:0>2}-{day:0>2}")
    if not date:
        findings.add(
            "festival-date-odd", place.line, place.column + 1, f"“{printed}” is no day; only its year was read."
        )
    return int(year), date


def _taken_odd_year(items: list[str], place: Place, findings: Findings) -> int | None:
    """The year out of ``May 2012`` behind a ``City (Country)``; anything else stays part of the name."""
    found = _YEAR.search(items[-1]) if items[-2].endswith(")") and len(items[-1]) < 60 else None
    if not found:
        return None
    printed = items.pop()
    message = f"Expected a year or a date such as 2012-05-16, read the year of “{printed}”."
    findings.add("festival-date-odd", place.line, place.column + 1, message)
    return int(found[0])


def iso_date(text: str) -> str | None:
    """The text where it is a day of the calendar as YYYY-MM-DD, else None."""
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _taken_place(items: list[str]) -> tuple[str | None, str | None]:
    """City and country, taken off the items where the last one has the form ``City (Country)``."""
    last = last_parenthesis(items[-1]) if len(items) > 1 else None
    if not last or not has_words(last[1]):
        return None, None
    city, country = last
    # ``Some Festival (BIFF)``: an acronym is no country.
    if country.isupper() and len(country) > 1 and fold(country).replace(" ", "") not in _SHORT_COUNTRIES:
        return None, None
    items.pop()
    return collapse(city) or None, collapse(country)


def _taken_section(items: list[str]) -> str | None:
    """The section of the festival, taken off the items behind its name: ``section "Panorama, Shorts"``.

    >>> _taken_section(["Berlinale", "section « Panorama »"]), _taken_section(["Golden Section"])
    ('Panorama', None)
    >>> _taken_section(["Cannes", "Short Film Corner"]), _taken_section(["Short Film Corner of Cannes"])
    ('Short Film Corner', None)
    """
    start = next((at for at in range(1, len(items)) if _SECTION.match(items[at])), None)
    if start is None:
        return None
    found = _SECTION.fullmatch(collapse(", ".join(items[start:])))
    section = next(filter(None, found.groups()), "").strip() if found else ""
    if not has_words(section):
        return None
    del items[start:]
    return section


def _report(raw: str, year: int | None, country: str | None, place: Place, findings: Findings) -> None:
    if year is None:
        findings.add("festival-without-year", place.line, place.column + 1, f"“{raw[:120]}” has no year.")
    if country and not country_code(country):
        message = f"“{country}” is no country that has a code; it was kept as printed."
        findings.add("country-unknown", place.line, place.column + 1, message)
    if country is None:
        findings.add("festival-without-place", place.line, place.column + 1, f"“{raw[:120]}” has no City (Country).")
    if not balanced(raw):
        findings.add("parenthesis-unbalanced", place.line, place.column + 1, f"“{raw[:120]}” was kept as printed.")


def is_bullet(line: str) -> bool:
    """Whether a line begins with a dash or a dot of a list."""
    return bool(_BULLET.match(line))


def without_bullet(line: str) -> str:
    """A line without the dash or dot of a list before it."""
    bullet = _BULLET.match(line)
    return line[bullet.end() :] if bullet else line


def release(printed: str, value: str, place: Place, findings: Findings) -> Release | None:
    """``Release date in France : 2013-10-27, Site``; the words after the date are a link's label."""
    label = collapse(printed)
    announced = _ANNOUNCED.match(label)
    country = label[announced.end() :] if announced else label
    if not value:
        return None
    found = _ISO_DATE.match(value)
    date = iso_date(found[0]) if found else None
    if not date:
        date = collapse(value.split(",", maxsplit=1)[0])
        message = f"Expected a date such as 2013-10-27, read “{date[:60]}” and kept it."
        findings.add("release-date-odd", place.line, place.column + 1, message)
    return Release(country, place.line, date)


def text(line: str, place: Place, findings: Findings, position: int) -> Text:
    """Year, empty fields, authors, title of a text. Any field may be empty, hence double commas."""
    raw = line.strip()
    fields = [collapse(item) for _, item in split_list(without_bullet(raw))]
    while len(fields) > 1 and not fields[-1]:
        fields.pop()
    year = None
    if len(fields) > 1 and (found := _TEXT_YEAR.fullmatch(fields[-1])):
        year = int(found[1])
        fields.pop()
    else:
        findings.add("text-without-year", place.line, place.column + 1, f"“{raw[:120]}” has no year.")
    start, end = _authors(fields)
    if rest := ", ".join(filter(None, fields[end:])) if start < end else "":
        message = f"“{rest[:80]}” behind the authors is no field of the record; the printed line keeps it."
        findings.add("text-rest", place.line, place.column + 1, message)
    named = fields[:start] if start < end else fields
    authors = tuple(fields[start:end])
    title = ", ".join(filter(None, named)) or ("" if authors else raw)
    return Text(title, place.line, authors, year, position, raw)


def _authors(fields: list[str]) -> tuple[int, int]:
    """The last run of fields that are names with a surname in capitals. What follows it is the publication."""
    end = len(fields)
    while end > 1 and not is_name(fields[end - 1]):
        end -= 1
    start = end
    while start > 1 and is_name(fields[start - 1]):
        start -= 1
    return start, end
