"""Communities of people, named by their best-known films."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar

from filmgraph.analytics import communities as louvain
from filmgraph.explore.answer import SOURCES, Answer
from filmgraph.explore.films import film_node
from filmgraph.explore.measures.people import Person, people, quoted
from filmgraph.explore.measures.ranked import rounded
from filmgraph.explore.measures.scope import Film, Shared
from filmgraph.explore.words import titled
from filmgraph.model import Graph

NAMED_BY = 3
"""Films in a community's name, and people beside it."""


@dataclass(frozen=True, slots=True)
class Community:
    """People who worked with each other more than with others; ``films`` are those most of whose people they are."""

    number: int
    people: int
    films: int
    best_known: tuple[Film, ...]
    members: tuple[Person, ...]

    @property
    def name(self) -> str:
        """Its best-known films; empty where no film is its own."""
        return " / ".join(titled(film.title, film.year) for film in self.best_known)

    def to_dict(self) -> dict[str, Any]:
        """One line of the table. The sources are the sheets of the films in its name, each as a whole."""
        return {
            "number": self.number,
            "people": self.people,
            "films": self.films,
            "name": self.name,
            "members": [person.name for person in self.members],
            SOURCES: [{"sheet": film.sheet, "line": 0} for film in self.best_known],
        }


@dataclass(frozen=True)
class Communities(Answer):
    """The largest communities; ``total`` is how many there are. ``modularity`` says how far they are apart."""

    columns: ClassVar[tuple[str, ...]] = ("number", "people", "films", "name", "members")

    modularity: float
    total: int
    communities: tuple[Community, ...]
    network: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """``{modularity, total, network, communities}``."""
        rows = self.rows()
        return {"modularity": self.modularity, "total": self.total, "network": self.network, "communities": rows}

    def rows(self) -> list[dict[str, Any]]:
        """A community a line."""
        return [one.to_dict() for one in self.communities]

    def to_graph(self) -> Graph:
        """The people beside the communities' names with their first credits, and the films in the names."""
        graph = quoted((person, {"community": one.number}) for one in self.communities for person in one.members)
        there = {node.id for node in graph.nodes if node.label == "Film"}
        films = {film.id: film for one in self.communities for film in one.best_known if film.id not in there}
        graph.nodes += (film_node(id_, film.title, film.year) for id_, film in films.items())
        return graph


def communities(shared: Shared, *, most: int = 20) -> Communities:
    """The ``most`` largest communities, found by a fixed seed: see `filmgraph.analytics.communities`.

    A film is its community's that most of its people are in. Films are best known that were selected at festivals
    most often, then those with the most people. Beside the name stand the people with the most films in the network.
    """
    found = louvain.communities(shared.network)
    number = shared.network.of_people(found.number)
    films: dict[int, list[Film]] = {}
    for film in shared.films:
        films.setdefault(_of_most(number[person] for person in film.people), []).append(film)
    sizes = Counter(number.values())
    busy = _busiest(shared, number, min(most, len(sizes)))
    named = iter(people(shared, [person for some in busy for person in some]))
    listed = (
        Community(at + 1, sizes[at], len(own), _best_known(own), tuple(islice(named, len(busy[at]))))
        for at, own in ((at, films.get(at, [])) for at in range(len(busy)))
    )
    return Communities(rounded(found.modularity), len(sizes), tuple(listed), shared.to_dict())


def _of_most(numbers: Iterable[int]) -> int:
    """The number that comes most often, the smallest of those that come as often."""
    counted = Counter(numbers)
    return min(counted, key=lambda one: (-counted[one], one))


def _busiest(shared: Shared, number: dict[str, int], most: int) -> list[list[str]]:
    films = shared.network.of_people(shared.network.films_of.sizes)
    members: list[list[str]] = [[] for _ in range(most)]
    for person in sorted(films, key=lambda one: (-films[one], one)):
        if number[person] < most and len(members[number[person]]) < NAMED_BY:
            members[number[person]].append(person)
    return members


def _best_known(films: Sequence[Film]) -> tuple[Film, ...]:
    return tuple(sorted(films, key=lambda film: (-film.selections, -len(film.people), film.id))[:NAMED_BY])
