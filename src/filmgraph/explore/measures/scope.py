"""Which films and jobs make the network that is measured."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from filmgraph.analytics.network import Network
from filmgraph.countries import country_code
from filmgraph.errors import NotFound
from filmgraph.explore.asking import looked_up
from filmgraph.explore.filters import ALWAYS, Years
from filmgraph.explore.search import nothing_like
from filmgraph.identity import folded
from filmgraph.model import CREDIT_TYPES
from filmgraph.store import Reader


@dataclass(frozen=True, slots=True)
class Scope:
    """Films of a period, a country and a kind, and the jobs by which people are on them; without bounds, all."""

    years: Years = ALWAYS
    country: str | None = None
    kind: str | None = None
    jobs: tuple[str, ...] = CREDIT_TYPES

    def to_dict(self) -> dict[str, Any]:
        """The scope as a dictionary; what is not bounded is None."""
        return {
            "years": None if self.years == ALWAYS else str(self.years),
            "country": self.country,
            "kind": self.kind,
            "only": None if self.jobs == CREDIT_TYPES else list(self.jobs),
        }

    def holds(self, film: Mapping[str, Any]) -> bool:
        """Whether the film is in it; a country may be written in any way that sheets know, a kind be a part of one.

        >>> Scope(country="URSS", kind="fiction").holds({"year": 1972, "countries": ["USSR"], "kind": "short, fiction"})
        True
        """
        return (
            film["year"] in self.years
            and (self.country is None or any(_same(self.country, one) for one in film["countries"] or ()))
            and (self.kind is None or folded(self.kind) in {folded(part) for part in _parts(film["kind"])})
        )


def _same(one: str, other: str) -> bool:
    code = country_code(one)
    return folded(one) == folded(other) or (code is not None and code == country_code(other))


def _parts(kind: str | None) -> Sequence[str]:
    return [kind, *kind.split(",")] if kind else ()


@dataclass(frozen=True, slots=True)
class Film:
    """A film of the network; ``selections`` is how often it was selected at festivals, by which films are known."""

    id: str
    title: str
    year: int | None
    sheet: str
    selections: int
    people: Collection[str]


@dataclass(frozen=True)
class Shared:
    """The films of a scope with their people, in the order of the films' ids, and the network that they make."""

    reader: Reader
    scope: Scope
    films: tuple[Film, ...]
    network: Network

    def to_dict(self) -> dict[str, Any]:
        """What was measured: the scope, how many films and people."""
        return {"scope": self.scope.to_dict(), "films": len(self.films), "people": self.network.order}

    def must_hold(self, person: str) -> None:
        """Raises `NotFound` where the person with this id is on none of the films."""
        at = bisect_left(self.network.people, person)
        if self.network.people[at : at + 1] != (person,):
            raise NotFound(f"“{person}” is on none of these films.", "Widen --years, --country, --kind or --only.")


def shared(reader: Reader, scope: Scope | None = None) -> Shared:
    """Read the films and people of a scope. Raises `NotFound` where it holds nobody.

    Reading is one question and takes the films as lists; the rest of every measure happens here.
    """
    scope = scope or Scope()
    rows = looked_up(reader, "network-films", **scope.years.parameters()).dicts()
    films = tuple(sorted((_film(row, scope) for row in rows if scope.holds(row)), key=lambda film: film.id))
    films = tuple(film for film in films if film.people)
    if not films:
        raise nothing_like(reader, "") if scope == Scope() else _nobody()
    return Shared(reader, scope, films, Network.of({film.id: film.people for film in films}))


def _film(row: Mapping[str, Any], scope: Scope) -> Film:
    people = frozenset(person for type_, person in row["people"] if type_ in scope.jobs)
    return Film(row["film"], row["title"], row["year"], row["sheet"], row["selections"], people)


def _nobody() -> NotFound:
    return NotFound(
        "No film with people is left.", "Widen --years, --country, --kind or --only; “filmgraph stats” counts all."
    )
