"""Films that travelled a similar way: those that share festivals, rare ones above all.

The likeness is the index of Adamic and Adar (“Friends and neighbors on the Web”, Social Networks 25, 2003): each shared
festival counts 1 / log n, where n is the number of films that were there: a small festival says more than a large one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, NamedTuple

from filmgraph.explore.answer import Answer
from filmgraph.explore.asking import asked, looked_up
from filmgraph.explore.films import film_dict, film_node
from filmgraph.explore.search import Hit
from filmgraph.explore.travels.selections import selection
from filmgraph.model import Graph, Node
from filmgraph.store import Reader


class Selected(NamedTuple):
    """A film at a festival, as a list travels: ``text`` stands on ``line`` of ``sheet``."""

    id: str
    name: str
    year: int | None
    date: str | None
    section: str | None
    sheet: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class SharedFestival:
    """A festival at which both films were: the years of the film asked about, and those of the other."""

    id: str
    name: str
    years: tuple[int, ...]
    others_years: tuple[int, ...]

    def __str__(self) -> str:
        both = [", ".join(map(str, years)) or "?" for years in (self.years, self.others_years)]
        return f"{self.name} ({' / '.join(dict.fromkeys(both))})"


@dataclass(frozen=True, slots=True)
class Fellow:
    """A film that shares festivals with another; ``selections`` are both films' at these."""

    id: str
    title: str
    year: int | None
    score: float
    festivals: tuple[SharedFestival, ...]
    own: tuple[Selected, ...]
    others: tuple[Selected, ...]

    @property
    def sources(self) -> list[dict[str, Any]]:
        """Where both films' selections stand."""
        return [{"sheet": one.sheet, "line": one.line} for one in (*self.own, *self.others)]


@dataclass(frozen=True)
class Fellows(Answer):
    """The films whose way through the festivals is most like that of one film."""

    columns: ClassVar[tuple[str, ...]] = ("title", "year", "score", "shared", "festivals", "id")

    film: Hit
    fellows: tuple[Fellow, ...]
    limit: int
    truncated: bool

    def to_dict(self) -> dict[str, Any]:
        """``{film, films, limit, truncated}``; each of the films has the shared festivals, with the years of both."""
        films = [{**row, "festivals": _told(one)} for row, one in zip(self.rows(), self.fellows, strict=True)]
        return {"film": film_dict(self.film.node), "films": films, "limit": self.limit, "truncated": self.truncated}

    def rows(self) -> list[dict[str, Any]]:
        """A row a film; the years at a festival are those of the film asked about, then those of the other."""
        return [
            {
                **{name: getattr(one, name) for name in ("title", "year", "score")},
                "shared": len(one.festivals),
                "festivals": [str(festival) for festival in one.festivals],
                "id": one.id,
                "sources": one.sources,
            }
            for one in self.fellows
        ]

    def to_graph(self) -> Graph:
        """All these films and the festivals that they share with the one asked about."""
        films = [self.film.node, *(film_node(one.id, one.title, one.year) for one in self.fellows)]
        names = {shared.id: shared.name for one in self.fellows for shared in one.festivals}
        festivals = [Node("Festival", id_, {"name": names[id_]}) for id_ in sorted(names)]
        own = dict.fromkeys((self.film.id, one) for fellow in self.fellows for one in fellow.own)
        others = ((fellow.id, one) for fellow in self.fellows for one in fellow.others)
        return Graph([*films, *festivals], [selection(film, one.id, one._asdict()) for film, one in (*own, *others)])


def fellows(reader: Reader, film: Hit, *, most: int = 10) -> Fellows:
    """At most ``most`` films that share festivals with a film, the likest first."""
    found = asked(reader, "circuits-alike", id=film.id, most=most + 1).dicts()
    ids = [film.id, *(row["film"] for row in found[:most])]
    rows = looked_up(reader, "shared-festivals", id=film.id, film_ids=ids).dicts() if found else []
    selected = {row["film"]: sorted(map(Selected._make, row["selections"]), key=_order) for row in rows}
    likest = tuple(_fellow(row, selected[film.id], selected[row["film"]]) for row in found[:most])
    return Fellows(film, likest, most, len(found) > most)


def _order(one: Selected) -> tuple[Any, ...]:
    return (one.year or 0, one.name, one.id, one.line, one.section or "", one.date or "")


def _fellow(row: Mapping[str, Any], own: Iterable[Selected], others: Iterable[Selected]) -> Fellow:
    others = tuple(others)
    there = {one.id for one in others}
    own = tuple(one for one in own if one.id in there)
    names = {one.id: one.name for one in own}  # in the order in which the film came there
    festivals = (SharedFestival(id_, name, _years(own, id_), _years(others, id_)) for id_, name in names.items())
    return Fellow(row["film"], row["title"], row["year"], row["score"], tuple(festivals), own, others)


def _years(selections: Iterable[Selected], festival: str) -> tuple[int, ...]:
    return tuple(sorted({one.year for one in selections if one.id == festival and one.year is not None}))


def _told(fellow: Fellow) -> list[dict[str, Any]]:
    return [
        {**asdict(one), "years": list(one.years), "others_years": list(one.others_years)} for one in fellow.festivals
    ]
