"""The network of people who worked together, in a form on which measures are quick.

Two people are linked when they worked on one film. A link weighs, for each shared film, 1/(people on it - 1), so that
a film of three hundred binds two of them less than a film of three, and the weights of a person's links add up to the
number of films on which the person was not alone (M. E. J. Newman, Scientific collaboration networks II, Physical
Review E 64, 016132, 2001). A film with one person gives no link.

A film with n people makes n (n - 1) / 2 links: one with three hundred makes 44,850. None is left out. They are not
made one by one either: people with the very same films are linked with the same others by the same weights, so
no measure can tell them apart. They are one *group*, and two people in three stand on one film only. Every measure
works on groups with their sizes, and its figures are those of the network of people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import networkx

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

AT_ONCE = 500_000
"""So many links are added up at a time: some fifty megabytes."""


@dataclass(frozen=True)
class Lists:
    """A list of numbers for each of many things: that of thing ``i`` is ``values[starts[i] : starts[i + 1]]``."""

    starts: Ints
    values: Ints

    @classmethod
    def of(cls, lists: Iterable[Iterable[int]]) -> Lists:
        """The lists, one behind the other.

        >>> Lists.of([[3, 4], [5]]).starts.tolist()
        [0, 2, 3]
        """
        made = [list(one) for one in lists]
        starts = np.cumsum([0, *map(len, made)], dtype=np.int64)
        return cls(starts, np.array([value for one in made for value in one], dtype=np.int64))

    def __getitem__(self, at: int) -> Ints:
        return self.values[self.starts[at] : self.starts[at + 1]]

    @property
    def sizes(self) -> Ints:
        """How many numbers each list has."""
        return np.diff(self.starts)

    @property
    def whose(self) -> Ints:
        """Which thing each number belongs to."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    def where(self, some: Ints) -> tuple[Ints, Ints]:
        """Of the lists of ``some`` things: which thing each number belongs to, and its place among the values."""
        starts, sizes = self.starts[some], self.starts[some + 1] - self.starts[some]
        before = np.cumsum(sizes) - sizes
        return np.repeat(some, sizes), np.arange(sizes.sum()) + np.repeat(starts - before, sizes)


@dataclass(frozen=True)
class Network:
    """People, the films they share, and the groups of people with the same films.

    ``people`` are ids in their order, ``group`` the group of each; ``size`` is the number of people of each group,
    ``films_of`` its films, ``groups_on`` the groups of each film, ``cast`` the number of people on each film.
    """

    people: tuple[str, ...]
    group: Ints
    size: Ints
    films_of: Lists
    groups_on: Lists
    cast: Ints

    @classmethod
    def of(cls, films: Mapping[str, Iterable[str]]) -> Network:
        """The network of films, each with the ids of its people.

        >>> network = Network.of({"heat": ["anna", "max", "eva"], "urga": ["anna"]})
        >>> network.people, network.group.tolist(), network.size.tolist()
        (('anna', 'eva', 'max'), [0, 1, 1], [1, 2])
        """
        casts = [sorted(set(people)) for people in films.values() if people]
        work: dict[str, list[int]] = {}
        for film, people in enumerate(casts):
            for person in people:
                work.setdefault(person, []).append(film)
        names = tuple(sorted(work))
        groups = {one: at for at, one in enumerate(dict.fromkeys(tuple(work[name]) for name in names))}
        group = np.array([groups[tuple(work[name])] for name in names], dtype=np.int64)
        size = np.bincount(group, minlength=len(groups)).astype(np.int64)
        return cls(names, group, size, Lists.of(groups), _turned(groups, len(casts)), np.array([*map(len, casts)]))

    @property
    def order(self) -> int:
        """How many people there are."""
        return len(self.people)

    @cached_property
    def binds(self) -> Floats:
        """What a film adds to the weight of each of its links: 1/(people on it - 1), and 0 where it has one person."""
        return np.where(self.cast > 1, 1 / np.maximum(self.cast - 1, 1), 0.0)

    @cached_property
    def inner(self) -> Floats:
        """The weight of the link between two people of one group."""
        sums: Floats = np.add.reduceat(self.binds[self.films_of.values], self.films_of.starts[:-1])
        return sums

    @cached_property
    def _links(self) -> tuple[Lists, Floats]:
        """Of each group the others it is linked with, in their order, and the weight of each of these links."""
        parts = [linked(len(self.size), *self._by_film(some)) for some in self._in_pieces()]
        starts: Ints = np.sum([links.starts for links, _ in parts], axis=0)
        links = Lists(starts, np.concatenate([links.values for links, _ in parts]))
        return links, np.concatenate([weights for _, weights in parts])

    def _in_pieces(self) -> list[Ints]:
        """All groups, so many at a time that they have about `AT_ONCE` links, one for each film shared."""
        so_far = np.cumsum(np.add.reduceat(self.groups_on.sizes[self.films_of.values], self.films_of.starts[:-1]))
        return np.split(np.arange(len(self.size)), np.searchsorted(so_far, np.arange(AT_ONCE, so_far[-1], AT_ONCE)))

    def _by_film(self, some: Ints) -> tuple[Ints, Ints, Floats]:
        """The links of these groups, one for each film shared: from whom, to whom, and what the film adds."""
        group, place = self.films_of.where(some)
        film = self.films_of.values[place]
        many = self.groups_on.sizes[film]
        start, end = np.repeat(group, many), self.groups_on.values[self.groups_on.where(film)[1]]
        apart = start != end
        return start[apart], end[apart], np.repeat(self.binds[film], many)[apart]

    @property
    def links(self) -> Lists:
        """The other groups that each group is linked with."""
        return self._links[0]

    @property
    def weights(self) -> Floats:
        """The weight of each of `links`, between one person of the one group and one of the other."""
        return self._links[1]

    @cached_property
    def degree(self) -> Ints:
        """With how many others a person of each group has worked."""
        return self.sums(self.size.astype(np.float64)).astype(np.int64) + self.size - 1

    @cached_property
    def strength(self) -> Ints:
        """The weights of a person's links together: the number of films on which the person was not alone."""
        shared = (self.cast > 1).astype(np.int64)
        sums: Ints = np.add.reduceat(shared[self.films_of.values], self.films_of.starts[:-1])
        return sums

    def sums(self, values: Floats, weights: Floats | None = None) -> Floats:
        """For each group the sum of ``values`` over the groups it is linked with, each times its weight."""
        there = values[self.links.values] * (1.0 if weights is None else weights)
        sums: Floats = np.bincount(self.links.whose, there, len(self.size)).astype(np.float64)
        return sums

    def of_people(self, by_group: npt.NDArray[Any]) -> dict[str, Any]:
        """What holds for each group, said of each person."""
        return dict(zip(self.people, by_group[self.group].tolist(), strict=True))

    def to_networkx(self) -> networkx.Graph:
        """The same with a node a person and an edge a link, its ``weight`` on it: for any other measure.

        >>> Network.of({"heat": ["anna", "max", "eva"], "urga": ["anna", "max"]}).to_networkx().edges.data("weight")
        EdgeDataView([('anna', 'max', 1.5), ('anna', 'eva', 0.5), ('eva', 'max', 0.5)])
        """
        import networkx as nx

        members = Lists.of(np.flatnonzero(self.group == one) for one in range(len(self.size)))
        graph = nx.Graph()
        graph.add_nodes_from(self.people)
        for here, person in enumerate(self.people):
            group = int(self.group[here])
            for other, weight in self._linked(group):
                graph.add_weighted_edges_from(
                    (person, self.people[there], weight) for there in members[other] if there > here
                )
        return graph

    def _linked(self, group: int) -> Iterable[tuple[int, float]]:
        yield group, float(self.inner[group])
        begin, end = self.links.starts[group], self.links.starts[group + 1]
        yield from zip(self.links[group].tolist(), self.weights[begin:end].tolist(), strict=True)


def linked(count: int, starts: Ints, ends: Ints, weights: Floats) -> tuple[Lists, Floats]:
    """Of each of ``count`` things the others it is linked with, in their order, and the sum of the weights of each."""
    pairs, place = np.unique(starts * count + ends, return_inverse=True)
    begins = np.searchsorted(pairs, np.arange(count + 1) * count)
    sums: Floats = np.bincount(place, weights, len(pairs)).astype(np.float64)
    return Lists(begins, pairs % count), sums


def _turned(groups: Iterable[tuple[int, ...]], films: int) -> Lists:
    """The groups of each film, from the films of each group."""
    on: list[list[int]] = [[] for _ in range(films)]
    for group, its in enumerate(groups):
        for film in its:
            on[film].append(group)
    return Lists.of(on)
