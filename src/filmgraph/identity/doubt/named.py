"""How much two names prove: what differs in them, and how many one would expect to bear such a name by chance."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator

from rapidfuzz.distance import OSA

from filmgraph.identity.doubt.alike import taken
from filmgraph.identity.doubt.candidate import Candidate, Crowd
from filmgraph.identity.doubt.evidence import Evidence
from filmgraph.identity.doubt.proposal import enumerated
from filmgraph.identity.forms import Form
from filmgraph.identity.likeness import Likeness, is_patronymic

_DIFFERENCES = {
    "slip": -0.5,
    "another consonant": -1.0,
    "two letters": -0.5,
    "initial": -0.3,
    "another spelling": -0.3,
    "name missing": -1.0,
    "patronymic missing": -0.5,
    "particle missing": -0.5,
    "háčeks left out": -0.5,
    "surname for first name": -1.5,
    "one word alone": -1.0,
}
_UNSEEN = 1000
"""People whom a graph might hold besides: in a small one a word that nobody else bears need not be rare."""
_BEGIN_SO = 1 / 15
"""The share of names that begin with the same letter."""
_SLIPS = 10
"""How many words lie a letter away from a word."""
_FEW, _MANY = 5, 20


def about_the_name(crowd: Crowd, a: Candidate, b: Candidate, like: Likeness) -> Iterator[Evidence]:
    """What differs, and how usual the name is."""
    yield Evidence(sum(map(_DIFFERENCES.__getitem__, _differences(like))))
    others = Others(crowd, a, b)
    yield others.namesakes(like)
    for one, other in like.slips:
        if fewer := min(others[one], others[other]):
            told = f"But others here are called {one.upper()}, and others {other.upper()}."
            yield Evidence(max(-0.8 * math.log(1 + fewer), -2.5), told)


def _differences(like: Likeness) -> Iterator[str]:
    for one, other in like.slips:
        yield "slip"
        yield from _in_letters(one, other)
    yield from ("initial" for _ in like.initials)
    yield from ("patronymic missing" if is_patronymic(one) else "name missing" for one in like.missing)
    yield from ("háčeks left out" for _ in like.loose)
    one_way = {
        "another spelling": like.respelt,
        "particle missing": like.particles,
        "surname for first name": like.crossed,
    }
    yield from (told for told, holds in one_way.items() if holds)
    if min(len(like.a.words), len(like.b.words)) == 1:
        yield "one word alone"


def _in_letters(one: str, other: str) -> Iterator[str]:
    if OSA.distance(one, other) > 1:
        yield "two letters"
    apart = [{x, y} for x, y in zip(one, other, strict=False) if x != y]
    if len(one) == len(other) and len(apart) == 1 and not taken(apart[0]):
        yield "another consonant"


class Others:
    """How many people of the crowd besides these two bear a word."""

    def __init__(self, crowd: Crowd, a: Candidate, b: Candidate) -> None:
        self._bearers = crowd.bearers
        self._own = [{word.plain for form in one.forms for word in form.words} for one in {a.id: a, b.id: b}.values()]
        self._everybody = crowd.size + _UNSEEN

    def __getitem__(self, word: str) -> int:
        return max(self._bearers[word] - sum(word in own for own in self._own), 0)

    def namesakes(self, like: Likeness) -> Evidence:
        """The more people one would expect to bear such a name by chance, the less it proves."""
        commoner = max(self.expected(form, like.missing) for form in (like.a, like.b))
        expected = commoner * _SLIPS ** len(like.slips)
        weight = min(max(-0.5 * math.log(expected / 0.1), -1.2), 0.5)
        return Evidence(
            weight, self._told(weight, [one for one in like.a.plain if len(one) > 1 and one not in like.missing])
        )

    def _told(self, weight: float, words: list[str]) -> str:
        if weight > 0:
            return "Few people here bear such a name." if min(map(self.__getitem__, words), default=_FEW) < _FEW else ""
        usual = [f"{self[one]} are called {one.upper()}" for one in words if self[one] >= _MANY]
        return f"But of others here {enumerated(usual)}." if usual else ""

    def expected(self, form: Form, missing: Collection[str] = ()) -> float:
        """How many would bear all words of a name, but those that are missing, if each were given by chance."""
        words = (one for one in form.plain if one not in missing)
        shares = (_BEGIN_SO if len(one) == 1 else (self[one] + 1) / self._everybody for one in words)
        return self._everybody * math.prod(shares)
