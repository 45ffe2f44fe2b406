"""One film, person, company or festival, with all that is known of it and where that stands."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from operator import itemgetter
from typing import Any

from filmgraph.errors import NotFound
from filmgraph.explore.answer import SOURCES, Answer
from filmgraph.explore.asking import looked_up
from filmgraph.explore.search import Hit
from filmgraph.model import EDGES, RANK, Edge, Graph, Key, Node
from filmgraph.store import Reader

_COMPARED = ("title", "year", "duration_min", "countries", "colour", "kind", "releases", "sites")
"""What two sheets of one film may say otherwise in a word."""
_TECHNICAL = ("folded", "slug", "native_key", "spellings", "sheet_hash")


@dataclass(frozen=True, slots=True)
class Link:
    """An edge seen from one of its ends: what it links with, and its source."""

    type: str
    label: str
    id: str
    name: str
    film_year: int | None
    properties: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """The link as a dictionary; ``text`` is what is printed on ``line`` of ``sheet``."""
        own = {name: self.properties.get(name) for name in EDGES[self.type].properties}
        source = {"sheet": self.properties["sheet"], "line": self.properties["line"], "text": self.properties["raw"]}
        return {"type": self.type, "label": self.label, "id": self.id, "name": self.name, **own, **source}

    def named(self) -> dict[str, Any]:
        """What the link knows of its other end."""
        return {"title": self.name, "year": self.film_year} if self.label == "Film" else {"name": self.name}

    def edge(self, seen_from: Key) -> Edge:
        """The edge, from the end at which the link is seen."""
        return Edge.between(self.type, seen_from, (self.label, self.id), self.properties)


@dataclass(frozen=True, slots=True)
class OtherSheet:
    """Another sheet of the same film, by decision. ``facts`` are what it says otherwise; None where it says nothing."""

    id: str
    title: str
    year: int | None
    sheet: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class Card(Answer):
    """A node with its properties and its links, in the order in which people read a sheet. ``others`` are the other
    sheets of a film that people decided to be one."""

    label: str
    id: str
    properties: dict[str, Any]
    links: list[Link]
    others: list[OtherSheet] = field(default_factory=list)

    columns = ("type", "label", "id", "name", "credit", "role", "year", "text")

    def to_dict(self) -> dict[str, Any]:
        """The card as a dictionary: label, id, the node's properties, ``other_sheets`` if there are any, ``links``."""
        others = {"other_sheets": [asdict(one) for one in self.others]} if self.others else {}
        links = [one.to_dict() for one in self.links]
        return {"label": self.label, "id": self.id, **self.properties, **others, "links": links}

    def rows(self) -> list[dict[str, Any]]:
        """A row a link."""
        links = (one.to_dict() for one in self.links)
        empty = dict.fromkeys(self.columns)
        return [{**empty, **one, SOURCES: [{"sheet": one["sheet"], "line": one["line"]}]} for one in links]

    def subjects(self) -> tuple[Hit, ...]:
        """The node itself."""
        return (Hit(self.label, self.id, Node(self.label, self.id, self.properties).caption),)

    def to_graph(self) -> Graph:
        """The node, what it is linked with, and the edges between."""
        others = {(one.label, one.id): Node(one.label, one.id, one.named()) for one in self.links}
        nodes = [Node(self.label, self.id, self.properties), *others.values()]
        return Graph(nodes, [one.edge((self.label, self.id)) for one in self.links])


def show(reader: Reader, hit: Hit) -> Card:
    """Everything about a hit of `search` or `resolve`. Raises `NotFound` where it is no longer there."""
    rows = looked_up(reader, f"node-{hit.label.lower()}", id=hit.id).dicts()
    if not rows:
        raise NotFound(f"There is no {hit.label.lower()} “{hit.id[:80]}” any more.", "Look for the name again.")
    properties = {name: value for name, value in rows[0]["properties"].items() if name not in (*_TECHNICAL, "id")}
    links = [_link(row) for row in rows if row["type"]]
    others = _others(reader, hit.id, properties) if properties.get("work") else []
    return Card(hit.label, hit.id, properties, sorted(links, key=_reading_order), others)


def _others(reader: Reader, id_: str, own: dict[str, Any]) -> list[OtherSheet]:
    rows = looked_up(reader, "films-of-work", work=own["work"]).dicts()
    films = sorted((row["properties"] for row in rows), key=itemgetter("id"))
    return [
        OtherSheet(film["id"], film["title"], film.get("year"), film["sheet"], _otherwise(own, film))
        for film in films
        if film["id"] != id_
    ]


def _otherwise(own: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    return {name: other.get(name) for name in _COMPARED if (own.get(name) or None) != (other.get(name) or None)}


def _link(row: dict[str, Any]) -> Link:
    other = row["other"]
    name = other.get("title") or other.get("name") or other["id"]
    return Link(row["type"], row["label"], other["id"], name, other.get("year"), row["edge"])


def _reading_order(link: Link) -> tuple[Any, ...]:
    job = RANK[link.type]
    if link.label == "Film":
        return (link.film_year or 0, link.id, job, link.properties["line"])
    return (job, link.properties["line"], link.properties["position"])
