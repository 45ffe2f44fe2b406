"""The films on which several of some people worked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from filmgraph.errors import UsageError
from filmgraph.explore.asking import asked
from filmgraph.explore.collaboration.evidence import Evident, evidence, job, sources
from filmgraph.explore.films import film_dict, known_as
from filmgraph.explore.filters import ALWAYS, Years
from filmgraph.explore.search import Hit
from filmgraph.model import Edge, Node
from filmgraph.store import Reader


@dataclass(frozen=True, slots=True)
class TeamFilm:
    """A film, and those of the team who worked on it, in the order in which they were named, with their jobs."""

    film: Node
    members: tuple[tuple[Node, tuple[Edge, ...]], ...]

    def to_dict(self) -> dict[str, Any]:
        """The film as a dictionary; ``members`` lists who worked on it."""
        members = [{"id": one.id, "name": one.caption, "jobs": list(map(job, edges))} for one, edges in self.members]
        return {**film_dict(self.film), "members": members, "sources": self._sources()}

    def row(self) -> dict[str, Any]:
        """The film as a line of a table."""
        names = [one.caption for one, _ in self.members]
        told = {"film": known_as(self.film), "people": len(names), "members": names}
        return {**told, "id": self.film.id, "sources": self._sources()}

    def _sources(self) -> list[dict[str, Any]]:
        return sources(edge for _, edges in self.members for edge in edges)


@dataclass(frozen=True)
class Team(Evident):
    """The answer to “which films did these make together?”: most of them first, then by year, then by id."""

    columns: ClassVar = ("film", "people", "members", "id")

    people: tuple[Hit, ...]
    least: int
    films: tuple[TeamFilm, ...]
    limit: int
    truncated: bool

    def to_dict(self) -> dict[str, Any]:
        """The answer in its public JSON shape."""
        people = [{"id": one.id, "name": one.name} for one in self.people]
        films = [one.to_dict() for one in self.films]
        return {
            "people": people, "at_least": self.least, "films": films, "limit": self.limit, "truncated": self.truncated
        }  # fmt: skip

    def rows(self) -> list[dict[str, Any]]:
        """A row a film."""
        return [one.row() for one in self.films]


def team(reader: Reader, people: Sequence[Hit], *, least: int = 2, period: Years = ALWAYS, most: int = 20) -> Team:
    """The films of the period on which at least ``least`` of ``people`` worked, at most ``most`` films.

    Raises `UsageError` where somebody is named twice, or fewer are named than are asked for.
    """
    _check(people, least)
    rows = asked(reader, "team", ids=[one.id for one in people], least=least, **period.parameters()).dicts()
    rows.sort(key=lambda row: (-len(row["people"]), row["year"] or 9999, row["film"]))
    edges = evidence(reader, ((row["film"], ("Person", id_)) for row in rows[:most] for id_ in row["people"]))

    def told(row: dict[str, Any]) -> TeamFilm:
        keys = (("Person", one.id) for one in people if one.id in row["people"])
        members = ((edges.nodes[key], tuple(edges.between(row["film"], key))) for key in keys)
        return TeamFilm(edges.film(row["film"]), tuple(members))

    return Team(edges, tuple(people), least, tuple(map(told, rows[:most])), most, len(rows) > most)


def _check(people: Sequence[Hit], least: int) -> None:
    for at, one in enumerate(people):
        if one in people[:at]:
            raise UsageError(f"Two of the names mean {one}.", "Name each person once.")
    if len(people) < max(least, 2):
        raise UsageError(
            f"{len(people)} named, and at least {max(least, 2)} of them are to be on a film.",
            "Name more people, or lower --at-least.",
        )
