"""The people around a person, by how many collaborations away they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, ClassVar

from filmgraph.explore.asking import asked
from filmgraph.explore.collaboration.evidence import Evidence, Evident, Tie, evidence, sources
from filmgraph.explore.films import film_dict, known_as
from filmgraph.explore.filters import ALWAYS, Years
from filmgraph.explore.search import Hit
from filmgraph.model import Edge, Node
from filmgraph.store import Reader

DEEPEST = 20
"""People further away are not looked for."""

MOST_PEOPLE = 50_000
"""Once so many are reached, nobody beyond them is looked for, and the answer says so."""


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
    while search.last and search.distance < depth and len(search.by) < MOST_PEOPLE:
        search.step(asked(reader, "network", ids=search.last, **period.parameters()).rows)
    complete = not search.last or search.distance >= depth
    shown = search.ranked()
    edges = evidence(reader, (pair for id_ in shown[:most] for pair in search.back(id_)))
    people = tuple(_told(edges, search, id_) for id_ in shown[:most])
    sizes = Counter(search.away[id_] for id_ in shown)
    return Network(
        edges, person, depth, people, tuple(sizes[at] for at in sorted(sizes)), most, len(shown) > most, complete
    )


@dataclass(slots=True)
class _Search:
    """A breadth-first search from ``centre``; ``last`` are those whom the last step reached, in the order of their ids.

    ``away`` is the distance of each, ``by`` the first film with somebody nearer and the first of these, both by id;
    ``films`` on how many such films somebody is.
    """

    centre: str
    distance: int = 0
    away: dict[str, int] = field(default_factory=dict)
    by: dict[str, tuple[str, str]] = field(default_factory=dict)
    films: Counter[str] = field(default_factory=Counter)
    last: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.away[self.centre] = 0
        self.last = [self.centre]

    def step(self, films: Iterable[Sequence[Any]]) -> None:
        """Go one collaboration further, over the films of the last who were reached: each its id and all its people."""
        beyond: dict[str, None] = {}
        for film, everybody in sorted(films, key=itemgetter(0)):
            people = set(everybody)
            nearer = min(id_ for id_ in people if self.away.get(id_) == self.distance)
            new = [id_ for id_ in people if id_ not in self.away]
            self.films.update(new)
            for id_ in new:
                self.by.setdefault(id_, (film, nearer))
            beyond |= dict.fromkeys(new)
        self.distance += 1
        self.away |= dict.fromkeys(beyond, self.distance)
        self.last = sorted(beyond)

    def ranked(self) -> list[str]:
        """Everybody but the centre, the nearest first."""
        return sorted(self.by, key=lambda id_: (self.away[id_], -self.films[id_], id_))

    def back(self, id_: str) -> list[Tie]:
        """The films and people on the way to the centre, from somebody's own film on."""
        pairs: list[Tie] = []
        while id_ != self.centre:
            film, nearer = self.by[id_]
            pairs += [(film, ("Person", id_)), (film, ("Person", nearer))]
            id_ = nearer
        return pairs


def _told(edges: Evidence, search: _Search, id_: str) -> Reached:
    film, near = search.by[id_]
    person, nearer = (edges.nodes["Person", one] for one in (id_, near))
    along = (edge for pair in search.back(id_) for edge in edges.between(*pair))
    return Reached(person, search.away[id_], search.films[id_], edges.film(film), nearer, tuple(along))
