"""Sheets that may be of one film: title, year and director agree, or nearly."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from filmgraph.identity.doubt.alike import bounded, listed, misspelt, pairs, ranked
from filmgraph.identity.doubt.proposal import Proposal
from filmgraph.identity.names import folded

_ARTICLES = listed("the a an le la les l un une der die das ein eine il lo el los las")
_ARTICLE = re.compile(rf"^(?:{'|'.join(_ARTICLES)}) (?=\w)")
_MINUTES = 15
"""Versions of one film differ by less than this, as a rule; a short film and the long one made of it by more."""
_CREW = 5
_SHARE = 0.6
"""Under two titles, sheets are of one film where at least so many people, and this share of them, stand on both."""


@dataclass(frozen=True, slots=True)
class Film:
    """A film as the graph has it, with its directors: id → name."""

    id: str
    title: str
    year: int | None
    minutes: int | None
    directors: Mapping[str, str]


def film_pairs(films: Iterable[Film], among: Set[str] | None = None) -> list[tuple[Film, Film]]:
    """Films that are worth a comparison: those of one title, and those of one director within two years; those that
    involve one with an id ``among`` some."""
    by_id = {one.id: one for one in films}
    return [(by_id[a], by_id[b]) for a, b in pairs({one.id: list(_keys(one)) for one in by_id.values()}, among)]


def titled_alike(title: str) -> list[str]:
    """The folded titles that differ from this one by an article before them, if at all.

    >>> titled_alike("The Mirror")[:3]
    ['mirror', 'a mirror', 'an mirror']
    """
    bare = _title(title)
    return [bare, *(f"{article} {bare}" for article in sorted(_ARTICLES))]


def film_proposals(
    compared: Iterable[tuple[Film, Film]], people: Mapping[str, frozenset[str]] | None = None
) -> list[Proposal]:
    """Sheets that may be of one film, the likeliest first. ``people`` are the ids of all who are credited, by film.

    >>> one, other = (Film(id_, "Heat", 1995, 170, {"m": "Michael MANN"}) for id_ in ("heat-1995.a", "heat-1995.b"))
    >>> [found.score for found in film_proposals(film_pairs([one, other]))]
    [0.95]
    """
    return ranked(film_judged(a, b, people or {}) for a, b in compared)


def _keys(one: Film) -> Iterator[Hashable]:
    yield "title", _title(one.title)
    for director in one.directors:
        yield from (("director", director, (one.year or 0) + later) for later in (0, 1))


def _title(title: str) -> str:
    return _ARTICLE.sub("", folded(title))


def film_judged(a: Film, b: Film, people: Mapping[str, frozenset[str]]) -> Proposal | None:
    """What speaks for two sheets being of one film; None where neither title nor people do, or years part them."""
    score, *reasons = _by_title(a, b, people)
    if not score or (a.year and b.year and abs(a.year - b.year) > 1):
        return None
    for change, reason in (_years(a, b), _directors(a, b), _durations(a, b)):
        score += change
        reasons.append(reason)
    return Proposal("Film", a.id, b.id, a.title, b.title, bounded(score), tuple(filter(None, reasons)))


def _by_title(a: Film, b: Film, people: Mapping[str, frozenset[str]]) -> tuple[float, str]:
    one, other = _title(a.title), _title(b.title)
    if one == other:
        return 0.7, "The titles are the same."
    if misspelt(one, other):
        return 0.55, "The titles may be one with a typing mistake."
    first, second = people.get(a.id, frozenset()), people.get(b.id, frozenset())
    both, every = len(first & second), len(first | second)
    if both >= _CREW and both >= _SHARE * every and a.year == b.year:
        return 0.5, f"The titles differ, but {both} of {every} people stand on both sheets."
    return 0.0, ""


def _years(a: Film, b: Film) -> tuple[float, str]:
    if not a.year or not b.year:
        return -0.05, "A sheet has no year."
    return (0.05, f"Both are of {a.year}.") if a.year == b.year else (-0.05, "The years lie side by side.")


def _directors(a: Film, b: Film) -> tuple[float, str]:
    if not a.directors or not b.directors:
        return -0.05, "A sheet names no director."
    if common := sorted(a.directors[one] for one in a.directors.keys() & b.directors.keys()):
        return 0.2, f"Both are directed by {common[0]}."
    for one in a.directors.values():
        for other in b.directors.values():
            if misspelt(folded(one), folded(other)) or folded(one) == folded(other):
                return 0.15, f"Their directors, {one} and {other}, look alike."
    return -0.5, f"But they are directed by {min(a.directors.values())} and {min(b.directors.values())}."


def _durations(a: Film, b: Film) -> tuple[float, str]:
    if a.minutes and b.minutes and abs(a.minutes - b.minutes) > _MINUTES:
        return -0.15, f"But one runs {a.minutes} minutes, the other {b.minutes}."
    return 0.0, ""
