"""The graph piece by piece: what stands between some nodes, and what is around one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from filmgraph.errors import NotFound
from filmgraph.explore.asking import looked_up
from filmgraph.explore.pages import edges_among, nodes_of
from filmgraph.explore.pieces import telling
from filmgraph.model import SHOWN_LABELS, Edge, Graph, Key
from filmgraph.store import Reader


@dataclass(frozen=True, slots=True)
class Group:
    """What a node is linked with by one type of edge: ``total`` neighbours, ``shown`` of them on the canvas."""

    type: str
    label: str
    total: int
    shown: int


@dataclass(frozen=True, slots=True)
class Expansion:
    """The neighbours that are new, with their edges, and how many there are of each kind and job."""

    graph: Graph
    groups: tuple[Group, ...]

    @property
    def total(self) -> int:
        """Neighbours by all types; who has two jobs on a film counts with each."""
        return sum(group.total for group in self.groups)


def between(reader: Reader, keys: Iterable[Key]) -> Graph:
    """The nodes with these keys that are there, in the order asked for, and all edges between them."""
    wanted = list(dict.fromkeys(keys))
    ids = {label: sorted(id_ for kind, id_ in wanted if kind == label) for label in SHOWN_LABELS}
    nodes = {node.key: node for label in SHOWN_LABELS if ids[label] for node in nodes_of(reader, label, ids[label])}
    films = [id_ for id_ in ids["Film"] if ("Film", id_) in nodes]
    others = [id_ for label, some in ids.items() if label != "Film" for id_ in some]
    edges = edges_among(reader, films, others) if films and others else []
    return Graph([nodes[key] for key in wanted if key in nodes], [edge for edge in edges if _inside(edge, nodes)])


def _inside(edge: Edge, nodes: Collection[Key]) -> bool:
    return edge.start in nodes and edge.end in nodes


def expand(
    reader: Reader,
    key: Key,
    shown: Sequence[Key] = (),
    *,
    type_: str | None = None,
    most: int = 30,
    connect: bool = True,
) -> Expansion:
    """At most ``most`` neighbours of a node that are not shown yet, the most telling jobs first; of one type of edge
    where one is named. ``connect``: with their edges to everything shown, else with those to the node alone.

    Raises `NotFound` where the node is not there.
    """
    links = _links(reader, key)
    if not links and not between(reader, [key]).nodes:
        raise NotFound(f"Nothing is known of a {key[0].lower()} “{key[1][:80]}”.", "It may have left the graph.")
    there = {key, *shown}
    asked = [other for type_here, others in links.items() if type_ in (None, type_here) for other in others]
    new = [other for other in dict.fromkeys(asked) if other not in there][:most]
    graph = between(reader, [*new, key, *(shown if connect else ())])
    fresh = set(new)
    return Expansion(
        Graph(
            [node for node in graph.nodes if node.key in fresh],
            [edge for edge in graph.edges if edge.start in fresh or edge.end in fresh],
        ),
        tuple(_group(type_here, others, there | fresh) for type_here, others in links.items()),
    )


def _links(reader: Reader, key: Key) -> dict[str, list[Key]]:
    """Type of edge → the keys at its other ends, each once, in the order of the sheets; types in the model's order."""
    rows = looked_up(reader, "around", id=key[1], label=key[0]).rows
    found = {
        type_: [(label, id_) for id_, _ in sorted(others, key=lambda one: (one[1] or 0, one[0]))]
        for type_, label, others in rows
    }
    return {type_: list(dict.fromkeys(found[type_])) for type_ in sorted(found, key=telling)}


def _group(type_: str, others: Sequence[Key], there: Collection[Key]) -> Group:
    return Group(type_, others[0][0], len(others), sum(other in there for other in others))
