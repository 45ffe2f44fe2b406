"""Finding the paths that were asked for, and saying why there are none."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain, islice

from filmgraph.errors import UsageError
from filmgraph.explore.paths.answer import Paths
from filmgraph.explore.paths.network import MOST_READ, Network, TooMuch
from filmgraph.explore.paths.rules import ANY, LONGEST, Rules
from filmgraph.explore.paths.search import Search, stories
from filmgraph.explore.paths.telling import edges_along, told
from filmgraph.explore.paths.ways import Way
from filmgraph.explore.search import Hit
from filmgraph.model import Key
from filmgraph.store import Reader

DETOUR = 2
"""How many films more than the shortest an alternative may have where no bound is given."""

_TOO_MUCH = "The search has reached its bound and stopped; there may be more. --only, --years and --no-hubs narrow it."


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is looked for."""

    ends: tuple[Key, Key]
    rules: Rules
    most: int
    alternatives: bool
    max_films: int | None
    most_read: int

    @property
    def bounds(self) -> tuple[str, ...]:
        """The options that keep paths away."""
        return (*self.rules.named, *(["--max-films"] if self.max_films else []))

    @property
    def unbound(self) -> _Asked:
        """The same with nothing kept away."""
        return replace(self, rules=Rules(via=self.rules.via), max_films=None, most=1, alternatives=False)

    def edges(self, films: int) -> int:
        """How many edges a path over so many films has between these ends."""
        return 2 * films - sum(label == "Film" for label, _ in self.ends)

    def farthest(self, shortest: int) -> int:
        """How many edges a path may have, where the shortest has so many."""
        if not self.alternatives:
            return shortest
        return self.edges(self.max_films) if self.max_films else min(shortest + 2 * DETOUR, self.edges(LONGEST))


@dataclass(slots=True)
class _Found:
    """What a search gave: ways, the best first; how many shortest there are; whether it looked everywhere."""

    ways: list[Way] = field(default_factory=list)
    shortest: int = 0
    exhausted: bool = False
    too_much: bool = False


def find_paths(
    reader: Reader,
    start: Hit,
    end: Hit,
    *,
    most: int = 1,
    alternatives: bool = False,
    max_films: int | None = None,
    rules: Rules = ANY,
    most_read: int = MOST_READ,
) -> Paths:
    """At most ``most`` connections between two things, over jobs on films, the best first.

    Better is a path of fewer films; among those the one whose jobs weigh less in sum (`WEIGHTS`, the lightest of each
    step); among those the one whose films have fewer people in sum; then ids decide. Without ``alternatives`` only
    shortest ones are given, all of them as far as ``most`` goes; with it also longer ones, and no two that tell the
    same story (`stories`). No path has more than ``max_films`` films; where it is None that is `LONGEST`, and `DETOUR`
    more than the shortest for alternatives.

    A company or a festival is passed through where an end is of its kind, or the rules say so (``via``). Raises
    `UsageError` when both ends are one, or one is to be left out.
    """
    _check(start, end, rules)
    ends = start.key, end.key
    asked = _Asked(ends, rules, most, alternatives, max_films, most_read)
    found = _search(reader, asked)
    graph = edges_along(reader, found.ways, rules.weights((start.label, end.label)))
    paths = told(found.ways, graph)
    connected, reason = (True, _TOO_MUCH if found.too_much else "") if paths else _why_none(reader, asked, found)
    more = len(paths) == most if alternatives else found.shortest > len(paths)
    return Paths(start, end, paths, most, more or found.too_much, graph, found.shortest, connected, reason)


def shortest_paths(reader: Reader, start: Hit, end: Hit, *, most: int = 1) -> Paths:
    """At most ``most`` shortest connections between two things: `find_paths` with nothing left out."""
    return find_paths(reader, start, end, most=most)


def _check(start: Hit, end: Hit, rules: Rules) -> None:
    if start.key == end.key:
        raise UsageError(f"Both names mean {start}.", "A path needs two different ends.")
    for hit in (start, end):
        if hit.key in rules.without:
            raise UsageError(f"{hit} is an end of the path and cannot be left out.", "Leave out something between.")


def _search(reader: Reader, asked: _Asked) -> _Found:
    search = Search(Network(reader, asked.rules, asked.ends, asked.most_read), *asked.ends)
    found = _Found()
    try:
        edges = search.shortest(asked.edges(asked.max_films or LONGEST))
        if edges is not None:
            _collect(search, found, edges, asked)
    except TooMuch:
        found.too_much = True
    found.exhausted = search.exhausted
    return found


def _collect(search: Search, found: _Found, edges: int, asked: _Asked) -> None:
    """Look for ways of ever more films until there are enough."""
    found.shortest = search.count()
    lengths = range(edges, asked.farthest(edges) + 1, 2)
    every = chain.from_iterable(search.ways(length, asked.most) for length in lengths)
    found.ways += islice(stories(every) if asked.alternatives else every, asked.most)


def _why_none(reader: Reader, asked: _Asked, found: _Found) -> tuple[bool | None, str]:
    """Whether there is a path at all, and in words why none is given."""
    if asked.bounds:
        return _but_for_bounds(reader, asked)
    if found.too_much:
        return None, _TOO_MUCH
    if found.exhausted:
        return False, "No chain of films, however long, leads from one to the other."
    return None, f"No path over at most {LONGEST} films leads from one to the other; longer ones are not looked for."


def _but_for_bounds(reader: Reader, asked: _Asked) -> tuple[bool | None, str]:
    unbound = _search(reader, asked.unbound)
    bounds = " and ".join(asked.bounds)
    if not unbound.ways:
        connected, reason = _why_none(reader, asked.unbound, unbound)
        return connected, f"{reason} That is so without {bounds} too."
    films = sum(label == "Film" for label, _ in unbound.ways[0])
    return True, f"Without {bounds} there is a path over {films} film{'s' if films > 1 else ''}."
