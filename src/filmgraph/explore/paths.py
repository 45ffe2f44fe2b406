"""By which films two people are connected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from filmgraph.errors import UsageError
from filmgraph.explore.search import Hit
from filmgraph.explore.words import sentence, titled
from filmgraph.model import EDGES, Edge, Graph, Node
from filmgraph.questions import statement
from filmgraph.store import Limits, Reader

LONGEST = 20
"""Connections over more films than this are not looked for."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One edge of a path in words that can be checked: ``text`` stands on ``line`` of ``sheet``."""

    from_: str
    edge: str
    to: str
    role: str | None
    sheet: str
    line: int
    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Path:
    """A connection: the nodes it runs through, and a step from each to the next."""

    nodes: tuple[Key, ...]
    steps: tuple[Step, ...]

    @property
    def films(self) -> int:
        """How many films stand on the path, its ends included."""
        return sum(label == "Film" for label, _ in self.nodes)

    def to_dict(self) -> dict[str, Any]:
        """The path as a dictionary."""
        steps = [{"from": step.from_, **asdict(step)} for step in self.steps]
        for step in steps:
            del step["from_"], step["sentence"]
        return {"films": self.films, "steps": steps, "sentences": [step.sentence for step in self.steps]}


@dataclass(frozen=True, slots=True)
class Paths:
    """The answer to “how are these two connected?”, with the bounds within which it was looked for."""

    from_: Hit
    to: Hit
    paths: tuple[Path, ...]
    limit: int
    truncated: bool
    graph: Graph
    """The nodes and edges of all paths, for a view."""

    def to_dict(self) -> dict[str, Any]:
        """The answer as a dictionary, in the public shape."""
        return {
            "from": self.from_.name,
            "to": self.to.name,
            "found": bool(self.paths),
            "paths": [path.to_dict() for path in self.paths],
            "limit": self.limit,
            "truncated": self.truncated,
        }


def shortest_paths(reader: Reader, start: Hit, end: Hit, *, most: int = 1) -> Paths:
    """At most ``most`` shortest connections between two things, over jobs on films.

    A company or a festival joins a path only as one of its ends' kind. Raises `UsageError` when both ends are one.
    """
    if (start.label, start.id) == (end.label, end.id):
        raise UsageError(f"Both names mean {start}.", "A path needs two different ends.")
    name = "all-shortest-paths" + _kinds(start, end)
    ends = {"a": start.id, "a_label": start.label, "b": end.id, "b_label": end.label}
    parameters = {**ends, "most": most + 1}
    rows = reader.query(statement(f"lookups/{name}"), parameters, limits=Limits(rows=None)).rows
    ways = [tuple((label, id_) for label, id_ in row[0]) for row in rows]
    kept = sorted(ways)[:most]
    graph = _edges_along(reader, kept)
    return Paths(start, end, tuple(_told(way, graph) for way in kept), most, len(ways) > most, graph)


def _kinds(*ends: Hit) -> str:
    labels = {end.label for end in ends}
    return ("-companies" if "Company" in labels else "") + ("-festivals" if "Festival" in labels else "")


def _edges_along(reader: Reader, ways: Iterable[tuple[Key, ...]]) -> Graph:
    hops = {tuple(sorted(hop, key=lambda end: end[0] != "Film")) for way in ways for hop in pairwise(way)}
    pairs = [{"film": film[1], "other": other[1]} for film, other in sorted(hops)]
    rows = reader.query(statement("lookups/edges-between"), {"pairs": pairs}, limits=Limits(rows=None)).dicts()
    graph, seen = Graph(), set()
    for row in rows:
        film, other = ("Film", row["film"]["id"]), (row["label"], row["other"]["id"])
        if (film, other) not in hops:  # of the same id, but another label
            continue
        for key, properties in ((film, row["film"]), (other, row["other"])):
            if key not in seen:
                seen.add(key)
                graph.nodes.append(Node(key[0], key[1], properties))
        start, end = (film, other) if EDGES[row["type"]].start == "Film" else (other, film)
        graph.edges.append(Edge(row["type"], start, end, row["edge"]))
    graph.edges.sort(key=_importance)
    return graph


def _importance(edge: Edge) -> tuple[Any, ...]:
    return (list(EDGES).index(edge.type), edge.start, edge.end, edge.properties["line"], edge.properties["position"])


def _told(way: tuple[Key, ...], graph: Graph) -> Path:
    nodes = {(node.label, node.id): node for node in graph.nodes}
    best: dict[frozenset[Key], Edge] = {}
    for edge in graph.edges:
        best.setdefault(frozenset((edge.start, edge.end)), edge)
    steps = (_step(nodes[here], nodes[there], best[frozenset((here, there))]) for here, there in pairwise(way))
    return Path(way, tuple(steps))


def _step(here: Node, there: Node, edge: Edge) -> Step:
    film, other = (here, there) if here.label == "Film" else (there, here)
    properties = edge.properties
    words = sentence(edge.type, other.caption, titled(film.caption, film.properties.get("year")), properties)
    role = properties.get("role") or properties.get("credit")
    return Step(
        here.caption, edge.type, there.caption, role, properties["sheet"], properties["line"], properties["raw"], words
    )
