"""With whom a person worked, on which films."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from filmgraph.explore.asking import asked
from filmgraph.explore.collaboration.evidence import Evident, evidence, job, sources
from filmgraph.explore.films import film_dict, in_time, known_as
from filmgraph.explore.filters import ALWAYS, Years
from filmgraph.explore.search import Hit
from filmgraph.model import CREDIT_TYPES, Edge, Key, Node
from filmgraph.store import Reader


@dataclass(frozen=True, slots=True)
class Together:
    """A film that both worked on: the edges of the person asked about, and those of the other."""

    film: Node
    own: tuple[Edge, ...]
    other: tuple[Edge, ...]

    def to_dict(self) -> dict[str, Any]:
        """The film, and the jobs of both with their sources."""
        jobs = {"own_jobs": list(map(job, self.own)), "jobs": list(map(job, self.other))}
        return {**film_dict(self.film), **jobs, "sources": sources((*self.own, *self.other))}


@dataclass(frozen=True, slots=True)
class Collaborator:
    """Somebody who worked on films of the person asked about; ``films`` are in time, those without a year last."""

    person: Node
    films: tuple[Together, ...]

    def to_dict(self) -> dict[str, Any]:
        """The person as a dictionary; ``together`` lists the films."""
        first, last = self._ends()
        return {
            "id": self.person.id,
            "name": self.person.caption,
            "films": len(self.films),
            "jobs": self._jobs(),
            "roles": self._roles(),
            "first": film_dict(first),
            "last": film_dict(last),
            "together": [one.to_dict() for one in self.films],
        }

    def row(self) -> dict[str, Any]:
        """The person as a line of a table."""
        first, last = map(known_as, self._ends())
        told = {"name": self.person.caption, "films": len(self.films), "jobs": self._jobs(), "roles": self._roles()}
        edges = [edge for one in self.films for edge in (*one.own, *one.other)]
        return {**told, "first": first, "last": last, "id": self.person.id, "sources": sources(edges)}

    def _jobs(self) -> list[str]:
        """Most films first."""
        each = [name for one in self.films for name in dict.fromkeys(map(job, one.other))]
        return sorted(dict.fromkeys(each), key=lambda name: -each.count(name))

    def _roles(self) -> list[str]:
        roles = (edge.properties.get("role") for one in self.films for edge in one.other if edge.type == "ACTED_IN")
        return list(dict.fromkeys(role for role in roles if role))

    def _ends(self) -> tuple[Node, Node]:
        """The first film and the last, of those with a year where there are any."""
        films = [one.film for one in self.films]
        dated = [film for film in films if film.properties.get("year")] or films
        return dated[0], dated[-1]


@dataclass(frozen=True)
class Collaborators(Evident):
    """The answer to “with whom did this person work?”, most films first, then by id."""

    columns: ClassVar = ("name", "films", "jobs", "roles", "first", "last", "id")

    person: Hit
    people: tuple[Collaborator, ...]
    limit: int
    truncated: bool

    def to_dict(self) -> dict[str, Any]:
        """The answer in its public JSON shape."""
        people = [one.to_dict() for one in self.people]
        bounds = {"limit": self.limit, "truncated": self.truncated}
        return {"id": self.person.id, "name": self.person.name, "people": people, **bounds}

    def rows(self) -> list[dict[str, Any]]:
        """A row a person."""
        return [one.row() for one in self.people]


def collaborators(
    reader: Reader,
    person: Hit,
    *,
    period: Years = ALWAYS,
    only: tuple[str, ...] = CREDIT_TYPES,
    films: int = 1,
    most: int = 20,
) -> Collaborators:
    """Who worked with ``person`` on at least ``films`` films of the period, in one of the jobs ``only``.

    The jobs are those of the others; those of the person asked about may be any. At most ``most`` people.
    """
    bounds = {"jobs": list(only), "films": films, "most": most + 1, **period.parameters()}
    rows = asked(reader, "collaborators", id=person.id, **bounds).dicts()
    own = ("Person", person.id)
    kept = {("Person", row["id"]): row["film_ids"] for row in rows[:most]}
    edges = evidence(reader, ((film, who) for other, ids in kept.items() for film in ids for who in (own, other)))

    def shared(film: Node, other: Key) -> Together:
        jobs = (edge for edge in edges.between(film.id, other) if edge.type in only)
        return Together(film, tuple(edges.between(film.id, own)), tuple(jobs))

    people = (
        Collaborator(edges.nodes[other], tuple(shared(film, other) for film in in_time(map(edges.film, ids))))
        for other, ids in kept.items()
    )
    return Collaborators(edges, person, tuple(people), most, len(rows) > most)
