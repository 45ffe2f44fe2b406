"""Who worked together most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from filmgraph.explore.asking import asked
from filmgraph.explore.collaboration.evidence import Evidence, Evident, evidence, sources
from filmgraph.explore.films import film_dict, in_time, known_as
from filmgraph.explore.filters import ALWAYS, Years
from filmgraph.model import Edge, Node
from filmgraph.store import Reader


@dataclass(frozen=True, slots=True)
class Duo:
    """Two people and the films that both worked on, in time."""

    a: Node
    b: Node
    films: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def to_dict(self) -> dict[str, Any]:
        """The two as a dictionary; ``together`` lists the films."""
        people = {side: {"id": one.id, "name": one.caption} for side, one in zip("ab", (self.a, self.b), strict=True)}
        together = list(map(film_dict, self.films))
        return {**people, "films": len(self.films), "together": together, "sources": sources(self.edges)}

    def row(self) -> dict[str, Any]:
        """The two as a line of a table."""
        names = {"a": self.a.caption, "b": self.b.caption, "a_id": self.a.id, "b_id": self.b.id}
        together = list(map(known_as, self.films))
        return {**names, "films": len(self.films), "together": together, "sources": sources(self.edges)}


@dataclass(frozen=True)
class Pairs(Evident):
    """The answer to “who worked together most?”: most films first, then by the ids of both."""

    columns: ClassVar = ("a", "b", "films", "together", "a_id", "b_id")

    pairs: tuple[Duo, ...]
    limit: int
    truncated: bool

    def to_dict(self) -> dict[str, Any]:
        """The answer in its public JSON shape."""
        return {"pairs": [one.to_dict() for one in self.pairs], "limit": self.limit, "truncated": self.truncated}

    def rows(self) -> list[dict[str, Any]]:
        """A row for each two people."""
        return [one.row() for one in self.pairs]


def pairs(reader: Reader, *, period: Years = ALWAYS, films: int = 2, most: int = 20) -> Pairs:
    """The ``most`` pairs of people with most films of the period together, of those with at least ``films``.

    The database gives the people of each film; the pairs are counted here, in time that grows with the squares of
    the films' sizes, and in bounded memory.
    """
    from filmgraph.analytics.pairs import most_together  # arrays take their time to be imported

    rows = asked(reader, "pairs", **period.parameters()).rows
    works = _works(rows, films)
    best = most_together(works, films, most + 1)
    shared = {(a, b): set(works[a]) & set(works[b]) for a, b in best[:most]}
    edges = evidence(reader, ((film, ("Person", id_)) for two, some in shared.items() for film in some for id_ in two))
    told = (_duo(edges, two, some) for two, some in shared.items())
    return Pairs(edges, tuple(told), most, len(best) > most)


def _duo(edges: Evidence, two: tuple[str, str], shared: Iterable[str]) -> Duo:
    a, b = (("Person", id_) for id_ in two)
    films = tuple(in_time(map(edges.film, shared)))
    along = (edge for film in films for one in (a, b) for edge in edges.between(film.id, one))
    return Duo(edges.nodes[a], edges.nodes[b], films, tuple(along))


def _works(rows: Iterable[Sequence[Any]], least: int) -> dict[str, list[str]]:
    """The films of each person who worked on at least ``least``: the others are in no pair that is looked for."""
    works: dict[str, list[str]] = {}
    for film, people in rows:
        for id_ in dict.fromkeys(people):
            works.setdefault(id_, []).append(film)
    return {id_: films for id_, films in works.items() if len(films) >= least}
