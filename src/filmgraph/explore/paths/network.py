"""The part of the graph that a search has read so far."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from filmgraph.explore.filters import ALWAYS
from filmgraph.explore.pages import parts
from filmgraph.explore.paths.rules import CLOSEST, Rules
from filmgraph.model import EDGES, Key
from filmgraph.questions import statement
from filmgraph.store import Limits, Reader

MOST_READ = 150_000
"""Edges read for one answer; a search that would need more stops and says so."""

AT_ONCE = 2_000
"""Nodes whose edges are asked for by one query."""


USUAL = {"Film": 40.0}
"""Edges that a node has where none like it is read yet; 2 where nothing is said."""


class TooMuch(Exception):
    """The search has reached its bound."""


class Network:
    """Who is linked with which film by an edge that the rules allow, read from the store where a search comes by."""

    def __init__(self, reader: Reader, rules: Rules, ends: tuple[Key, Key], most: int = MOST_READ) -> None:
        self.links: dict[Key, dict[Key, int]] = {}
        """The lightest edge's weight between two nodes, said at both of them."""
        self.weights = rules.weights(label for label, _ in ends)
        self._reader, self._rules, self._ends = reader, rules, ends
        self._narrowed = bool(rules.without) or rules.years != ALWAYS
        self._room = most
        self._degrees: dict[Key, int] = {}
        self._loaded: set[Key] = set()
        self._begun: set[Key] = set()
        self._in_steps = self.weights.keys() > CLOSEST and rules.years == ALWAYS and rules.no_hubs is None
        self._edges: dict[str, tuple[int, int]] = {}

    def load(self, keys: Iterable[Key]) -> None:
        """Read all edges of these nodes that are not read yet. Raises `TooMuch` beyond the bound."""
        missing: dict[tuple[str, bool], list[str]] = {}
        for key in sorted(key for key in keys if key not in self._loaded):
            missing.setdefault((key[0], key in self._begun), []).append(key[1])
        for (label, begun), ids in missing.items():
            for some in parts(ids, AT_ONCE):
                self._read(label, some, begun=begun)

    def begin(self, keys: Iterable[Key]) -> list[Key]:
        """Read of people their closest jobs alone, of all others all edges; those are given of whom more is to be read.

        Nothing but the films of a few jobs is the cheapest to ask for, and the best ways seldom need anything else.
        """
        keys = [key for key in keys if key not in self._loaded]
        people = [key for key in keys if key[0] == "Person" and self._in_steps]
        self.load({*keys}.difference(people))
        if new := sorted(id_ for label, id_ in people if (label, id_) not in self._begun):
            self._read_closest(new)
        return people

    def usual(self, label: str) -> float:
        """How many edges the nodes of a label have on average, as far as they are read."""
        nodes, edges = self._edges.get(label, (0, 0))
        return edges / nodes if nodes else USUAL.get(label, 2.0)

    def is_read(self, key: Key) -> bool:
        """Whether all edges of this node that are followed are read."""
        return key in self._loaded

    def count(self, keys: Iterable[Key]) -> None:
        """Make the degree of these nodes known, without reading the films among them."""
        keys = [key for key in keys if key not in self._degrees]
        films = sorted({id_ for label, id_ in keys if label == "Film"})
        if films:
            self._degrees |= dict.fromkeys((("Film", id_) for id_ in films), 0)
            (counted,) = self._ask("film-crowds", {"ids": films})
            self._degrees |= {("Film", id_): crowd for id_, crowd in zip(*counted, strict=True)}
        self.load(key for key in keys if key[0] != "Film")

    def is_counted(self, key: Key) -> bool:
        """Whether all is known of this node that costs and rules want to know."""
        return key in self._degrees or (key[0] != "Film" and self._rules.no_hubs is None)

    def crowd(self, key: Key) -> int:
        """How many people a film has, in any job; 0 where they are not counted yet, and for anything else."""
        return self._degrees.get(key, 0) if key[0] == "Film" else 0

    def at_least(self, key: Key) -> int:
        """As `crowd`; of a film that is not counted yet, those of its people who are known."""
        if key[0] != "Film" or key in self._degrees:
            return self.crowd(key)
        return sum(label == "Person" for label, _ in self.links[key])

    def is_hub(self, key: Key) -> bool:
        """Whether the rules forbid to pass through this node, whose degree is known."""
        most = self._rules.no_hubs
        return most is not None and key not in self._ends and self._degrees[key] > most

    def passable(self, keys: Iterable[Key]) -> list[Key]:
        """Those among nodes of which it is not too many that are linked with them."""
        keys = list(keys)
        if self._rules.no_hubs is None:
            return keys
        self.count(keys)
        return [key for key in keys if not self.is_hub(key)]

    def _read_closest(self, ids: list[str]) -> None:
        weight = min(self.weights.values())
        for person, films in self._ask("steps-closest", {"ids": ids}):
            self._room -= len(films)
            for film in films:
                self._link(weight, ("Person", person), ("Film", film))
        self._begun |= {("Person", id_) for id_ in ids}

    def _read(self, label: str, ids: list[str], *, begun: bool) -> None:
        types = self.weights.keys() - (CLOSEST if begun else ())
        ((steps,),) = self._ask(f"steps-{label.lower()}", {"ids": ids, "types": sorted(types)})
        self._room -= len(steps)
        nodes, edges = self._edges.get(label, (0, 0))
        self._edges[label] = (nodes + len(ids), edges + len(steps))
        near: dict[str, set[str]] = {id_: set() for id_ in ids}
        for type_, other, film, year in steps:
            kind = EDGES[type_].other
            self._link(self.weights[type_], (kind, other), ("Film", film), year)
            if label != "Film":
                near[other].add(film)
            elif kind == "Person":
                near[film].add(other)
        self._loaded |= {(label, id_) for id_ in ids}
        if label != "Film" or not self._rules.only:  # else those in other jobs are not among them
            self._degrees |= {(label, id_): len(others) for id_, others in near.items()}

    def _ask(self, name: str, parameters: dict[str, Any]) -> list[Any]:
        if self._room <= 0:
            raise TooMuch
        return self._reader.query(statement(f"lookups/{name}"), parameters, limits=Limits(rows=None)).rows

    def _link(self, weight: int, other: Key, film: Key, year: int | None = None) -> None:
        if self._narrowed and self._left_out(other, film, year):
            return
        known = self.links.setdefault(film, {})
        if weight < known.get(other, weight + 1):
            known[other] = weight
            self.links.setdefault(other, {})[film] = weight

    def _left_out(self, other: Key, film: Key, year: int | None) -> bool:
        untimely = film not in self._ends and year not in self._rules.years
        return untimely or not self._rules.without.isdisjoint((other, film))
