"""Festivals that may be one: the same city, and names that differ in language, in length or by a typing mistake."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from filmgraph.identity.doubt.alike import bounded, listed, misspelt, pairs, ranked, words
from filmgraph.identity.doubt.cities import city_keys, in_one_name
from filmgraph.identity.doubt.proposal import Judge, Proposal

_EVERY_FESTIVAL = listed(
    "a and annual annuel at au aux cine cinema cinematografico cinematographique d das de dei del della der des di die "
    "do du e edition el en et fest festival festivals ff film filmes filmfest filmfestival filmfestspiele filmi films "
    "filmtage for fur iff ifs in int internacional international internationale internationales internationaux "
    "internazionale intl kino kinofest kinofestival kinofestivali l la las le les los mezhdunarodnyy movie movies of "
    "o the und von y"
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|e|eme|er|re|o|a)")
_SHORT_NAME = re.compile(r"\(([^()]+)\)|(?<=\w) ?: ?([A-Z]{3,8})\b")
_INTERNATIONAL = re.compile("inter?n?a[tcz]i?on|int?l$|mezhdunarodn")
_IFF = re.compile(r"\bIFF\b")
_FORMER = 4
"""Letters of a former country's code: a festival of the USSR may be one of Russia's."""


@dataclass(frozen=True, slots=True)
class Festival:
    """A festival as the graph has it: all its printed names, the first one shown, and the films selected there by
    year, each as ``(film's id, year)``."""

    id: str
    names: tuple[str, ...]
    city: str | None = None
    country_code: str | None = None
    selected: frozenset[tuple[str, int | None]] = field(default_factory=frozenset)


class _Form(NamedTuple):
    """A name taken apart: its own words without the city's and those of every festival; its short names, its initials,
    and what may be the city with a typing mistake."""

    own: tuple[str, ...]
    short: frozenset[str]
    initials: str
    mistaken: str
    international: bool

    @property
    def text(self) -> str:
        return " ".join(sorted(self.own))


def festival_proposals(festivals: Iterable[Festival], among: Set[str] | None = None) -> list[Proposal]:
    """Festivals that may be one, the likeliest first; those that involve one with an id ``among`` some. Those of two
    cities or countries are never proposed.

    >>> a = Festival("a", ("Moscow International Film Festival (MIFF)",), "Moscow", "RU")
    >>> [(one.a, one.b) for one in festival_proposals([a, Festival("b", ("Moscow IFF",), "Moscow", "RU")])]
    [('a', 'b')]
    """
    every = list(festivals)
    judge = festival_judge(every)
    return ranked(judge(a, b) for a, b in pairs({one.id: list(festival_keys(one)) for one in every}, among))


def festival_judge(festivals: Iterable[Festival]) -> Judge:
    """What compares any two of these festivals."""
    by_id = {one.id: one for one in festivals}
    return lambda a, b: _judged(by_id[a], by_id[b])


def _cities(one: Festival) -> tuple[str, ...]:
    """The city's names; where no place is printed, the words of its names: one of them may be the city."""
    if one.city:
        return city_keys(one.city)
    return tuple(dict.fromkeys(word for name in one.names for word in _own_words(name)))


def festival_keys(one: Festival) -> Iterator[str]:
    """By what a festival is found: two that may be one share such a key.

    >>> list(festival_keys(Festival("a", ("Moscow Debut Festival",), "Moscow")))
    ['mosco=debu']
    """
    for city in _cities(one):
        for name in one.names:
            form = _form(name, (city,))
            # The start of a city will do: its end is where Moscow and Moscou differ, and typing mistakes are.
            yield from (f"{city[:5]}={part[:4]}" for part in (*(form.own or ("",)), *form.short))


def _judged(a: Festival, b: Festival) -> Proposal | None:
    city = _common_city(a, b)
    if not city or not _one_country(a, b):
        return None
    forms = ((_form(x, city), _form(y, city)) for x in a.names for y in b.names)
    score, *reasons = max((_likeness(x, y) for x, y in forms), key=lambda found: found[0])
    if not score:
        return None
    mistaken = {form.mistaken for one in (a, b) for form in (_form(name, city) for name in one.names)} - {""}
    for change, reason in (*_spelling(mistaken, city[0]), *_evidence(a, b, city[0])):
        score += change
        reasons.append(reason)
    return Proposal("Festival", a.id, b.id, a.names[0], b.names[0], bounded(score), tuple(reasons))


def _common_city(a: Festival, b: Festival) -> tuple[str, ...]:
    """The names of the city that both are in, the one they share first; empty where they share none."""
    first, second = _cities(a), _cities(b)
    if a.city and b.city:  # of the names in parentheses one may be a state, as in ``Park City (Utah)``
        near = first[0] in second or second[0] in first or misspelt(first[0], second[0])
        return tuple(dict.fromkeys((*first, *second))) if near else ()
    if not a.city and not b.city:
        return tuple(one for one in first if one in second)[:1]
    named, guessed = (first, second) if a.city else (second, first)
    known = [one for one in named if all(part in guessed for part in one.split())]
    known = known or [one for one in named if any(misspelt(one, word) for word in guessed)]
    return tuple(dict.fromkeys((*known, *named))) if known else ()


def _one_country(a: Festival, b: Festival) -> bool:
    codes = {code for code in (a.country_code, b.country_code) if code}
    return len(codes) < 2 or any(len(code) == _FORMER for code in codes)


def _likeness(a: _Form, b: _Form) -> tuple[float, str]:
    if sorted(a.own) == sorted(b.own):
        what = f"“{a.text}”" if a.own else "the city"
        reason = f"Without the words of every festival both names say {what} alone."
        if a.international != b.international:
            return 0.75, f"{reason} But only one is called international."
        return 0.9, reason
    if common := (a.short & {*b.own, b.text}) | (b.short & {*a.own, a.text}):
        return 0.85, f"“{min(common)}” is a short name of one and stands in the other."
    for long, short in ((a, b), (b, a)):
        if len(short.own) == 1 and len(short.own[0]) > 2 and short.own[0] == long.initials:
            return 0.75, f"“{short.own[0].upper()}” are the initials of the other name."
    if misspelt(a.text, b.text):
        return 0.75, f"“{a.text}” and “{b.text}” may be one word with a typing mistake."
    return 0.0, ""


def _spelling(mistaken: set[str], city: str) -> Iterator[tuple[float, str]]:
    if mistaken:
        yield -0.05, f"“{min(mistaken)}” may be {city.title()} with a typing mistake."


def _evidence(a: Festival, b: Festival, city: str) -> Iterator[tuple[float, str]]:
    if a.city and b.city:
        yield 0.05, f"Both are in {a.city}." if a.city == b.city else f"{a.city} and {b.city} are one city."
    else:
        yield -0.1, f"One is printed without a place; its name speaks of {city.title()}."
    if twice := sorted((film, year) for film, year in a.selected & b.selected if year):
        film, year = twice[0]
        yield -0.35, f"But one film ({film}) was selected at both in {year}."


@lru_cache(maxsize=65_536)
def _form(name: str, city: tuple[str, ...]) -> _Form:
    every, short = _parts(name)
    mistaken = _mistaken(every, city)
    places = {*mistaken.split(), *(part for one in city for part in one.split())}
    own = tuple(word for word in _own(every) if word not in places)
    return _Form(
        own,
        short,
        "".join(word[0] for word in every),
        mistaken,
        any(map(_INTERNATIONAL.match, every)),
    )


@lru_cache(maxsize=65_536)
def _parts(name: str) -> tuple[list[str], frozenset[str]]:
    """The words of a name, and its short names in parentheses or behind a colon."""
    short = {" ".join(_own_words(one)) for found in _SHORT_NAME.findall(name) for one in found if one}
    every = in_one_name(words(_IFF.sub("International Film Festival", _SHORT_NAME.sub(" ", name))))
    return every, frozenset(short - {""})


def _mistaken(every: list[str], city: tuple[str, ...]) -> str:
    """The words of a name that differ from a name of the city by a typing mistake."""
    for one in city:
        size = len(one.split())
        for at in range(len(every) - size + 1):
            some = " ".join(every[at : at + size])
            if some not in city and misspelt(some, one):
                return some
    return ""


def _own_words(name: str) -> list[str]:
    return _own(in_one_name(words(name)))


def _own(every: list[str]) -> list[str]:
    return [word for word in every if word not in _EVERY_FESTIVAL and not _ORDINAL.fullmatch(word)]
