"""Records become rows of nodes and edges: plain dictionaries, ready to be sent as parameters.

An edge row names its ends by *spelling*, not by id: who a spelling is can only be said when all spellings that may
be the same person are on the table, and that is the loader's moment, not the sheet's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from filmgraph.identity import Spelling, folded
from filmgraph.model import EDGES, Sheet
from filmgraph.sheets import people, places
from filmgraph.sheets.diagnostics import Findings


@dataclass(slots=True)
class EdgeRow:
    """One edge of a film. ``other`` is who or what stands at the other end, as printed."""

    type: str
    film: str
    other: Spelling
    properties: dict[str, Any]

    @property
    def label(self) -> str:
        """The label at the end that is not the film."""
        kind = EDGES[self.type]
        return kind.end if kind.start == "Film" else kind.start

    def identity(self, other_id: str) -> tuple[Any, ...]:
        """What tells this edge from all others, once its other end has an id."""
        apart = (self.properties.get(name) for name in EDGES[self.type].apart)
        return (self.type, self.film, other_id, *apart)


def merged(rows: list[EdgeRow]) -> EdgeRow:
    """Rows that are one edge: the first, with what the others print in another spelling kept in ``also``."""
    first, *others = rows
    spelled = {first.other: first.properties}
    for row in others:
        spelled.setdefault(row.other, row.properties)
    also = [f"{own['line']}\t{own['position']}\t{own['raw']}" for own in list(spelled.values())[1:]]
    return EdgeRow(first.type, first.film, first.other, {**first.properties, "also": also or None})


def lifted(type_: str, film: str, properties: Mapping[str, Any]) -> list[EdgeRow]:
    """The rows that an edge of the graph was made from: the way back from `merged`."""
    own = {name: value for name, value in properties.items() if name != "also"}
    each = [own]
    for repetition in properties.get("also") or ():
        line, position, raw = repetition.split("\t", 2)
        each.append({**own, "line": int(line), "position": int(position), "raw": raw})
    return [EdgeRow(type_, film, spelling_of(type_, one["raw"], one["position"]), one) for one in each]


def film_properties(sheet: Sheet, path: str, slug: str) -> dict[str, Any]:
    """The properties of the film's node besides its id. Absent values are left out, as in the graph."""
    releases = dict.fromkeys(f"{one.country} {one.date}" if one.date else one.country for one in sheet.releases)
    return {
        "title": sheet.title,
        "year": sheet.year,
        "duration_min": sheet.duration_min,
        "countries": sheet.countries,
        "colour": sheet.colour,
        "kind": sheet.kind,
        "synopsis": sheet.synopsis,
        "sites": sheet.sites,
        "releases": list(releases),
        "texts": [text.raw for text in sheet.texts],
        "title_source": sheet.title_source,
        "folded": folded(sheet.title),
        "slug": slug,
        "sheet": path,
        "sheet_hash": sheet.hash,
    }


def edge_rows(sheet: Sheet, path: str, film: str) -> Iterator[EdgeRow]:
    """All edges of a sheet's film, in the order of the sheet."""
    for credit in sheet.credits:
        source = _source(path, credit.line, credit.raw, credit.position)
        own = {"role": credit.role} if credit.type == "ACTED_IN" else {"credit": credit.credit}
        yield EdgeRow(credit.type, film, Spelling(credit.name, credit.native), {**own, **source})
    for company in sheet.companies:
        source = _source(path, company.line, company.raw, company.position)
        yield EdgeRow("PRODUCTION_COMPANY_OF", film, Spelling(company.name), {"role": company.role, **source})
    for chosen in sheet.festivals:
        source = _source(path, chosen.line, chosen.raw, chosen.position)
        spelling = Spelling(chosen.name, None, chosen.city, chosen.country)
        yield EdgeRow("SELECTED_AT", film, spelling, {"year": chosen.year, "date": chosen.date, **source})
    for text in sheet.texts:
        for position, author in enumerate(text.authors, 1):
            source = _source(path, text.line, text.raw, position)
            yield EdgeRow("WROTE_ABOUT", film, Spelling(author), {"title": text.title, "year": text.year, **source})


def _source(path: str, line: int, raw: str, position: int) -> dict[str, Any]:
    return {"sheet": path, "line": line, "raw": raw, "position": position}


def spelling_of(type_: str, raw: str, position: int) -> Spelling:
    """The spelling that an edge was made from, read again out of its ``raw``.

    So the graph itself remembers every spelling, and a sheet that is taken out takes its spellings with it.

    >>> spelling_of("DIRECTED", "Veit HELMER (Файт ХЕЛЬМЕР)", 1).native
    'Файт ХЕЛЬМЕР'
    """
    if type_ == "PRODUCTION_COMPANY_OF":
        return Spelling(places.company(raw)[0])
    place = people.Place(0, 0)
    if type_ == "SELECTED_AT":
        chosen = places.selection(f"- {raw}", place, Findings(), 1)
        return Spelling(chosen.name, None, chosen.city, chosen.country)  # type: ignore[union-attr]
    if type_ == "WROTE_ABOUT":
        return Spelling(places.text(raw, place, Findings(), 1).authors[position - 1])
    name = people.name_of_cast_line(raw) if type_ == "ACTED_IN" else raw
    return Spelling(*people.person(name)[:2])
