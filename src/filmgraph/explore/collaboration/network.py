"""The people around a person, by how many collaborations away they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from filmgraph.explore.collaboration.evidence import Evidence, Evident, Pair, evidence, film_dict, known_as, sources
from filmgraph.explore.filters import ALWAYS, Years
from filmgraph.explore.pages import UNLIMITED
from filmgraph.explore.search import Hit
from filmgraph.model import Edge, Node
from filmgraph.questions import question
from filmgraph.store import Reader

DEEPEST = 20
"""People further away are not looked for."""

MOST_PEOPLE = 50_000
"""Once so many are reached, nobody beyond them is looked for, and the answer says so."""


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody is reached: the first film with somebody who is nearer, by ids, and on how many such films."""

    distance: int
    film: str
    nearer: str
    films: int


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody in the network, and by which film with whom; ``edges`` lead all the way back to the centre."""

    person: Node
    distance: int
    films: int
    film: Node
    nearer: Node
    edges: tuple[Edge, ...]

    def to_dict(self) -> dict[str, Any]:
        """The person as a dictionary; ``by`` and ``with`` are the film and the nearer person."""
        told = {"id": self.person.id, "name": self.person.caption, "distance": self.distance, "films": self.films}
        nearer = {"id": self.nearer.id, "name": self.nearer.caption}
        return {**told, "by": film_dict(self.film), "with": nearer, "sources": sources(self.edges)}

    def row(self) -> dict[str, Any]:
        """The person as a line of a table."""
        told = {"distance": self.distance, "name": self.person.caption, "films": self.films}
        by = {"by": known_as(self.film), "with": self.nearer.caption}
        return {**told, **by, "id": self.person.id, "sources": sources(self.edges)}


@dataclass(frozen=True)
class Network(Evident):
    """The answer to “who is around this person?”: the nearest first, then most films with those nearer, then by id.

    ``sizes`` counts everybody at each distance from 1, listed or not. ``complete`` is false where more were reached
    than are looked beyond, so that distances after the last of ``sizes`` were not searched.
    """

    columns: ClassVar = ("distance", "name", "films", "by", "with", "id")

    person: Hit
    depth: int
    people: tuple[Reached, ...]
    sizes: tuple[int, ...]
    limit: int
    truncated: bool
    complete: bool

    def to_dict(self) -> dict[str, Any]:
        """The answer in its public JSON shape."""
        about = {"id": self.person.id, "name": self.person.name, "depth": self.depth}
        sizes = [{"distance": distance, "people": size} for distance, size in enumerate(self.sizes, 1)]
        people = [one.to_dict() for one in self.people]
        bounds = {"limit": self.limit, "truncated": self.truncated, "complete": self.complete}
        return {**about, "sizes": sizes, "people": people, **bounds}

    def rows(self) -> list[dict[str, Any]]:
        """A row a person."""
        return [one.row() for one in self.people]


def network(reader: Reader, person: Hit, *, depth: int = 2, period: Years = ALWAYS, most: int = 100) -> Network:
    """The people within ``depth`` collaborations on films of the period, at most ``most`` of them.

    One query a step reads the films of all who were reached by the last one.
    """
    search = _Search(person.id)
    while search.last and search.distance < depth and len(search.ways) < MOST_PEOPLE:
        asked = {"ids": search.last, **period.parameters()}
        search.step(reader.query(question("network").text, asked, limits=UNLIMITED).rows)
    complete = not search.last or search.distance >= depth
    shown = sorted(search.ways, key=lambda id_: (search.ways[id_].distance, -search.ways[id_].films, id_))
    edges = evidence(reader, (pair for id_ in shown[:most] for pair in search.back(id_)))
    people = tuple(_told(edges, search, id_) for id_ in shown[:most])
    sizes = Counter(way.distance for way in search.ways.values())
    by_distance = tuple(sizes[at] for at in sorted(sizes))
    return Network(edges, person, depth, people, by_distance, most, len(shown) > most, complete)


@dataclass(slots=True)
class _Search:
    """A breadth-first search; ``last`` are those who were reached by the last step, in the order of their ids."""

    centre: str
    ways: dict[str, Way] = field(default_factory=dict)
    distance: int = 0
    last: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.last = [self.centre]

    def step(self, films: Iterable[Sequence[Any]]) -> None:
        """Go one collaboration further, over the films of the last who were reached: each its id and all its people."""
        reached: dict[str, Way] = {}
        self.distance += 1
        for film, people in sorted((film, sorted(set(people))) for film, people in films):
            nearer = next(id_ for id_ in people if self._at(id_) == self.distance - 1)
            for id_ in people:
                if self._at(id_) is None:
                    way = reached.get(id_) or Way(self.distance, film, nearer, 0)
                    reached[id_] = Way(way.distance, way.film, way.nearer, way.films + 1)
        self.ways |= reached
        self.last = sorted(reached)

    def back(self, id_: str) -> list[Pair]:
        """The films and people on the way to the centre, from somebody's own film on."""
        pairs: list[Pair] = []
        while id_ != self.centre:
            way = self.ways[id_]
            pairs += [(way.film, ("Person", id_)), (way.film, ("Person", way.nearer))]
            id_ = way.nearer
        return pairs

    def _at(self, id_: str) -> int | None:
        if id_ == self.centre:
            return 0
        return self.ways[id_].distance if id_ in self.ways else None


def _told(edges: Evidence, search: _Search, id_: str) -> Reached:
    way = search.ways[id_]
    person, nearer = (edges.nodes["Person", one] for one in (id_, way.nearer))
    along = (edge for pair in search.back(id_) for edge in edges.between(*pair))
    return Reached(person, way.distance, way.films, edges.film(way.film), nearer, tuple(along))
