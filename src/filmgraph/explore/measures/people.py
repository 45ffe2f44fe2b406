"""The people of an answer: names, and credits to quote."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from filmgraph.explore.answer import Source
from filmgraph.explore.asking import looked_up
from filmgraph.explore.films import film_node
from filmgraph.explore.measures.scope import Shared
from filmgraph.explore.pages import parts
from filmgraph.model import RANK, Edge, Graph, Node

MOST_CREDITS = 3
"""So many credits of a person are quoted, of the oldest films: a busy one has hundreds, and `show` has them all."""
AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the network: on how many of its films, and the first `MOST_CREDITS` credits that say so."""

    id: str
    name: str
    films: int
    credits: tuple[Mapping[str, Any], ...]

    @property
    def sources(self) -> list[Source]:
        """Sheet and line of each quoted credit."""
        return [{"sheet": one["sheet"], "line": one["line"]} for one in self.credits]


def people(shared: Shared, ids: Sequence[str]) -> list[Person]:
    """The people with these ids, in this order."""
    inside = {film.id for film in shared.films}
    found: dict[str, Person] = {}
    for some in parts(ids, AT_ONCE):
        rows = looked_up(shared.reader, "network-people", ids=some).dicts()
        found |= {row["id"]: _person(shared.scope.jobs, inside, row) for row in rows}
    return [found[id_] for id_ in ids]


_CREDIT = ("film", "title", "year", "type", "sheet", "line", "raw")


def _person(jobs: Collection[str], inside: Collection[str], row: Mapping[str, Any]) -> Person:
    every = [dict(zip(_CREDIT, values, strict=True)) for values in row["credits"]]
    found = [one for one in every if one["film"] in inside and one["type"] in jobs]
    found.sort(key=lambda one: (one["year"] or 0, one["film"], RANK[one["type"]], one["line"]))
    return Person(row["id"], row["name"], len({one["film"] for one in found}), tuple(found[:MOST_CREDITS]))


def quoted(some: Iterable[tuple[Person, Mapping[str, Any]]]) -> Graph:
    """People with properties of theirs, and the credits that are quoted."""
    nodes: dict[tuple[str, str], Node] = {}
    edges = []
    for person, properties in some:
        here = ("Person", person.id)
        nodes[here] = Node(*here, {"name": person.name, **properties})
        for one in person.credits:
            there = ("Film", one["film"])
            nodes.setdefault(there, film_node(one["film"], one["title"], one["year"]))
            edges.append(Edge(one["type"], here, there, {name: one[name] for name in ("sheet", "line", "raw")}))
    return Graph(list(nodes.values()), edges)
