"""A record written as a sheet again: what `read` reads back as the same record.

Used by the tests' round trip and by whoever wants a clean sheet out of a record.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from filmgraph.model import Credit, Selection, Sheet, Text


def as_sheet(sheet: Sheet) -> str:
    """The text of a sheet in the standard layout, with a ``Title :`` field, ending in a line end.

    >>> print(as_sheet(Sheet("x.txt", title="Solaris", year=1972, countries=["USSR"])))
    USSR, 1972
    Title : Solaris
    <BLANKLINE>
    """
    return "\n".join(_lines(sheet)) + "\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield _header(sheet)
    if sheet.colour or sheet.kind:
        yield ", ".join(filter(None, (sheet.colour, sheet.kind)))
    yield f"Title : {sheet.title}"
    for (type_, label), group in groupby(sheet.credits, lambda credit: (credit.type, credit.credit)):
        yield from _field(type_, label, list(group))
    if sheet.companies:
        companies = (f"{c.name} ({c.role})" if c.role else c.name for c in sheet.companies)
        yield f"Production : {', '.join(companies)}"
    if sheet.sites:
        yield f"Sites : {', '.join(sheet.sites)}"
    for release in sheet.releases:
        yield f"Release date in {release.country} : {release.date or ''}".rstrip()
    yield from _sections(sheet)


def _sections(sheet: Sheet) -> Iterator[str]:
    if sheet.synopsis:
        yield f"\nPlot synopsis\n{sheet.synopsis}"
    if sheet.texts:
        yield "\nCommentaries and bibliography"
        yield from map(_text, sheet.texts)
    if sheet.festivals:
        yield "\nSelected in the following festivals :"
        yield from map(_festival, sheet.festivals)


def _header(sheet: Sheet) -> str:
    duration = f"{sheet.duration_min}mn" if sheet.duration_min else None
    year = str(sheet.year) if sheet.year else None
    return ", ".join(filter(None, (" / ".join(sheet.countries), year, duration)))


def _field(type_: str, label: str, people: list[Credit]) -> Iterator[str]:
    if type_ != "ACTED_IN":
        yield f"{label} : {', '.join(map(_person, people))}"
        return
    yield f"{label} :"
    for credit in people:
        yield f"{_person(credit)} ... {credit.role}" if credit.role else _person(credit)


def _person(credit: Credit) -> str:
    native = f" ({credit.native})" if credit.native else ""
    remark = f" ({credit.role})" if credit.role and credit.type != "ACTED_IN" else ""
    return f"{credit.name}{native}{remark}"


def _text(text: Text) -> str:
    return ", ".join((text.title, *text.authors)) + (f",, {text.year}" if text.year else "")


def _festival(selection: Selection) -> str:
    place = f"{selection.city or ''} ({selection.country})".strip() if selection.country else None
    when = selection.date or (str(selection.year) if selection.year else None)
    section = f'section "{selection.section}"' if selection.section else None
    return "- " + ", ".join(filter(None, (selection.name, section, place, when)))
