"""Ways of exactly so many edges between two nodes, the best first; no more is read than their order takes.

All ways of one length have a middle, so many edges from the start and so many from the end. What may come next waits
in three queues, each thing with the least that a way through it can cost: neighbours of middles whose edges are not
read yet, middles whose people are not counted yet, and all that is known: middles, two neighbours of one, whole ways.
Whatever costs least is read, counted, or taken apart, and a whole way that costs least is the next best. So nothing
is asked for that must be worse than the ways that are wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from heapq import heappop, heappush
from itertools import count, product

from filmgraph.explore.paths.network import Network, TooMuch
from filmgraph.model import Key

Way = tuple[Key, ...]
_Waiting = tuple[int, Way, int, Callable[[], object]]
"""Cost, the way where it is whole, which came first, how to take it apart."""

JOB = 1_000_000
"""What ways of one length cost: this for each 1 that a job weighs, and 1 for each of the people of the films between,
who are never so many."""

MOST_TRIED = 200_000
"""Things that are looked at for the ways of one length."""

AT_LEAST, AT_MOST = 40, 1000
"""Nodes that are read, and films that are counted, by one query, where there are so many: the second, where it is
certain that all will be needed."""


class Ways:
    """All ways of so many edges (two at least) that come by no node twice.

    The ``middle`` is so many edges from the start. What is nearer to one of the ends than the neighbours of middles
    has been read; where ``read`` is said, so are these. About ``wanted`` ways will be asked for.
    """

    def __init__(
        self, network: Network, ends: tuple[Key, Key], edges: int, middle: int, *, read: bool, wanted: int
    ) -> None:
        self._network, self._ends = network, ends
        self._few = min(max(AT_LEAST, wanted), AT_MOST)
        self._halves = (_Half(network, ends[0], middle), _Half(network, ends[1], edges - middle, backward=True))
        self._opened: set[Key] = set()
        self._begun: set[Key] = set()
        self._turn = count()
        self._unread: list[tuple[int, Key]] = []
        self._uncounted: list[tuple[int, Key]] = []
        self._known: list[_Waiting] = []
        around = self._halves[0].rim | self._halves[1].rim
        ready = {key for key in around if read or network.is_read(key)}
        self._queue_unread(around.keys() - ready)
        self._relate(ready)

    def __iter__(self) -> Iterator[Way]:
        """The ways, the best first. Raises `TooMuch` beyond the bound."""
        for _ in range(MOST_TRIED):
            queues = [queue for queue in (self._unread, self._uncounted, self._known) if queue]
            if not queues:
                return
            first = min(queues, key=lambda queue: queue[0][0])
            if first is self._unread:
                self._read()
            elif first is self._uncounted:
                self._count()
            else:
                _, way, _, take_apart = heappop(self._known)
                if way and len({*way}) == len(way):
                    yield way
                take_apart()
        raise TooMuch

    # --- neighbours of middles ---

    def _queue_unread(self, keys: Iterable[Key], dearer: int = 0) -> None:
        least = [min(half.rim.values(), default=0) for half in self._halves]
        hops = 2 * JOB * min(self._network.weights.values()) + dearer
        for key in keys:
            costs = (
                half.rim[key] + hops + least[1 - side] for side, half in enumerate(self._halves) if key in half.rim
            )
            heappush(self._unread, (min(costs), key))

    def _read(self) -> None:
        keys = self._batch(self._unread)
        again = [key for key in keys if key in self._begun]
        self._network.load(again)
        begun = self._network.begin({*keys}.difference(again))
        self._begun.update(begun)
        self._queue_unread(begun, JOB)
        self._relate(keys)

    def _relate(self, keys: Iterable[Key]) -> None:
        """Find the middles that these nodes, whose edges are read, are neighbours of."""
        passable = self._network.passable(sorted(keys))
        self._network.count(key for key in passable if key[0] == "Film" and key not in self._ends)
        for one, other in (self._halves, self._halves[::-1]):
            for key in passable:
                if key in one.rim:
                    self._neighbours(one, other, key)

    def _neighbours(self, one: _Half, other: _Half, key: Key) -> None:
        so_far = one.cost(key)
        for middle, weight in self._network.links.get(key, {}).items():
            if middle in self._ends:
                continue
            near = one.near.setdefault(middle, [])
            if key in near:  # it was read before, for its closest jobs
                continue
            near.append(key)
            if middle in self._opened:
                self._queue_pairs(middle, one, [key], other.near[middle])
                continue
            cost = so_far + JOB * weight
            if cost < one.least.get(middle, cost + 1):
                one.least[middle] = cost
                if middle in other.least:
                    self._queue_middle(middle)

    # --- middles ---

    def _queue_middle(self, middle: Key) -> None:
        cost = sum(half.least[middle] for half in self._halves) + self._network.at_least(middle)
        if self._network.is_counted(middle):
            self._queue(cost, partial(self._open, middle))
        else:
            heappush(self._uncounted, (cost, middle))

    def _count(self) -> None:
        middles = self._batch(self._uncounted)
        self._network.count(middles)
        for middle in middles:
            self._queue_middle(middle)

    def _open(self, middle: Key) -> None:
        if middle not in self._opened and not self._network.is_hub(middle):
            self._opened.add(middle)
            one, other = self._halves
            self._queue_pairs(middle, one, one.near[middle], other.near[middle])

    def _queue_pairs(self, middle: Key, half: _Half, here: Iterable[Key], there: Iterable[Key]) -> None:
        before, after = (here, there) if half is self._halves[0] else (there, here)
        links, own = self._network.links[middle], self._network.crowd(middle)
        for one, other in product(before, after):
            if one != other:
                hops = JOB * (links[one] + links[other]) + own
                cost = self._halves[0].cost(one) + hops + self._halves[1].cost(other)
                self._queue(cost, partial(self._whole, one, middle, other, hops))

    # --- ways ---

    def _whole(self, one: Key, middle: Key, other: Key, hops: int, at: tuple[int, int] = (0, 0)) -> None:
        """Queue a way by a beginning and an ending; those that follow it wait until it has come to the front.

        Both are ordered by what they cost and then by ids, so what follows is never before what it follows.
        """
        parts = [half.parts(key) for half, key in zip(self._halves, (one, other), strict=True)]
        if any(place >= len(some) for place, some in zip(at, parts, strict=True)):
            return
        (gone, begin), (left, end) = (some[place] for place, some in zip(at, parts, strict=True))
        follow = [(at[0] + 1, at[1])] + ([(0, at[1] + 1)] if at[0] == 0 else [])
        following = [partial(self._whole, one, middle, other, hops, next_) for next_ in follow]
        self._queue(gone + hops + left, lambda: [each() for each in following], (*begin, middle, *end))

    # --- queues ---

    def _queue(self, cost: int, take_apart: Callable[[], object], way: Way = ()) -> None:
        waiting: _Waiting = (cost, way, next(self._turn), take_apart)
        heappush(self._known, waiting)

    def _batch(self, queue: list[tuple[int, Key]]) -> list[Key]:
        """Take the next few, and all besides that must come before what is known to be next."""
        certain = self._known[0][0] if self._known else 0
        found = dict[Key, None]()
        while queue and (len(found) < self._few or (queue[0][0] <= certain and len(found) < AT_MOST)):
            found[heappop(queue)[1]] = None
        return list(found)


class _Half:
    """What is between one of the ends and the middles."""

    def __init__(self, network: Network, end: Key, edges: int, *, backward: bool = False) -> None:
        self._network, self._backward = network, backward
        self._steps: list[dict[Key, int]] = [{end: 0}]
        """By the number of edges from the end: what it costs at least to come to a node, its own people left out."""
        self.near: dict[Key, list[Key]] = {}
        """Middles, each with its neighbours on this side."""
        self.least: dict[Key, int] = {}
        """Middles, each with what it costs at least to come there from the end, its own people left out."""
        self.parts = cache(self._parts)
        while len(self._steps) < edges:
            self._step()

    @property
    def rim(self) -> dict[Key, int]:
        """The neighbours of middles."""
        return self._steps[-1]

    def cost(self, key: Key) -> int:
        """What it costs at least to come to a neighbour of middles, its own people included."""
        return self.rim[key] + self._own(key)

    def _step(self) -> None:
        network, found = self._network, dict[Key, int]()
        self._steps[-1] = {key: self.rim[key] for key in network.passable(self.rim)}
        network.count(key for key in self.rim if key[0] == "Film" and key not in self._steps[0])
        for here in self.rim:
            so_far = self.cost(here)
            for there, weight in network.links.get(here, {}).items():
                cost = so_far + JOB * weight
                if there not in self._steps[0] and cost < found.get(there, cost + 1):
                    found[there] = cost
        self._steps.append(found)

    def _own(self, key: Key) -> int:
        return 0 if key in self._steps[0] else self._network.crowd(key)

    def _parts(self, key: Key, edges: int = -1) -> list[tuple[int, Way]]:
        """All ways between the end and a neighbour of middles, or a node so many edges away, the best first."""
        edges = len(self._steps) - 1 if edges < 0 else edges
        if not edges:
            return [(0, (key,))]
        links, own = self._network.links[key], self._own(key)
        return sorted(
            (cost + JOB * links[nearer] + own, (key, *way) if self._backward else (*way, key))
            for nearer in links.keys() & self._steps[edges - 1].keys()
            for cost, way in self.parts(nearer, edges - 1)
            if key not in way
        )
