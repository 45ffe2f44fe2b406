"""Pairs that produced together, with their films."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from filmgraph.explore.answer import Answer, Source
from filmgraph.explore.films import film_node
from filmgraph.explore.filters import Years
from filmgraph.explore.words import titled
from filmgraph.model import Edge, Graph, Node

Couple = tuple[str, str]
"""The ids of two partners."""


class Partner(NamedTuple):
    """A company, or a country whose ``id`` is its code, or its name where we know none."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Made:
    """A film that two partners made, and where it is said: of ``a`` and of ``b``, each ``{sheet, line}`` and what else
    its edge says. Of countries only the sheet is known: line 0."""

    id: str
    title: str
    year: int | None
    a: tuple[Source, ...]
    b: tuple[Source, ...] = ()

    @property
    def sources(self) -> list[Source]:
        """Where it is said, in the order of the sheet."""
        places = {(one["sheet"], one["line"]) for one in (*self.a, *self.b)}
        return [{"sheet": sheet, "line": line} for sheet, line in sorted(places)]

    def to_dict(self) -> dict[str, Any]:
        """The film as JSON has it."""
        return {"id": self.id, "title": self.title, "year": self.year, "sources": self.sources}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two partners and their films, oldest first."""

    a: Partner
    b: Partner
    films: tuple[Made, ...]

    @property
    def years(self) -> tuple[int | None, int | None]:
        """Of the first and the last film."""
        known = [film.year for film in self.films if film.year is not None]
        return (known[0], known[-1]) if known else (None, None)


@dataclass(frozen=True)
class Coproductions(Answer):
    """Pairs that produced together, those with most films first; ``between`` is ``companies`` or ``countries``."""

    columns: ClassVar[tuple[str, ...]] = ("a", "b", "films", "first", "last", "titles", "a_id", "b_id")

    between: str
    of: Partner | None
    period: Years
    pairs: tuple[Pair, ...]
    limit: int
    truncated: bool

    def to_dict(self) -> dict[str, Any]:
        """``{between, of, period, pairs, limit, truncated}``; a pair is ``{a, b, count, first, last, films}``."""
        return {
            "between": self.between,
            "of": self.of._asdict() if self.of else None,
            "period": self.period.parameters(),
            "pairs": [_told(pair) for pair in self.pairs],
            "limit": self.limit,
            "truncated": self.truncated,
        }

    def rows(self) -> list[dict[str, Any]]:
        """A row a pair."""
        return [_row(pair) for pair in self.pairs]

    def to_graph(self) -> Graph:
        """The films, and the companies that made them; a country is no node."""
        made = {film.id: film for pair in self.pairs for film in pair.films}
        films = [film_node(id_, made[id_].title, made[id_].year) for id_ in sorted(made)]
        if self.between == "countries":
            return Graph(films)
        partners = sorted({partner for pair in self.pairs for partner in (pair.a, pair.b)})
        companies = [Node("Company", one.id, {"name": one.name}) for one in partners]
        return Graph([*films, *companies], list(_edges(self.pairs)))


def by_year(film: Made) -> tuple[Any, ...]:
    """The order of a list of films: oldest first, those without a year last."""
    return (film.year is None, film.year or 0, film.title, film.id)


def _row(pair: Pair) -> dict[str, Any]:
    first, last = pair.years
    return {
        "a": pair.a.name,
        "b": pair.b.name,
        "films": len(pair.films),
        "first": first,
        "last": last,
        "titles": [titled(film.title, film.year) for film in pair.films],
        "a_id": pair.a.id,
        "b_id": pair.b.id,
        "sources": [source for film in pair.films for source in film.sources],
    }


def _told(pair: Pair) -> dict[str, Any]:
    first, last = pair.years
    films = [film.to_dict() for film in pair.films]
    both = {"a": pair.a._asdict(), "b": pair.b._asdict()}
    return {**both, "count": len(films), "first": first, "last": last, "films": films}


def _edges(pairs: Iterable[Pair]) -> Iterable[Edge]:
    """Each edge once: a company and a film may stand in several pairs."""
    sides = (
        (partner.id, film.id, said)
        for pair in pairs
        for film in pair.films
        for partner, every in ((pair.a, film.a), (pair.b, film.b))
        for said in every
    )
    found = {(company, film, said["role"]): said for company, film, said in sides}
    for company, film, role in sorted(found, key=lambda one: (one[0], one[1], one[2] or "")):
        yield Edge("PRODUCTION_COMPANY_OF", ("Company", company), ("Film", film), found[company, film, role])
