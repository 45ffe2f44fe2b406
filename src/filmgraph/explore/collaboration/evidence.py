"""The edges that an answer rests on: who or what is linked with which film, with the sheet and line of each link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from filmgraph.explore.answer import Answer, Source
from filmgraph.explore.asking import looked_up
from filmgraph.explore.films import film_node
from filmgraph.explore.filters import WORDS
from filmgraph.model import RANK, Edge, Graph, Key, Node
from filmgraph.store import Reader

Tie = tuple[str, Key]
"""The id of a film, and who or what is linked with it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Nodes by key, and the edges between a film and another node, the most telling job first."""

    nodes: dict[Key, Node] = field(default_factory=dict)
    edges: dict[Tie, list[Edge]] = field(default_factory=dict)

    def film(self, id_: str) -> Node:
        """A film by its id."""
        return self.nodes["Film", id_]

    def between(self, film: str, other: Key) -> list[Edge]:
        """The edges between a film and another node; none where they were not looked for."""
        return self.edges.get((film, other), [])

    def graph(self) -> Graph:
        """All of it, for a view."""
        return Graph(list(self.nodes.values()), [edge for some in self.edges.values() for edge in some])


@dataclass(frozen=True)
class Evident(Answer):
    """An answer that rests on edges between films and others."""

    evidence: Evidence

    def to_graph(self) -> Graph:
        """The films, those who are linked with them, and the edges between, for a view."""
        return self.evidence.graph()


def evidence(reader: Reader, pairs: Iterable[Tie]) -> Evidence:
    """What links each of these films with each of these others; films and others come in the order of their ids."""
    known: dict[str, set[Key]] = {}
    for film, other in pairs:
        known.setdefault(film, set()).add(other)
    wanted = [{"id": film, "others": sorted({id_ for _, id_ in others})} for film, others in sorted(known.items())]
    found = Evidence()
    rows = looked_up(reader, "evidence", films=wanted).dicts() if wanted else []
    for row in sorted(rows, key=lambda row: row["id"]):
        found.nodes["Film", row["id"]] = film_node(row["id"], row["title"], row["year"])
        _add(found, row, known[row["id"]])
    return found


def _add(found: Evidence, row: dict[str, Any], wanted: set[Key]) -> None:
    film = ("Film", row["id"])
    for type_, label, id_, name, native, properties in sorted(row["edges"], key=_telling):
        other = (label, id_)
        if other in wanted:  # and not a company that bears the same id
            found.nodes.setdefault(other, _node(label, id_, name=name, native=native))
            found.edges.setdefault((row["id"], other), []).append(Edge.between(type_, film, other, properties))


def _node(label: str, id_: str, **properties: Any) -> Node:
    return Node(label, id_, {name: value for name, value in properties.items() if value is not None})


def _telling(edge: list[Any]) -> tuple[Any, ...]:
    type_, label, id_, _, _, own = edge
    return (RANK[type_], own["line"], own["position"], label, id_)


def job(edge: Edge) -> str:
    """A job in a word: what `filters.jobs` calls it; of one without a type of its own, the label as printed."""
    return str(edge.properties["credit"]) if edge.type == "CREDITED" else WORDS.get(edge.type, edge.type.lower())


def sources(edges: Iterable[Edge]) -> list[Source]:
    """Sheet and line of each edge, each place once."""
    places = ((edge.properties["sheet"], edge.properties["line"]) for edge in edges)
    return [{"sheet": sheet, "line": line} for sheet, line in dict.fromkeys(places)]
