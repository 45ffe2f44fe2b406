"""Answers of the simplest kinds: hits, a query's rows, counts, a piece of the graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from filmgraph.explore.answer import SOURCES, Answer, Source
from filmgraph.explore.pieces import of_values
from filmgraph.explore.search import Hit
from filmgraph.model import Edge, Graph, Key
from filmgraph.store import Result, entities, plain

if TYPE_CHECKING:
    from filmgraph.views.notebook import View


@dataclass(frozen=True)
class Hits(Answer, Sequence[Hit]):
    """What a search found, the best first: a sequence of `Hit`. Hits have no sources but a film its sheet."""

    text: str
    hits: tuple[Hit, ...]

    columns = ("name", "year", "native", "label", "id", "match")

    def __len__(self) -> int:
        return len(self.hits)

    def __getitem__(self, at: Any) -> Any:
        return self.hits[at]

    def to_dict(self) -> dict[str, Any]:
        """``{text, hits: [{label, id, name, year, native, match, score, sheet}]}``; ``score`` in per cent."""
        return {"text": self.text, "hits": [hit.to_dict() for hit in self.hits]}

    def rows(self) -> list[dict[str, Any]]:
        """A row a hit; its source is the sheet as a whole, line 0."""
        return [{**hit.to_dict(), SOURCES: [{"sheet": hit.sheet, "line": 0}] if hit.sheet else []} for hit in self.hits]

    def to_graph(self) -> Graph:
        """The nodes that were found, without edges."""
        return Graph([hit.node for hit in self.hits])


@dataclass(frozen=True)
class Table(Answer):
    """What a Cypher query gave. ``truncated``: there were more rows than the limit."""

    answer: Result

    @property
    def columns(self) -> tuple[str, ...]:  # type: ignore[override]  # of a query only its answer knows them
        """The columns in the query's order."""
        return tuple(self.answer.columns)

    @property
    def truncated(self) -> bool:
        """Whether there were more rows than the limit."""
        return self.answer.truncated

    def to_dict(self) -> dict[str, Any]:
        """``{columns, rows, truncated, elapsed_ms}``, as ``query --format json --meta`` has it."""
        rows = [plain(row) for row in self.answer.dicts()]
        return {
            "columns": list(self.columns),
            "rows": rows,
            "truncated": self.truncated,
            "elapsed_ms": self.answer.elapsed_ms,
        }

    def rows(self) -> list[dict[str, Any]]:
        """Plain values by column; the sources are those of the edges in the row."""
        return [{**plain(row), SOURCES: list(_sources(row))} for row in self.answer.dicts()]

    def to_graph(self) -> Graph:
        """The nodes, edges and paths among the values; an edge needs its ends beside it."""
        return of_values(value for row in self.answer.rows for value in row)


def _sources(row: Mapping[str, Any]) -> Iterator[Source]:
    edges = (dict(one) for one in entities(row.values()) if not hasattr(one, "labels"))
    yield from ({"sheet": edge["sheet"], "line": edge["line"]} for edge in edges if {"sheet", "line"} <= set(edge))


@dataclass(frozen=True)
class Stats(Answer):
    """How many nodes there are by label, and edges by type."""

    nodes: dict[str, int]
    edges: dict[str, int]

    columns = ("what", "name", "count")

    def to_dict(self) -> dict[str, Any]:
        """``{nodes: {label: n}, edges: {type: n}}``."""
        return {"nodes": self.nodes, "edges": self.edges}

    def rows(self) -> list[dict[str, Any]]:
        """A row a label and a row a type; counts have no sources."""
        named = (("node", self.nodes), ("edge", self.edges))
        return [
            {"what": what, "name": name, "count": count, SOURCES: []}
            for what, counts in named
            for name, count in counts.items()
        ]

    def to_graph(self) -> Graph:
        """Nothing: counts speak of no node."""
        return Graph()


@dataclass(frozen=True)
class Piece(Answer):
    """A piece of the graph. ``middle`` is what stands in its middle, if anything, with ``neighbours`` in all."""

    graph: Graph
    neighbours: int | None = None
    middle: Hit | None = None

    columns = ("type", "from", "to", "text")

    def to_dict(self) -> dict[str, Any]:
        """``{nodes: [{label, id, ...}], edges: [{type, from: [label, id], to: [label, id], ...}], neighbours}``."""
        nodes = [{"label": node.label, "id": node.id, **node.properties} for node in self.graph.nodes]
        ends = ({"type": edge.type, "from": list(edge.start), "to": list(edge.end)} for edge in self.graph.edges)
        edges = [{**own, **edge.properties} for own, edge in zip(ends, self.graph.edges, strict=True)]
        return {"nodes": nodes, "edges": edges, "neighbours": self.neighbours}

    def rows(self) -> list[dict[str, Any]]:
        """A row an edge, with the names of its ends and the printed text."""
        names = {node.key: node.caption for node in self.graph.nodes}
        return [_row(edge, names) for edge in self.graph.edges]

    def to_graph(self) -> Graph:
        """The piece itself."""
        return self.graph

    def view(self, title: str = "", **words: Any) -> View:
        """The piece, its middle named first."""
        return super().view(title, **{"subtitle": self._around(), **words})

    def _around(self) -> str:
        """How much of what is around the middle is there."""
        if self.middle is None or self.neighbours is None:
            return ""
        companions = sum(node.label == "Person" for node in self.graph.nodes) - 1
        near = len(self.graph.nodes) - 1 - (companions if self.middle.label == "Person" else 0)
        told = f"{self.middle.label}; {near:,} of {self.neighbours:,} neighbours"
        if self.middle.label == "Person" and companions:
            told += f", and {companions:,} people who worked on several of these films"
        return told


def _row(edge: Edge, names: Mapping[Key, str]) -> dict[str, Any]:
    own = edge.properties
    ends = {"from": names.get(edge.start, edge.start[1]), "to": names.get(edge.end, edge.end[1])}
    return {"type": edge.type, **ends, "text": own["raw"], SOURCES: [{"sheet": own["sheet"], "line": own["line"]}]}
