"""A card in the words and the order in which people read it: the same on a terminal and on a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from filmgraph.explore.show import Card, Link
from filmgraph.explore.words import printed, titled
from filmgraph.identity import unpack

_FACTS = {
    "native": "in its own script",
    "aliases": "also printed",
    "wikidata": "Wikidata",
    "imdb": "IMDb",
    "city": "city",
    "country": "country",
    "country_code": "country code",
    "countries": "countries",
    "duration_min": "duration",
    "colour": "colour",
    "kind": "kind",
    "sites": "sites",
    "releases": "releases",
    "texts": "bibliography",
    "title_source": "the title is from",
    "sheet": "sheet",
}


def heading(card: Card) -> str:
    """What people call the card's node: a film with its year.

    >>> heading(Card("Film", "heat-1995", {"title": "Heat", "year": 1995}, []))
    'Heat (1995)'
    """
    return titled(card.properties.get("title") or card.properties.get("name") or card.id, card.properties.get("year"))


def facts(card: Card) -> Iterator[tuple[str, str]]:
    """Name and text of each property that is known, without name, title, year and synopsis.

    >>> list(facts(Card("Film", "heat-1995", {"title": "Heat", "duration_min": 170, "countries": ["USA"]}, [])))
    [('countries', 'USA'), ('duration', '170 minutes')]
    """
    for name, words in _FACTS.items():
        value = card.properties.get(name)
        if value not in (None, [], ""):
            yield words, _text(name, value)


def _text(name: str, value: Any) -> str:
    text = "; ".join(map(str, value)) if isinstance(value, list) else "-" if value is None else str(value)
    return f"{text} minutes" if name == "duration_min" and value is not None else text


def others(card: Card) -> Iterator[str]:
    """The other sheets of a film that people decided to be one, each with what it says otherwise.

    >>> from filmgraph.explore.show import OtherSheet
    >>> twin = OtherSheet("heat-1996", "Heat", 1996, "b.txt", {"year": 1996, "sites": []})
    >>> list(others(Card("Film", "heat-1995", {}, [], [twin])))
    ['Heat (1996), heat-1996; year: 1996; sites: -; sheet: b.txt']
    """
    for other in card.others:
        said = (f"{_FACTS.get(name, name)}: {_text(name, value) or '-'}" for name, value in other.facts.items())
        yield "; ".join([f"{titled(other.title, other.year)}, {other.id}", *said, f"sheet: {other.sheet}"])


def sections(card: Card) -> Iterator[tuple[str, list[Link]]]:
    """The links under headings: a film's by job, everything else's by film."""
    for title, links in groupby(card.links, _heading):
        yield title, list(links)


def _heading(link: Link) -> str:
    if link.label == "Film":
        return titled(link.name, link.film_year)
    return job(link)


def job(link: Link) -> str:
    """The kind of a link as the sheet prints it: the credit, ``Cast``, ``Production``."""
    return printed(link.type, link.properties.get("credit"))


def detail(link: Link) -> str:
    """What else a link says: a role, a text's title; of a selection section, place and date, for a festival may have
    been in several cities. Empty where it says nothing."""
    own = link.properties
    if link.type != "SELECTED_AT":
        return str(own.get("role") or own.get("title") or "")
    printed = unpack(own["spelling"])
    place = f"{printed.city} ({printed.country})" if printed.city and printed.country else printed.country
    parts = (own.get("section"), place, own.get("date") or own.get("year"))
    return ", ".join(str(part) for part in parts if part)
