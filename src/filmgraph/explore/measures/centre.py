"""The centre of the network, and how far people are from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar

from filmgraph.analytics import hops
from filmgraph.explore.answer import SOURCES, Answer
from filmgraph.explore.measures.people import Person, people, quoted
from filmgraph.explore.measures.ranked import ranked
from filmgraph.explore.measures.scope import Shared
from filmgraph.model import Graph

EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Ring:
    """All who are equally far from the centre, and those of them with the most films; None is not connected."""

    distance: int | None
    people: int
    share: float
    examples: tuple[Person, ...]

    def to_dict(self) -> dict[str, Any]:
        """One line of the table; the sources are those of the examples."""
        return {
            "distance": self.distance,
            "people": self.people,
            "share": self.share,
            "examples": [person.name for person in self.examples],
            SOURCES: [source for person in self.examples for source in person.sources],
        }


@dataclass(frozen=True)
class Centre(Answer):
    """Who is nearest to all, and how many people are one, two, ... steps away."""

    columns: ClassVar[tuple[str, ...]] = ("distance", "people", "share", "examples")

    centre: Person
    rings: tuple[Ring, ...]
    network: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """``{centre: {name, id, sources}, network, rings}``."""
        return {"centre": _named(self.centre), "network": self.network, "rings": self.rows()}

    def rows(self) -> list[dict[str, Any]]:
        """A distance a line."""
        return [ring.to_dict() for ring in self.rings]

    def to_graph(self) -> Graph:
        """The centre and the examples, with their first credits."""
        return quoted((one, {"distance": ring.distance}) for ring in self.rings for one in ring.examples)


@dataclass(frozen=True)
class Distances(Answer):
    """Some people's distances to the centre, None where no films connect them."""

    columns: ClassVar[tuple[str, ...]] = ("distance", "name", "films", "id")

    centre: Person
    people: tuple[tuple[int | None, Person], ...]
    network: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """``{centre: {name, id, sources}, network, distances}``."""
        return {"centre": _named(self.centre), "network": self.network, "distances": self.rows()}

    def rows(self) -> list[dict[str, Any]]:
        """A person a line, the nearest first."""
        return [
            {"distance": steps, "name": one.name, "films": one.films, "id": one.id, SOURCES: one.sources}
            for steps, one in self.people
        ]

    def to_graph(self) -> Graph:
        """The people with their distances, and their first credits."""
        return quoted((one, {"distance": steps}) for steps, one in self.people)


def centre(shared: Shared, around: str | None = None) -> Centre:
    """The person of the greatest closeness and the rings around; or those around another person, by id.

    A step is a film that two worked on together. In a large network closeness is an estimate (see `ranked`), and
    several people may be equally near the middle; distances from whoever is taken are exact.
    """
    middle, far = _from(shared, around)
    films = shared.network.of_people(shared.network.films_of.sizes)
    busiest = sorted(shared.network.people, key=lambda one: (-films[one], one))
    rings: dict[int | None, list[str]] = {}
    for one in busiest:
        rings.setdefault(far.get(one), []).append(one)
    steps = sorted(rings, key=_nearest)
    shown = iter(people(shared, [one for step in steps for one in rings[step][:EXAMPLES]]))
    made = (
        Ring(step, size, round(size / len(films), 4), tuple(islice(shown, min(size, EXAMPLES))))
        for step, size in ((step, len(rings[step])) for step in steps)
    )
    return Centre(middle, tuple(made), shared.to_dict())


def distances(shared: Shared, who: Sequence[str] | None = None, around: str | None = None) -> Distances:
    """How far these people (ids), or all, are from the centre, or from another; the nearest first.

    Raises `NotFound` where one is not in the network.
    """
    middle, far = _from(shared, around)
    for one in who or ():
        shared.must_hold(one)
    ids = sorted(set(who) if who is not None else shared.network.people, key=lambda one: (_nearest(far.get(one)), one))
    found = people(shared, ids)
    return Distances(middle, tuple((far.get(one.id), one) for one in found), shared.to_dict())


def _from(shared: Shared, around: str | None) -> tuple[Person, dict[str, int]]:
    if around is None:
        middle = ranked(shared, "closeness", most=1).people[0].person
    else:
        shared.must_hold(around)
        (middle,) = people(shared, [around])
    return middle, hops.distances(shared.network, middle.id)


def _nearest(steps: int | None) -> tuple[bool, int]:
    return (steps is None, steps or 0)


def _named(person: Person) -> dict[str, Any]:
    return {"name": person.name, "id": person.id, SOURCES: person.sources}
