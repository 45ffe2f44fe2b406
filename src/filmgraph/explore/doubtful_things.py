"""Companies, festivals and films of the graph that may be one, as proposals. Nothing is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from filmgraph.explore.pages import FILMS_A_PAGE, UNLIMITED
from filmgraph.identity.doubt.companies import Company, company_proposals
from filmgraph.identity.doubt.festivals import Festival, festival_proposals
from filmgraph.identity.doubt.films import Film, film_pairs, film_proposals
from filmgraph.identity.doubt.proposal import Proposal
from filmgraph.questions import statement
from filmgraph.store import Reader


def doubtful_things(
    reader: Reader, labels: Iterable[str] = ("Film", "Company", "Festival")
) -> dict[str, list[Proposal]]:
    """Label → pairs of nodes that may be one, the likeliest first. Labels of other things are left out.

    It reads all companies, festivals and films, and of people only who stands on films that may be one.
    """
    return {label: _FINDERS[label](reader) for label in labels if label in _FINDERS}


def _companies(reader: Reader) -> list[Proposal]:
    return company_proposals(
        Company(
            id_,
            (name, *(aliases or ())),
            frozenset(film for film, _ in films),
            frozenset(country for _, countries in films for country in countries or ()),
        )
        for id_, name, aliases, films in _listed(reader, "companies")
    )


def _festivals(reader: Reader) -> list[Proposal]:
    return festival_proposals(
        Festival(id_, (name, *(aliases or ())), city, code, frozenset((film, year) for film, year in selected))
        for id_, name, aliases, city, code, selected in _listed(reader, "festivals")
    )


def _films(reader: Reader) -> list[Proposal]:
    compared = film_pairs(
        Film(id_, title, year, minutes, dict(directors))
        for id_, title, year, minutes, directors in _listed(reader, "films")
    )
    return film_proposals(compared, _people(reader, sorted({film.id for pair in compared for film in pair})))


def _people(reader: Reader, films: list[str]) -> dict[str, frozenset[str]]:
    """Film → the ids of all who are credited in it."""
    people: dict[str, frozenset[str]] = {}
    for start in range(0, len(films), FILMS_A_PAGE):
        asked = {"film_ids": films[start : start + FILMS_A_PAGE]}
        for film, some in reader.query(statement("lookups/film-people"), asked, limits=UNLIMITED).rows:
            people[film] = frozenset(some)
    return people


def _listed(reader: Reader, things: str) -> Iterator[list[Any]]:
    """All nodes that ``cypher/lookups/doubtful-THINGS`` tells of.

    Its patterns begin at the node that is known: where they began at the other end, three thousand films took the local
    store minutes instead of a second.
    """
    for _, some in reader.query(statement(f"lookups/doubtful-{things}"), limits=UNLIMITED).rows:
        yield from some


_FINDERS: dict[str, Callable[[Reader], list[Proposal]]] = {
    "Film": _films,
    "Company": _companies,
    "Festival": _festivals,
}
