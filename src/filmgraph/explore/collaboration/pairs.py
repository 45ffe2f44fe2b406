"""Who worked together most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from filmgraph.explore.asking import asked
from filmgraph.explore.collaboration.evidence import Evidence, Evident, evidence, sources
from filmgraph.explore.films import film_dict, in_time, known_as
from filmgraph.explore.filters import ALWAYS, Years
from filmgraph.model import Edge, Node
from filmgraph.store import Reader

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

AT_ONCE = 4_000_000
"""So many pairs are held at a time: some hundred megabytes."""


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
    rows = asked(reader, "pairs", **period.parameters()).rows
    works = _works(rows, films)
    best = _most_together(works, films, most + 1)
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


def _most_together(works: dict[str, list[str]], least: int, most: int) -> list[tuple[str, str]]:
    """The ``most`` pairs of keys whose lists share most, at least ``least``; of equals those of the first keys.

    >>> _most_together({"a": ["x", "y"], "b": ["y", "x"], "c": ["x"]}, 1, 2)
    [('a', 'b'), ('a', 'c')]
    """
    import numpy as np

    ids = sorted(works)
    best = np.empty((2, 0), dtype=np.int64)
    for codes in _codes([works[id_] for id_ in ids]):
        found, counts = np.unique(codes, return_counts=True)
        enough = counts >= least
        best = np.concatenate((best, [found[enough], counts[enough]]), axis=1)
        best = best[:, np.lexsort((best[0], -best[1]))[:most]]
    return [(ids[code // len(ids)], ids[code % len(ids)]) for code in best[0].tolist()]


def _codes(works: Sequence[Sequence[str]]) -> Iterator[Numbers]:
    """For every film and every two people on it the number ``first * people + second``, where first < second.

    All numbers of one first person come in one piece, so that each piece can be counted by itself.
    """
    import numpy as np

    people, after, order = _memberships(works)
    total = np.cumsum(after[order])
    start = 0
    while start < len(order):
        so_far = total[start - 1] if start else 0
        end = max(int(np.searchsorted(total, so_far + AT_ONCE)), start + 1)
        while end < len(order) and people[order[end]] == people[order[end - 1]]:
            end += 1
        at = order[start:end]
        first = np.repeat(at, after[at])
        steps = np.arange(len(first)) - np.repeat(np.cumsum(after[at]) - after[at], after[at])
        yield people[first] * len(works) + people[first + 1 + steps]
        start = end


def _memberships(works: Sequence[Sequence[str]]) -> tuple[Numbers, Numbers, Numbers]:
    """Film by film the people on it in their order, how many come after each, and the places in the people's order."""
    import numpy as np

    numbers: dict[str, int] = {}
    films = np.array([numbers.setdefault(film, len(numbers)) for some in works for film in some], dtype=np.int64)
    people = np.repeat(np.arange(len(works)), [len(some) for some in works])
    order = np.lexsort((people, films))
    films, people = films[order], people[order]
    ends = np.searchsorted(films, films, side="right")
    return people, ends - np.arange(len(films)) - 1, np.argsort(people, kind="stable")
