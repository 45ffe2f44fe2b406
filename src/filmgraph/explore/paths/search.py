"""Shortest and next best ways between two nodes of a network that is read as far as it takes.

Films and everything else take turns on a way, so each way between the same ends has an even or an odd number of edges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from heapq import heappop, heappush
from math import inf

from filmgraph.explore.paths.network import Network, TooMuch
from filmgraph.model import Key

Way = tuple[Key, ...]
Cost = tuple[int, int, int]
"""What ways are ranked by: edges, the weight of the jobs, how many people their films have."""

PEOPLE_A_FILM = 20
"""How many times as dear the edges of a film are as those of anything else, on average."""

MOST_TRIED = 200_000
"""Beginnings of ways that are looked at for one answer."""


class _Side:
    """What is reached from one of the ends: how many edges away each node is."""

    def __init__(self, network: Network, end: Key) -> None:
        self.end, self.levels = end, 0
        self.depth, self.frontier = {end: 0}, {end}
        self._network = network

    def grow(self) -> None:
        """Go one edge further."""
        network = self._network
        network.load(self.frontier)
        self.levels += 1
        passed = network.passable(self.frontier)
        self.frontier = {there for here in passed for there in network.links.get(here, ()) if there not in self.depth}
        self.depth |= dict.fromkeys(self.frontier, self.levels)

    @property
    def price(self) -> int:
        """About how many edges another step reads: a film has some forty people, most others a few films."""
        each = PEOPLE_A_FILM if next(iter(self.frontier), ("", ""))[0] == "Film" else 1
        return each * len(self.frontier)

    def at_least(self, key: Key) -> float:
        """How far a node is, at the very least, where it is not reached yet."""
        return self.depth.get(key, self.levels + 1 if self.frontier else inf)


class Search:
    """A search between two ends, from both at once."""

    def __init__(self, network: Network, start: Key, end: Key) -> None:
        self._network = network
        self._start, self._end = _Side(network, start), _Side(network, end)

    @property
    def exhausted(self) -> bool:
        """Whether one of the ends leads no further: what has not met by now never does."""
        return not (self._start.frontier and self._end.frontier)

    def shortest(self, most: int) -> int | None:
        """The edges of the shortest ways; None where there is no way, or none of at most ``most`` edges."""
        while not self._network.passable(self._start.frontier & self._end.frontier):
            if self.exhausted or self._levels >= most:
                return None
            self._grow()
        return self._levels

    def reach(self, edges: int) -> None:
        """Read all that a way of so many edges can run through."""
        while self._levels < edges and not self.exhausted:
            self._grow()

    def corridor(self, edges: int) -> Corridor:
        """All that ways of at most so many edges can run through; `reach` so far before."""
        self._count_the_middle()
        toward: dict[Key, Cost] = {}
        heap: list[tuple[Cost, Key]] = [((0, 0, 0), self._end.end)]
        while heap:
            cost, here = heappop(heap)
            if here in toward:
                continue
            toward[here] = cost
            for there, weight in self._network.links.get(here, {}).items():
                if there not in toward and self._within(there, cost[0] + 1, edges):
                    heappush(heap, (_sum(cost, _step(self._network, here, weight)), there))
        return Corridor(self._network, self._start.end, toward, edges)

    @property
    def _levels(self) -> int:
        return self._start.levels + self._end.levels

    def _grow(self) -> None:
        min(self._start, self._end, key=lambda side: side.price).grow()

    def _count_the_middle(self) -> None:
        """Learn what costs and rules want to know of the nodes where the two sides meet, which are not read."""
        one, other = self._start, self._end
        middle = one.frontier & other.depth.keys() | other.frontier & one.depth.keys()
        self._network.count(key for key in middle if key[0] == "Film")
        self._network.passable(middle)

    def _within(self, key: Key, left: int, edges: int) -> bool:
        return left + self._start.at_least(key) <= edges and not self._network.is_hub(key)


class Corridor:
    """The nodes that ways of at most so many edges can run through, each with the least cost from there to the end."""

    def __init__(self, network: Network, start: Key, toward: dict[Key, Cost], edges: int) -> None:
        self._network, self._start, self._toward, self._edges = network, start, toward, edges

    def ways(self) -> Iterator[Way]:
        """All ways that come by no node twice, the best first. Raises `TooMuch` beyond the bound."""
        toward, start = self._toward, self._start
        heap: list[tuple[Cost, Way, Cost]] = [(toward[start], (start,), (0, 0, 0))]
        for _ in range(MOST_TRIED):
            if not heap:
                return
            _, way, gone = heappop(heap)
            if toward[way[-1]][0] == 0:
                yield way
                continue
            for there, weight in self._onward(way[-1]):
                so_far = _sum(gone, _step(self._network, there, weight))
                whole = _sum(so_far, toward[there])
                if whole[0] <= self._edges and there not in way:
                    heappush(heap, (whole, (*way, there), so_far))
        raise TooMuch

    def count(self) -> int:
        """How many shortest ways there are."""
        left = {key: cost[0] for key, cost in self._toward.items()}

        @cache
        def ways_from(key: Key) -> int:
            return sum(ways_from(there) for there, _ in self._onward(key) if left[there] == left[key] - 1) or 1

        return ways_from(self._start)

    def _onward(self, key: Key) -> Iterator[tuple[Key, int]]:
        return ((there, weight) for there, weight in self._network.links[key].items() if there in self._toward)


def _step(network: Network, there: Key, weight: int) -> Cost:
    return (1, weight, network.degree(there) if there[0] == "Film" else 0)


def _sum(one: Cost, other: Cost) -> Cost:
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2])


def stories(ways: Iterable[Way]) -> Iterator[Way]:
    """Those among ways that tell something new, compared with all before them.

    Two tell the same story where they pass through the same films in the same order, or through the same people,
    companies and festivals in the same order. Ways that pass through none are never the same by that.
    """
    told: set[Way] = set()
    for way in ways:
        between = way[1:-1]
        films = tuple(key for key in between if key[0] == "Film")
        others = tuple(key for key in between if key[0] != "Film")
        if films not in told and others not in told:
            told |= {films, others} - {()}
            yield way
