"""Films as answers name them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from filmgraph.explore.words import titled
from filmgraph.model import Node


def film_node(id_: str, title: str, year: int | None) -> Node:
    """A film with no more than its name."""
    return Node("Film", id_, {"title": title, **({} if year is None else {"year": year})})


def film_dict(film: Node) -> dict[str, Any]:
    """A film in the public shape of JSON."""
    return {"id": film.id, "title": film.caption, "year": film.properties.get("year")}


def known_as(film: Node) -> str:
    """A film's title with its year."""
    return titled(film.caption, film.properties.get("year"))


def in_time(films: Iterable[Node]) -> list[Node]:
    """Films by year, those without one last, then by id."""
    return sorted(films, key=lambda film: (film.properties.get("year") or 9999, film.id))
