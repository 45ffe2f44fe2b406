"""Words for what the graph holds: several of a label, and edges as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

MANY = {"Film": "films", "Person": "people", "Company": "companies", "Festival": "festivals"}
"""What several of a label are called."""

_VERBS = {
    "DIRECTED": "directed",
    "WROTE": "wrote",
    "COMPOSED": "composed the music of",
    "SHOT": "shot",
    "DESIGNED": "designed",
    "EDITED": "edited",
    "RECORDED": "recorded the sound of",
    "PRODUCED": "produced",
    "PRODUCTION_COMPANY_OF": "is a production company of",
}

_PRINTED = {
    "ACTED_IN": "Cast",
    "PRODUCTION_COMPANY_OF": "Production",
    "SELECTED_AT": "Festivals",
    "WROTE_ABOUT": "Texts about it",
}


def printed(type_: str, credit: str | None = None) -> str:
    """The kind of an edge as a sheet prints it.

    >>> printed("COMPOSED", "Music by"), printed("ACTED_IN")
    ('Music by', 'Cast')
    """
    return credit or _PRINTED.get(type_, type_)


def sentence(type_: str, other: str, film: str, properties: Mapping[str, Any]) -> str:
    """One edge in words. ``other`` is the person, company or festival, ``film`` the title with its year.

    >>> sentence("ACTED_IN", "Denis LAVANT", "Tuvalu (1999)", {"role": "Anton"})
    'Denis LAVANT played Anton in Tuvalu (1999).'
    >>> sentence("SELECTED_AT", "Berlinale", "Tuvalu (1999)", {"section": "Panorama", "year": 2000})
    'Tuvalu (1999) was selected at Berlinale (section “Panorama”) in 2000.'
    """
    if type_ == "ACTED_IN":
        role = properties.get("role")
        return f"{other} played {role} in {film}." if role else f"{other} acted in {film}."
    if type_ == "SELECTED_AT":
        year = properties.get("year")
        section = f" (section “{properties['section']}”)" if properties.get("section") else ""
        return f"{film} was selected at {other}{section}" + (f" in {year}." if year else ".")
    if type_ == "WROTE_ABOUT":
        return f"{other} wrote about {film}."
    if type_ == "CREDITED":
        return f"{other} is credited in {film} ({properties.get('credit')})."
    if type_ == "PRODUCTION_COMPANY_OF" and properties.get("role"):
        return f"{other} took part in {film} ({properties['role']})."
    return f"{other} {_VERBS[type_]} {film}."


def titled(title: str, year: int | None) -> str:
    """A title with its year, where there is one."""
    return f"{title} ({year})" if year else title


def source(properties: Mapping[str, Any]) -> str:
    """Where an edge stands: the sheet's file name and the line, or the name alone for the sheet as a whole.

    >>> source({"sheet": "/archive/baikonur.txt", "line": 9}), source({"sheet": "/archive/baikonur.txt", "line": 0})
    ('baikonur.txt:9', 'baikonur.txt')
    """
    line = f":{properties['line']}" if properties["line"] else ""
    return PurePath(properties["sheet"]).name + line
