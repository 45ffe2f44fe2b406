"""One person of the graph who may be two: films that hardly one working life holds, or works with nothing in common.

Work after death is usual for writers, composers and people in texts; so a life is counted by the other fields. A gap
alone says little: what two unlike works prove depends on how many one would expect to bear the name.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from filmgraph.identity.doubt.candidate import TEXTS, Candidate, Crowd, Work
from filmgraph.identity.doubt.evidence import LIFE
from filmgraph.identity.doubt.named import Others
from filmgraph.identity.doubt.worked import FIELDS, seldom_both

LONG = 15
"""Years without a film that make one ask."""
_LEAST = 0.5
_TEXTS = frozenset((TEXTS,))
_AFTER_DEATH = frozenset((TEXTS, "WROTE", "COMPOSED", "CREDITED"))
_Dated = list[tuple[int, Work]]


@dataclass(frozen=True, slots=True)
class Parting:
    """A person who may be two, how likely, and why. ``before`` and ``after`` are the ids of either one's films."""

    id: str
    name: str
    score: float
    reasons: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    sheets: tuple[str, ...] = ()
    """Of `fewer`, where they are known: what a decision that parts them names."""
    called: str = ""
    """What such a decision may call the one of `fewer`."""

    @property
    def fewer(self) -> tuple[str, ...]:
        """The films of the one who has fewer."""
        return min(self.after, self.before, key=len)

    @property
    def more(self) -> tuple[str, ...]:
        """The films of the other."""
        return self.before if self.fewer is self.after else self.after


def partings(crowd: Crowd, people: Iterable[Candidate], companies: Mapping[str, Collection[str]]) -> list[Parting]:
    """Who of these people may be two, the likeliest first. ``companies`` are each film's.

    >>> films = Work("war-1915", 1915, frozenset({"ACTED_IN"})), Work("peace-2014", 2014, frozenset({"ACTED_IN"}))
    >>> one = Candidate("anna-one", "Anna ONE", works=films)
    >>> partings(Crowd.of([one]), [one], {})[0].reasons
    ('Films of 1915 and of 2014: more than one working life.',)
    """
    found = (_judged(crowd, one, companies) for one in people if one.years and one.years[1] - one.years[0] >= LONG)
    return sorted((one for one in found if one and one.score >= _LEAST), key=lambda one: (-round(one.score, 6), one.id))


def worth_asking(one: Candidate) -> bool:
    """Whether somebody's own works leave it open that they are two, whoever else worked on them.

    >>> works = Work("mulan-1998", 1998, frozenset({"EDITED"})), Work("steel-2013", 2013, frozenset({"ACTED_IN"}))
    >>> worth_asking(Candidate("a", "A", works=works)), worth_asking(Candidate("a", "A", works=works[:1]))
    (True, False)
    """
    return _lived_twice(one) or _unlike(*_halves(_dated(one, _TEXTS)))


def _lived_twice(one: Candidate) -> bool:
    lived = _dated(one, _AFTER_DEATH)
    return bool(lived) and lived[-1][0] - lived[0][0] > LIFE


def _unlike(before: _Dated, after: _Dated) -> bool:
    """Whether years lie between two works that have no field in common, and fields are known of both."""
    if not before or after[0][0] - before[-1][0] < LONG:
        return False
    fields = _fields(before), _fields(after)
    return all(fields) and not fields[0] & fields[1]


def _judged(crowd: Crowd, one: Candidate, companies: Mapping[str, Collection[str]]) -> Parting | None:
    if _lived_twice(one):
        lived = _dated(one, _AFTER_DEATH)
        told = f"Films of {lived[0][0]} and of {lived[-1][0]}: more than one working life."
        return _parting(one, _halves(lived), 0.9, (told,))
    before, after = _halves(_dated(one, _TEXTS))
    if not _unlike(before, after) or _met(crowd, one, before, after, companies):
        return None
    fields = [_fields(some) for some in (before, after)]
    gap = after[0][0] - before[-1][0]
    expected = Others(crowd, one, one).expected(one.forms[0])
    odds = 0.5 * math.log(expected / 0.05) + min(0.05 * (gap - LONG), 1.5) + (1 if seldom_both(*fields) else -1)
    return _parting(one, (before, after), 1 / (1 + math.exp(-odds)), tuple(_told(fields, before, after)))


def _dated(one: Candidate, without: frozenset[str]) -> _Dated:
    """Somebody's works in time, but those in these fields alone."""
    some = ((work.year, work) for work in one.works if work.year and not work.fields <= without)
    return sorted(some, key=lambda pair: (pair[0], pair[1].film))


def _halves(works: _Dated) -> tuple[_Dated, _Dated]:
    """The works before and after the longest gap."""
    gaps = [(b[0] - a[0], at) for at, (a, b) in enumerate(pairwise(works), 1)]
    at = max(gaps)[1] if gaps else 0
    return works[:at], works[at:]


def _met(crowd: Crowd, one: Candidate, before: _Dated, after: _Dated, companies: Mapping[str, Collection[str]]) -> bool:
    """Whether a colleague or a company is in both works."""
    others = _of(crowd.films, before), _of(crowd.films, after)
    return bool((others[0] & others[1]) - {one.id} or _of(companies, before) & _of(companies, after))


def _fields(works: _Dated) -> set[str]:
    return set().union(*(work.fields for _, work in works)) & FIELDS.keys() - {TEXTS}


def _of(known: Mapping[str, Collection[str]], works: _Dated) -> set[str]:
    return set().union(*(known.get(work.film, ()) for _, work in works))


def _told(fields: list[set[str]], before: _Dated, after: _Dated) -> Iterator[str]:
    did = (" and ".join(sorted(FIELDS[one] for one in some)) for some in fields)
    yield f"Did {next(did)} until {before[-1][0]}, {next(did)} from {after[0][0]} on."
    yield "No colleague and no company of before is one of after."


def _parting(one: Candidate, halves: tuple[_Dated, _Dated], score: float, reasons: tuple[str, ...]) -> Parting:
    before, after = (tuple(work.film for _, work in some) for some in halves)
    return Parting(one.id, one.name, score, reasons, before, after)
