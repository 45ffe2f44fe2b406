"""The whole graph, page by page: every page fits in a message, and they come in one order whatever the server.

First the nodes, label by label in the order of their ids, then the edges, film by film. Only ids and one page are held
at a time. All travels as lists, which is many times quicker than row by row (docs/scale.md has figures).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from filmgraph.explore.asking import looked_up
from filmgraph.model import EDGES, NODES, SOURCE, Edge, Graph, Node
from filmgraph.store import Reader

NODES_A_PAGE = 2_000
FILMS_A_PAGE = 500
"""A film brings its synopsis, or some forty edges."""

EDGE_PROPERTIES = (*dict.fromkeys(name for kind in EDGES.values() for name in kind.properties), *SOURCE)
"""In the order of their values in ``whole-edges``: a name does not travel with each value."""

Ids = dict[str, list[str]]


def in_pages(reader: Reader) -> Iterator[Graph]:
    """Pieces of the graph that together are the whole of it: all that a later load relies on as well.

    What another process loads meanwhile is there in part: read a graph that is at rest where it must be exact.
    """
    ids = ids_of(reader)
    for label in NODES:
        for some in parts(ids[label], FILMS_A_PAGE if label == "Film" else NODES_A_PAGE):
            yield Graph(nodes=nodes_of(reader, label, some))
    for films in parts(ids["Film"], FILMS_A_PAGE):
        yield Graph(edges=_edges(reader, films))


def links(reader: Reader) -> Iterator[tuple[str, str, str]]:
    """Type, id of the start, id of the end of every edge, film by film: all that most measures of a network need.

    It travels in about a quarter of the time that a record for each edge takes.
    """
    for film, to_it, from_it in looked_up(reader, "whole-links").rows:
        yield from ((type_, other, film) for type_, other in to_it)
        yield from ((type_, film, other) for type_, other in from_it)


def ids_of(reader: Reader) -> Ids:
    """The ids of all nodes by label, in order."""
    ids: Ids = {label: [] for label in NODES}
    for row in looked_up(reader, "whole-ids").dicts():
        ids[row["label"]] += row["ids"]
    return {label: sorted(some) for label, some in ids.items()}


def parts(ids: Sequence[str], size: int) -> Iterator[list[str]]:
    """Ids, ``size`` at a time."""
    return (list(ids[start : start + size]) for start in range(0, len(ids), size))


def of_films(reader: Reader, name: str, films: Sequence[str]) -> Iterator[list[Any]]:
    """The rows of a look-up that takes ``film_ids``, page by page."""
    for some in parts(films, FILMS_A_PAGE):
        yield from looked_up(reader, name, film_ids=some).rows


def nodes_of(reader: Reader, label: str, ids: list[str]) -> list[Node]:
    """The nodes of a label with these ids, as far as they are there, in the order of their ids."""
    asked = {f"{one.lower()}_ids": ids if one == label else [] for one in NODES}
    rows = looked_up(reader, "whole-nodes", **asked).dicts()
    names = NODES[label].properties
    found = (Node(label, id_, _named(names, values)) for row in rows for id_, *values in row["nodes"])
    return sorted(found, key=lambda node: node.id)


def edges_among(reader: Reader, films: list[str], others: list[str]) -> list[Edge]:
    """The edges between these films and nodes with these ids, film by film."""
    return _in_order(films, looked_up(reader, "edges-among", film_ids=films, other_ids=others).dicts())


def _edges(reader: Reader, films: list[str]) -> list[Edge]:
    return _in_order(films, looked_up(reader, "whole-edges", film_ids=films).dicts())


def _in_order(films: list[str], rows: list[dict[str, Any]]) -> list[Edge]:
    by_film = {row["film"]: [_edge(row["film"], *each) for each in row["edges"]] for row in rows}
    return [edge for film in films for edge in sorted(by_film.get(film, ()), key=order)]


def _edge(film: str, type_: str, other: str, *values: Any) -> Edge:
    return Edge.between(type_, ("Film", film), (EDGES[type_].other, other), _named(EDGE_PROPERTIES, values))


def _named(names: Iterable[str], values: Iterable[Any]) -> dict[str, Any]:
    return {name: value for name, value in zip(names, values, strict=True) if value is not None}


def order(edge: Edge) -> tuple[Any, ...]:
    """A total order of edges, whatever order the database gives them in."""
    own = edge.properties
    apart = (str(own.get(name)) for name in EDGES[edge.type].apart)
    return (edge.type, edge.start, edge.end, own.get("line", 0), own.get("position", 0), *apart)
