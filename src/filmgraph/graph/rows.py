"""Records become rows of nodes and edges: plain dictionaries, ready to be sent as parameters.

An edge row names its ends by *spelling*, not by id: who a spelling is can only be said when all spellings that may
be the same person are on the table, and that is the loader's moment, not the sheet's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from filmgraph.identity import Decisions, Spelling, folded, meant, unpack
from filmgraph.model import EDGES, Sheet

_REPEATED = ("line", "position", "raw", "spelling")


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
    also = [json.dumps([own[name] for name in _REPEATED], ensure_ascii=False) for own in list(spelled.values())[1:]]
    return EdgeRow(first.type, first.film, first.other, {**first.properties, "also": also or None})


def lifted(type_: str, film: str, properties: Mapping[str, Any]) -> list[EdgeRow]:
    """The rows that an edge of the graph was made from: the way back from `merged`."""
    own = {name: value for name, value in properties.items() if name != "also"}
    each = [own, *(own | dict(zip(_REPEATED, json.loads(one), strict=True)) for one in properties.get("also") or ())]
    return [EdgeRow(type_, film, unpack(one["spelling"]), one) for one in each]


def as_meant(row: EdgeRow, sheet: str, decisions: Decisions) -> EdgeRow:
    """The row with whom its sheet means, where a decision parts people of one name by their sheets."""
    spelling = meant(row.other, sheet, decisions) if row.label == "Person" else row.other
    if spelling == row.other:
        return row
    return EdgeRow(row.type, row.film, spelling, {**row.properties, "spelling": spelling.packed()})


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


def edge_rows(sheet: Sheet) -> Iterator[EdgeRow]:
    """All edges of a sheet's film, in the order of the sheet; the film's id is still to come.

    They do not say which sheet they are from: the database takes that from their film.
    """
    for credit in sheet.credits:
        own = {"role": credit.role} if credit.type == "ACTED_IN" else {"credit": credit.credit}
        yield _row(credit.type, credit, Spelling(credit.name, credit.native), own)
    for company in sheet.companies:
        yield _row("PRODUCTION_COMPANY_OF", company, Spelling(company.name), {"role": company.role})
    for chosen in sheet.festivals:
        spelling = Spelling(chosen.name, None, chosen.city, chosen.country)
        when = {"year": chosen.year, "date": chosen.date, "section": chosen.section}
        yield _row("SELECTED_AT", chosen, spelling, when)
    for text in sheet.texts:
        for author in text.authors:
            yield _row("WROTE_ABOUT", text, Spelling(author), {"title": text.title, "year": text.year})


def _row(type_: str, record: Any, spelling: Spelling, own: dict[str, Any]) -> EdgeRow:
    source = {"line": record.line, "raw": record.raw, "position": record.position}
    return EdgeRow(type_, "", spelling, {**own, **source, "spelling": spelling.packed(), "also": None})
