"""What a film sheet holds, and the graph that sheets become.

Two vocabularies live here, each said once. *Records* (`Sheet`, `Credit`, ...) are what the reader finds on a
sheet, with the line of everything. The *schema* (`NODES`, `EDGES`) names every label, type and property of the
graph; the Cypher files, the documents and the colours of a picture are checked against it.
`Graph` is a piece of the graph as plain values, for views and exports.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Severity = Literal["error", "warning", "info"]
TitleSource = Literal["field", "bibliography", "synopsis", "file"]


# --- records: what stood on the sheet -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something odd on a sheet. ``line`` and ``column`` count from 1; 0 means the file as a whole."""

    severity: Severity
    code: str
    line: int
    column: int
    message: str


@dataclass(slots=True)
class Credit:
    """One person under one label. ``type`` is the edge's type, ``credit`` the label as printed."""

    type: str
    credit: str
    name: str
    line: int
    native: str | None = None
    role: str | None = None
    position: int = 1
    raw: str = ""


@dataclass(slots=True)
class CompanyCredit:
    """A production company and, where printed, its lower-case role (``co-production``)."""

    name: str
    line: int
    role: str | None = None
    position: int = 1
    raw: str = ""


@dataclass(slots=True)
class Selection:
    """The film at a festival, or in a ``section`` of one. ``date`` is an ISO date where a full one was printed."""

    name: str
    line: int
    city: str | None = None
    country: str | None = None
    year: int | None = None
    date: str | None = None
    section: str | None = None
    position: int = 1
    raw: str = ""


@dataclass(slots=True)
class Release:
    """A release in a country; ``date`` is an ISO date where one was printed."""

    country: str
    line: int
    date: str | None = None


@dataclass(slots=True)
class Text:
    """A text about the film. Its authors are no crew. ``year`` is the text's own."""

    title: str
    line: int
    authors: tuple[str, ...] = ()
    year: int | None = None
    position: int = 1
    raw: str = ""


@dataclass(slots=True)
class Sheet:
    """Everything one sheet says of its film.

    ``hash`` is the SHA-256 of the file's bytes, in hexadecimal. ``ledger`` says of each non-empty line (by its
    number) what it was read as: ``header``, ``people``, ``cast``, ``placeholder``, ``unread``, ...
    """

    file: str
    hash: str = ""
    title: str = ""
    title_source: TitleSource = "file"
    year: int | None = None
    duration_min: int | None = None
    countries: list[str] = field(default_factory=list)
    colour: str | None = None
    kind: str | None = None
    credits: list[Credit] = field(default_factory=list)
    companies: list[CompanyCredit] = field(default_factory=list)
    festivals: list[Selection] = field(default_factory=list)
    releases: list[Release] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    synopsis: str | None = None
    texts: list[Text] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    ledger: dict[int, str] = field(default_factory=dict)


# --- schema: what stands in the graph -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NodeKind:
    """A label, its properties besides ``id``, and those that a question looks up (each has an index)."""

    label: str
    properties: tuple[str, ...]
    indexed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EdgeKind:
    """A type with its ends. ``apart`` tells parallel edges between the same two nodes from each other."""

    type: str
    start: str
    end: str
    properties: tuple[str, ...]
    apart: tuple[str, ...]

    @property
    def other(self) -> str:
        """The label of the end that is not the film."""
        return self.start if self.end == "Film" else self.end


def _credit(type_: str) -> EdgeKind:
    return EdgeKind(type_, "Person", "Film", ("credit",), ("credit",))


SOURCE = ("sheet", "line", "raw", "position", "spelling", "also")
"""Where an edge comes from: on every edge, besides its own properties. ``spelling`` is how the other end is printed, as
a JSON list. ``also`` is there only when the sheet prints the same fact again in another spelling: line, position, raw
and spelling of each repetition, as JSON lists."""

NODES: dict[str, NodeKind] = {
    kind.label: kind
    for kind in (
        NodeKind(
            "Film",
            (
                "title", "year", "duration_min", "countries", "colour", "kind", "synopsis", "sites", "releases",
                "texts", "title_source", "folded", "slug", "sheet", "sheet_hash", "work", "wikidata", "imdb",
            ),
            ("folded", "slug", "sheet", "sheet_hash", "work"),
        ),
        NodeKind(
            "Person",
            (
                "name", "given", "surname", "native", "native_key", "folded", "aliases", "spellings",
                "wikidata", "imdb",
            ),
            ("folded", "native_key"),
        ),
        NodeKind(
            "Company",
            ("name", "acronym", "folded", "aliases", "spellings", "wikidata", "imdb"),
            ("folded", "acronym"),
        ),
        NodeKind(
            "Festival",
            (
                "name", "city", "country", "country_code", "folded", "aliases", "spellings",
                "wikidata", "imdb",
            ),
            ("folded",),
        ),
        NodeKind("Spelling", ("key", "person"), ("key", "person")),
        NodeKind("Unfinished", ("label", "ids")),
    )
}  # fmt: skip

DECISIONS_FILE = "identities.toml"
"""The file beside the sheets in which people decide who is who."""

TURN = NodeKind("Turn", ("batch", "taken", "decisions"))
"""The one node at which loads wait for each other. It is no part of the graph that the sheets make."""

EDGES: dict[str, EdgeKind] = {
    kind.type: kind
    for kind in (
        *map(_credit, ("DIRECTED", "WROTE", "COMPOSED", "SHOT", "DESIGNED", "EDITED", "RECORDED", "PRODUCED")),
        EdgeKind("ACTED_IN", "Person", "Film", ("role",), ("role",)),
        _credit("CREDITED"),
        EdgeKind("PRODUCTION_COMPANY_OF", "Company", "Film", ("role",), ("role",)),
        EdgeKind("SELECTED_AT", "Film", "Festival", ("year", "date", "section"), ("year", "date", "section")),
        EdgeKind("WROTE_ABOUT", "Person", "Film", ("title", "year"), ("title", "year")),
    )
}

RANK: dict[str, int] = {type_: at for at, type_ in enumerate(EDGES)}
"""The place of each type in `EDGES`, which is the order in which people read a sheet."""

CREDIT_TYPES: tuple[str, ...] = tuple(
    kind.type for kind in EDGES.values() if kind.start == "Person" and kind.type != "WROTE_ABOUT"
)
"""The edges that collaboration runs over: jobs on a film, not texts about it."""

SHOWN_LABELS: tuple[str, ...] = ("Film", "Person", "Company", "Festival")
"""The labels people meet. `Spelling` is an index of ours, `Unfinished` a note from one load to the next: no edges."""


# --- a piece of the graph as plain values -------------------------------------------------------------------

Key = tuple[str, str]
"""What a node goes by: its label and its id, for ids of two labels may be the same."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node: one label, its ``id``, its other properties."""

    label: str
    id: str
    properties: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """What edges know it by."""
        return (self.label, self.id)

    @property
    def caption(self) -> str:
        """What people call it: the title of a film, the name of anything else; its id where it has neither."""
        return str(self.properties.get("title") or self.properties.get("name") or self.id)


@dataclass(frozen=True, slots=True)
class Edge:
    """A directed edge between two nodes."""

    type: str
    start: Key
    end: Key
    properties: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def between(cls, type_: str, one: Key, other: Key, properties: Mapping[str, Any]) -> Edge:
        """The edge of a type between two nodes, whichever of them it starts from.

        >>> Edge.between("DIRECTED", ("Film", "heat-1995"), ("Person", "michael-mann"), {}).start
        ('Person', 'michael-mann')
        """
        start, end = (one, other) if EDGES[type_].start == one[0] else (other, one)
        return cls(type_, start, end, properties)


@dataclass(slots=True)
class Graph:
    """Nodes and the edges between them, in a stable order; parallel edges are kept."""

    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
