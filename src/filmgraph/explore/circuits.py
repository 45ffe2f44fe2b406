"""The way of a film through the festivals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from filmgraph.explore.answer import Answer, cited
from filmgraph.explore.asking import asked
from filmgraph.explore.search import Hit
from filmgraph.identity import unpack
from filmgraph.model import Edge, Graph, Node
from filmgraph.store import Reader

Lanes = dict[str, Counter[int]]
"""What a timeline draws: the name of each of its lines, and how often something was in a year."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A film at a festival, in the city and country that its sheet prints; ``text`` stands on ``line`` of ``sheet``."""

    year: int | None
    date: str | None
    festival: str
    section: str | None
    city: str | None
    country: str | None
    country_code: str | None
    id: str
    sheet: str
    line: int
    text: str


@dataclass(frozen=True)
class Circuit(Answer):
    """Where a film was shown at festivals, in time; what has no year comes last."""

    columns: ClassVar[tuple[str, ...]] = (
        "year", "date", "festival", "section", "city", "country", "country_code", "id",
    )  # fmt: skip

    film: Hit
    stops: tuple[Stop, ...]

    def to_dict(self) -> dict[str, Any]:
        """``{film, festivals}``: the stops in time, each with its sources."""
        return {"film": film_of(self.film), "festivals": self.rows()}

    def rows(self) -> list[dict[str, Any]]:
        """A row a stop."""
        return [cited(stop) for stop in self.stops]

    def lanes(self) -> Lanes:
        """A line a festival, in the order in which the film came there."""
        found: Lanes = {}
        for stop in self.stops:
            if stop.year is not None:
                found.setdefault(stop.festival, Counter())[stop.year] += 1
        return found

    def to_graph(self) -> Graph:
        """The film and its festivals."""
        film = Node("Film", self.film.id, {"title": self.film.name, "year": self.film.year})
        festivals = {stop.id: _festival(stop) for stop in reversed(self.stops)}
        edges = [selection(self.film.id, stop.id, asdict(stop)) for stop in self.stops]
        return Graph([film, *(festivals[id_] for id_ in sorted(festivals))], edges)


def circuit(reader: Reader, film: Hit) -> Circuit:
    """The festivals of a film."""
    stops = (_stop(row) for row in asked(reader, "circuit", id=film.id).dicts())
    return Circuit(film, tuple(sorted(stops, key=_order)))


def in_time(one: Any) -> tuple[Any, ...]:
    """The beginning of an order in time: in a year full dates come first, and what has no year comes last."""
    return (one.year is None, one.year or 0, one.date is None, one.date or "")


def film_of(hit: Hit) -> dict[str, Any]:
    """A film as JSON names it."""
    return {"id": hit.id, "title": hit.name, "year": hit.year}


def selection(film: str, festival: str, own: Mapping[str, Any]) -> Edge:
    """The edge between a film and a festival, with when, where in the programme, and where that stands."""
    kept = ("year", "date", "section", "sheet", "line")
    properties = {name: own[name] for name in kept if own[name] is not None}
    return Edge("SELECTED_AT", ("Film", film), ("Festival", festival), {**properties, "raw": own["text"]})


def _order(stop: Stop) -> tuple[Any, ...]:
    return (*in_time(stop), stop.line, stop.id, stop.section or "")


def _stop(row: Mapping[str, Any]) -> Stop:
    printed = unpack(row["spelling"])
    country = printed.country or row["country"]
    return Stop(
        row["year"],
        row["date"],
        row["name"],
        row["section"],
        printed.city or (None if printed.country else row["city"]),
        country,
        row["country_code"] if country == row["country"] else _code(country),
        row["festival"],
        row["sheet"],
        row["line"],
        row["raw"],
    )


def _code(country: str) -> str | None:
    from filmgraph.countries import country_code  # takes a tenth of a second, and is rarely needed

    return country_code(country)


def _festival(stop: Stop) -> Node:
    place = {"city": stop.city, "country": stop.country, "country_code": stop.country_code}
    return Node("Festival", stop.id, {"name": stop.festival, **{name: value for name, value in place.items() if value}})
