"""The way of a film through the festivals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from filmgraph.explore.answer import Answer, cited
from filmgraph.explore.asking import asked
from filmgraph.explore.films import film_dict
from filmgraph.explore.search import Hit
from filmgraph.explore.travels.selections import Lanes, selection, when
from filmgraph.identity import unpack
from filmgraph.model import Graph, Node
from filmgraph.store import Reader


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
        return {"film": film_dict(self.film.node), "festivals": self.rows()}

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
        film = self.film.node
        festivals = {stop.id: _festival(stop) for stop in reversed(self.stops)}
        edges = [selection(self.film.id, stop.id, asdict(stop)) for stop in self.stops]
        return Graph([film, *(festivals[id_] for id_ in sorted(festivals))], edges)


def circuit(reader: Reader, film: Hit) -> Circuit:
    """The festivals of a film."""
    stops = (_stop(row) for row in asked(reader, "circuit", id=film.id).dicts())
    return Circuit(film, tuple(sorted(stops, key=_order)))


def _order(stop: Stop) -> tuple[Any, ...]:
    return (*when(stop), stop.line, stop.id, stop.section or "")


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
