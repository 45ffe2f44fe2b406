"""What two people's work says: fields, films, colleagues, companies. Each weighs by how little chance explains it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from filmgraph.identity.doubt.candidate import TEXTS, Candidate, Crowd
from filmgraph.identity.doubt.evidence import Evidence
from filmgraph.identity.doubt.proposal import enumerated
from filmgraph.identity.likeness import Likeness

FIELDS = {
    "DIRECTED": "directing",
    "WROTE": "writing",
    "COMPOSED": "music",
    "SHOT": "photography",
    "DESIGNED": "production design",
    "EDITED": "editing",
    "RECORDED": "sound",
    "PRODUCED": "production",
    "ACTED_IN": "acting",
    "WROTE_ABOUT": "texts about films",
}
_SAME_FIELD = {"ACTED_IN": 0.2, "PRODUCED": 0.5, "WROTE": 0.5}
"""What it says that two did the same; most people act. Of every other field it is `_FEW_DO`."""
_FEW_DO = 0.9
_ACTING = frozenset(("ACTED_IN",))
_CRAFTS = frozenset(("COMPOSED", "SHOT", "DESIGNED", "EDITED", "RECORDED"))
"""What actors do not do."""
_MOST = 2.5


def about_work(crowd: Crowd, a: Candidate, b: Candidate, like: Likeness) -> Iterator[Evidence]:
    """Fields, films, colleagues, companies. What two people share on a film that names both says nothing more."""
    if common := sorted(a.fields.keys() & b.fields.keys()):
        yield from _about_common_films(crowd, a, b, common, like)
        return
    yield from _about_fields(a, b)
    yield from _about_colleagues(crowd, a, b)
    if companies := sorted(a.companies & b.companies):
        yield Evidence(min(0.2 + 0.1 * len(companies), 0.6), f"Both worked for {few(companies)}.")


def few(names: list[str]) -> str:
    """Three names, and how many more there are."""
    more = [f"{len(names) - 3} more"] if len(names) > 3 else []
    return enumerated([*names[:3], *more])


def _about_fields(a: Candidate, b: Candidate) -> Iterator[Evidence]:
    mine, theirs = (did(one) for one in (a, b))
    if both := sorted(mine & theirs):
        weight = max(_SAME_FIELD.get(one, _FEW_DO) for one in both)
        yield Evidence(weight, f"Both did {' and '.join(sorted(FIELDS[one] for one in both)[:3])}.")
    elif mine and theirs:
        fields = (", ".join(sorted(FIELDS[one] for one in some)) for some in (mine, theirs))
        weight = -1.0 if seldom_both(mine, theirs) else -0.3
        yield Evidence(weight, f"But one did {next(fields)}, the other {next(fields)}.")


def seldom_both(one: set[str], other: set[str]) -> bool:
    """Whether one acts and the other does what actors do not."""
    return any(some == _ACTING and more <= _CRAFTS for some, more in ((one, other), (other, one)))


def did(one: Candidate) -> set[str]:
    """The fields of somebody's work."""
    return set().union(*one.fields.values()) & FIELDS.keys()


def _about_colleagues(crowd: Crowd, a: Candidate, b: Candidate) -> Iterator[Evidence]:
    """Of two casts of hundreds some people are in both by chance: what counts is the share of all pairs of a colleague
    of one and a colleague of the other who are one person. Of so many the two may be one pair as well."""
    mine, theirs = crowd.colleagues(a), crowd.colleagues(b)
    if shared := sorted(mine & theirs):
        weight = 0.5 + 0.6 * math.log(1000 * len(shared) / (len(mine) * len(theirs)))
        if weight > 0:
            yield Evidence(min(weight, _MOST), f"Both worked with {few([crowd.names[one] for one in shared])}.")


def _about_common_films(
    crowd: Crowd, a: Candidate, b: Candidate, films: list[str], like: Likeness
) -> Iterator[Evidence]:
    clash = next((film for film in films if (a.fields[film] & b.fields[film]) - {TEXTS}), None)
    if clash:
        yield Evidence(-4.0, f"But {clash} names both in the same field.")
    elif not like.initials:
        weight = math.log(150 / max(len(crowd.films.get(films[0], ())), 20))
        yield Evidence(max(weight, 0), f"{films[0]} names both, in different fields.")
