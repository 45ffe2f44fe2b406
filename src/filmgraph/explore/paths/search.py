"""A search from both ends at once, in a network that is read as far as it takes.

Films and everything else take turns on a way, so each way between the same ends has an even or an odd number of edges.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from math import inf

from filmgraph.explore.paths.network import Network
from filmgraph.explore.paths.ways import Way, Ways
from filmgraph.model import Key

FEW = 100
"""Films that are read all at once, where reading only the best of them first would be possible."""


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
    def price(self) -> float:
        """About how many edges another step reads."""
        return len(self.frontier) * self._network.usual(next(iter(self.frontier), ("", ""))[0])

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

    def count(self) -> int:
        """How many shortest ways there are; `shortest` before."""
        numbers = {self._start.end: 1}
        for left in reversed(range(self._levels)):
            onward: Counter[Key] = Counter()
            for here, number in numbers.items():
                for there in self._network.links[here]:
                    if self._end.at_least(there) <= left:
                        onward[there] += number
            numbers = {key: onward[key] for key in self._network.passable(onward)}
        return sum(numbers.values())

    def ways(self, edges: int, wanted: int) -> Iterable[Way]:
        """All ways of so many edges, the best first; about so many will be asked for; `shortest` before."""
        ends = self._start.end, self._end.end
        if edges == 1:
            return [ends]
        if edges == self._levels:
            middle = min(max(self._start.levels, 1), edges - 1)
            return Ways(self._network, ends, edges, middle, read=True, wanted=wanted)
        self._reach(edges - 2)
        nearer = min(self._start, self._end, key=lambda side: side.price)
        if nearer.frontier and len(nearer.frontier) <= FEW and next(iter(nearer.frontier))[0] == "Film":
            nearer.grow()
            nearer = min(self._start, self._end, key=lambda side: side.price)
        middle = self._start.levels + 1 if nearer is self._start else edges - self._end.levels - 1
        return Ways(self._network, ends, edges, min(max(middle, 1), edges - 1), read=False, wanted=wanted)

    def _reach(self, edges: int) -> None:
        """Read all that a way of so many edges can run through."""
        while self._levels < edges and not self.exhausted:
            self._grow()

    @property
    def _levels(self) -> int:
        return self._start.levels + self._end.levels

    def _grow(self) -> None:
        min(self._start, self._end, key=lambda side: side.price).grow()


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
