"""Pieces of the graph as plain values: a neighbourhood, the whole, the result of a query."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from filmgraph.explore.asking import looked_up
from filmgraph.explore.pages import in_pages
from filmgraph.explore.search import Hit
from filmgraph.model import CREDIT_TYPES, RANK, SHOWN_LABELS, Edge, Graph, Key, Node
from filmgraph.store import Reader, entities


def whole(reader: Reader) -> Graph:
    """All nodes that people meet, label by label in the order of their ids, and all edges, film by film."""
    graph = Graph()
    for page in in_pages(reader):
        graph.nodes += (node for node in page.nodes if node.label in SHOWN_LABELS)
        graph.edges += page.edges
    return graph


def neighbourhood(reader: Reader, hit: Hit, *, most: int = 120) -> tuple[Graph, int]:
    """What is around a node, at most ``most`` neighbours, and how many there are in all.

    Around a person: the films, and those who worked on at least two of them with that person. Around a film, a
    company, a festival: everything it is linked with; the most telling jobs first where there is too much.
    """
    graph = _linked(reader, hit.key)
    total = len(graph.nodes) - 1
    graph = _cut(graph, hit.key, most)
    if hit.label == "Person":
        _add_companions(reader, hit, graph, most - len(graph.nodes) + 1)
    return graph, total


def _linked(reader: Reader, key: Key) -> Graph:
    rows = looked_up(reader, f"node-{key[0].lower()}", id=key[1]).dicts()
    nodes = {key: Node(*key, _without_id(rows[0]["properties"]))} if rows else {}
    edges = []
    for row in rows:
        if not row["type"]:
            continue
        other = (row["label"], row["other"]["id"])
        nodes[other] = Node(*other, _without_id(row["other"]))
        start, end = (key, other) if row["outgoing"] else (other, key)
        edges.append(Edge(row["type"], start, end, row["edge"]))
    return Graph(list(nodes.values()), sorted(edges, key=_telling))


def telling(type_: str) -> tuple[bool, int]:
    """The order of types of edges: of extras, other credits and texts a film may have hundreds, and they come last."""
    return (type_ in ("ACTED_IN", "CREDITED", "WROTE_ABOUT"), RANK[type_])


def _telling(edge: Edge) -> tuple[Any, ...]:
    own = edge.properties
    return (*telling(edge.type), own["position"], own["line"], edge.start, edge.end)


def _cut(graph: Graph, centre: Key, most: int) -> Graph:
    """The centre and its ``most`` first neighbours, in the order of the edges."""
    order = dict.fromkeys(end for edge in graph.edges for end in (edge.start, edge.end) if end != centre)
    kept = {centre, *list(order)[:most]}
    return Graph(
        [node for node in graph.nodes if node.key in kept],
        [edge for edge in graph.edges if edge.start in kept and edge.end in kept],
    )


def _add_companions(reader: Reader, hit: Hit, graph: Graph, room: int) -> None:
    """People who worked on several of the person's films, with their jobs on the films shown."""
    films = {node.id for node in graph.nodes if node.label == "Film"}
    rows = looked_up(reader, "companions", id=hit.id, most=max(room, 0)).dicts()
    for row in rows:
        graph.nodes.append(Node("Person", row["person"]["id"], _without_id(row["person"])))
        graph.edges += [
            Edge(type_, ("Person", row["person"]["id"]), ("Film", film), edge)
            for type_, film, edge in row["edges"]
            if film in films and type_ in CREDIT_TYPES
        ]


def of_values(values: Iterable[Any]) -> Graph:
    """The nodes, relationships and paths among the values of a query's rows, whatever lists hold them.

    A relationship is kept when both its ends are there too: the server sends no more of them than their names.
    """
    nodes: dict[str, Node] = {}
    relationships: dict[str, Any] = {}
    for one in entities(values):
        if hasattr(one, "labels"):
            label = min(one.labels, default="")
            nodes[one.element_id] = Node(label, str(one.get("id", one.element_id)), _without_id(dict(one)))
        else:
            relationships[one.element_id] = one
    return Graph(list(nodes.values()), list(_between(nodes, relationships.values())))


def _between(nodes: dict[str, Node], relationships: Iterable[Any]) -> Iterable[Edge]:
    for one in relationships:
        start, end = (nodes.get(node.element_id) if node else None for node in (one.start_node, one.end_node))
        if start and end:
            yield Edge(one.type, start.key, end.key, dict(one))


def _without_id(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name != "id"}
