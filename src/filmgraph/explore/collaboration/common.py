"""What two things share: films, and the people, companies and festivals that are linked with films of both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from filmgraph.errors import UsageError
from filmgraph.explore.asking import asked
from filmgraph.explore.collaboration.evidence import Evidence, Evident, Tie, evidence, sources
from filmgraph.explore.films import film_dict, in_time, known_as
from filmgraph.explore.search import Hit
from filmgraph.explore.words import MANY
from filmgraph.model import SHOWN_LABELS, Edge, Key, Node
from filmgraph.store import Reader


@dataclass(frozen=True, slots=True)
class InCommon:
    """Something that two share, and the films of each that it is linked with; a shared film is both."""

    node: Node
    a_films: tuple[Node, ...]
    b_films: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def to_dict(self) -> dict[str, Any]:
        """The thing as a dictionary, with the films of both and the sources."""
        what = film_dict(self.node) if self.node.label == "Film" else {"id": self.node.id, "name": self.node.caption}
        films = {"a_films": list(map(film_dict, self.a_films)), "b_films": list(map(film_dict, self.b_films))}
        return {**what, **({} if self.node.label == "Film" else films), "sources": sources(self.edges)}

    def row(self) -> dict[str, Any]:
        """The thing as a line of a table."""
        name = known_as(self.node) if self.node.label == "Film" else self.node.caption
        films = {"a_films": list(map(known_as, self.a_films)), "b_films": list(map(known_as, self.b_films))}
        return {
            "kind": self.node.label.lower(), "name": name, **films, "id": self.node.id, "sources": sources(self.edges)
        }  # fmt: skip


@dataclass(frozen=True)
class Common(Evident):
    """The answer to “what do these two share?”: of each kind what is linked with most films of both comes first."""

    columns: ClassVar = ("kind", "name", "a_films", "b_films", "id")

    a: Hit
    b: Hit
    shared: tuple[InCommon, ...]
    limit: int
    truncated: bool

    def to_dict(self) -> dict[str, Any]:
        """The answer in its public JSON shape."""
        ends = {
            side: {"label": hit.label, "id": hit.id, "name": hit.name}
            for side, hit in zip("ab", (self.a, self.b), strict=True)
        }
        lists = {
            plural: [one.to_dict() for one in self.shared if one.node.label == label] for label, plural in MANY.items()
        }
        return {**ends, **lists, "limit": self.limit, "truncated": self.truncated}

    def rows(self) -> list[dict[str, Any]]:
        """A row for each thing that both share."""
        return [one.row() for one in self.shared]


def common(reader: Reader, a: Hit, b: Hit, *, labels: Iterable[str] = SHOWN_LABELS, most: int = 20) -> Common:
    """What two people, films, companies or festivals share, at most ``most`` of each of the kinds ``labels``.

    Shared are the films of both, and who or what is linked with a film of one and a film of the other: somebody who
    worked with both, though not at one time. Texts about films do not count. Raises `UsageError` for one thing twice.
    """
    ends = (a.key, b.key)
    if ends[0] == ends[1]:
        raise UsageError(f"Both names mean {a}.", "Give two different ones.")
    rows = asked(reader, "common", a=a.id, a_label=a.label, b=b.id, b_label=b.label).rows
    found = [((label, id_), set(by_a), set(by_b)) for label, id_, by_a, by_b in rows if (label, id_) not in ends]
    kept, cut = [], False
    for label in labels:
        those = sorted((one for one in found if one[0][0] == label), key=_rank)
        kept += those[:most]
        cut |= len(those) > most
    edges = evidence(reader, (pair for one in kept for pair in _pairs(ends, one)))
    return Common(edges, a, b, tuple(_told(edges, ends, one) for one in kept), most, cut)


Found = tuple[Key, set[str], set[str]]


def _rank(found: Found) -> tuple[Any, ...]:
    """Most films with the one of which it has fewer; then most in all."""
    (_, id_), by_a, by_b = found
    return (-min(len(by_a), len(by_b)), -len(by_a | by_b), id_)


def _pairs(ends: tuple[Key, Key], found: Found) -> list[Tie]:
    key, by_a, by_b = found
    linked = [
        (film, who) for end, films in zip(ends, (by_a, by_b), strict=True) for film in films for who in (key, end)
    ]
    return sorted({(film, who) for film, who in linked if who[0] != "Film"})


def _told(edges: Evidence, ends: tuple[Key, Key], found: Found) -> InCommon:
    key, *films = found
    by_a, by_b = (tuple(in_time(map(edges.film, some))) for some in films)
    along = (edge for pair in _pairs(ends, found) for edge in edges.between(*pair))
    return InCommon(edges.nodes[key], by_a, by_b, tuple(along))
