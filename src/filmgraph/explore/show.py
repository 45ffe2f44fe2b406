"""One film, person, company or festival, with all that is known of it and where that stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from filmgraph.errors import NotFound
from filmgraph.explore.search import Hit
from filmgraph.model import EDGES
from filmgraph.questions import statement
from filmgraph.store import Limits, Reader

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


@dataclass(frozen=True, slots=True)
class Card:
    """A node with its properties and its links, in the order in which people read a sheet."""

    label: str
    id: str
    properties: dict[str, Any]
    links: list[Link]

    def to_dict(self) -> dict[str, Any]:
        """The card as a dictionary: label, id, the node's properties, then ``links``."""
        return {"label": self.label, "id": self.id, **self.properties, "links": [one.to_dict() for one in self.links]}


def show(reader: Reader, hit: Hit) -> Card:
    """Everything about a hit of `search` or `resolve`. Raises `NotFound` where it is no longer there."""
    text = statement(f"lookups/node-{hit.label.lower()}")
    rows = reader.query(text, {"id": hit.id}, limits=Limits(rows=None)).dicts()
    if not rows:
        raise NotFound(f"There is no {hit.label.lower()} “{hit.id[:80]}” any more.", "Look for the name again.")
    properties = {name: value for name, value in rows[0]["properties"].items() if name not in (*_TECHNICAL, "id")}
    links = [_link(row) for row in rows if row["type"]]
    return Card(hit.label, hit.id, properties, sorted(links, key=_reading_order))


def _link(row: dict[str, Any]) -> Link:
    other = row["other"]
    name = other.get("title") or other.get("name") or other["id"]
    return Link(row["type"], row["label"], other["id"], name, other.get("year"), row["edge"])


def _reading_order(link: Link) -> tuple[Any, ...]:
    job = list(EDGES).index(link.type)
    if link.label == "Film":
        return (link.film_year or 0, link.id, job, link.properties["line"])
    return (job, link.properties["line"], link.properties["position"])
