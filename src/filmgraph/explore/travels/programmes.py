"""The films of a festival, year by year."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from filmgraph.explore.answer import Answer, cited
from filmgraph.explore.asking import asked
from filmgraph.explore.films import film_node
from filmgraph.explore.filters import ALWAYS, Years
from filmgraph.explore.search import Hit
from filmgraph.explore.travels.selections import Lanes, selection, when
from filmgraph.model import Graph
from filmgraph.store import Reader


@dataclass(frozen=True, slots=True)
class Showing:
    """A film in the programme of a year; ``text`` stands on ``line`` of ``sheet``."""

    year: int | None
    date: str | None
    section: str | None
    title: str
    film_year: int | None
    countries: list[str]
    id: str
    sheet: str
    line: int
    text: str


@dataclass(frozen=True)
class Programme(Answer):
    """What was selected at a festival, in time; what has no year comes last, and is in no period."""

    columns: ClassVar[tuple[str, ...]] = ("year", "date", "section", "title", "film_year", "countries", "id")

    festival: Hit
    period: Years
    showings: tuple[Showing, ...]

    def to_dict(self) -> dict[str, Any]:
        """``{festival, period, films, years, selections}``; ``years`` counts the films of each year."""
        counted = [{"year": year, "films": count} for year, count in self._films_by_year().items()]
        return {
            "festival": {"id": self.festival.id, "name": self.festival.name},
            "period": self.period.parameters(),
            "films": len({one.id for one in self.showings}),
            "years": counted,
            "selections": self.rows(),
        }

    def rows(self) -> list[dict[str, Any]]:
        """A row a selection."""
        return [cited(one) for one in self.showings]

    def lanes(self) -> Lanes:
        """A line a section, that of all selections first."""
        found: Lanes = {}
        for one in self.showings:
            if one.year is not None:
                for lane in ("all", *([one.section] if one.section else [])):
                    found.setdefault(lane, Counter())[one.year] += 1
        return found

    def to_graph(self) -> Graph:
        """The festival and its films."""
        films = {one.id: film_node(one.id, one.title, one.film_year) for one in self.showings}
        edges = [selection(one.id, self.festival.id, asdict(one)) for one in self.showings]
        return Graph([self.festival.node, *(films[id_] for id_ in sorted(films))], edges)

    def _films_by_year(self) -> Counter[int | None]:
        return Counter(year for year, _ in dict.fromkeys((one.year, one.id) for one in self.showings))


def programme(reader: Reader, festival: Hit, period: Years = ALWAYS) -> Programme:
    """What was selected at a festival in a period of its own years."""
    rows = asked(reader, "festival", id=festival.id, **period.parameters()).dicts()
    return Programme(festival, period, tuple(sorted(map(_showing, rows), key=_order)))


def _order(one: Showing) -> tuple[Any, ...]:
    return (*when(one), one.section or "", one.title, one.id, one.line)


def _showing(row: dict[str, Any]) -> Showing:
    names = ("year", "date", "section", "title", "film_year", "countries", "film", "sheet", "line", "raw")
    return Showing(*({**row, "countries": row["countries"] or []}[name] for name in names))
