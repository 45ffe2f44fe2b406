"""People who may be one: names that are alike, and what speaks for and against.

A name alone proves nothing: a proposal needs other evidence for it. Each piece of evidence is a weight, in steps of
odds (+1 makes it some three times as likely), and a sentence: see `evidence`. Never proposed are people whose
names say that they are two (``Jr.``), whose native forms differ, or who cannot have lived at one time.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from filmgraph.identity.doubt.blocks import pairs
from filmgraph.identity.doubt.candidate import Candidate, Crowd
from filmgraph.identity.doubt.evidence import Evidence, about_lives, about_natives, about_suffixes
from filmgraph.identity.doubt.named import about_the_name
from filmgraph.identity.doubt.proposal import Proposal
from filmgraph.identity.doubt.worked import about_work
from filmgraph.identity.likeness import Likeness, likeness

LIKELY = 0.5
"""From this score on two people are proposed as one."""
MOST_CERTAIN = 0.98
"""A proposal is never more than likely."""
_UNTOLD = -0.2
"""What two names that are alike begin with: most people of like names are two."""


def proposals(people: Iterable[Candidate], least: float = LIKELY) -> list[Proposal]:
    """All pairs with at least this score and some evidence besides the name, the likeliest first.

    >>> from filmgraph.identity.doubt.candidate import Work
    >>> work = Work("mars-2004", 2004, frozenset({"DIRECTED"})), Work("star-2014", 2014, frozenset({"DIRECTED"}))
    >>> a = Candidate("anna-melikian", "Anna MELIKIAN", works=work[:1])
    >>> b = Candidate("anna-melikyan", "Anna MELIKYAN", works=work[1:])
    >>> [(one.a, one.b) for one in proposals([b, a])]
    [('anna-melikian', 'anna-melikyan')]
    """
    return proposals_of(Crowd.of(people), least)


def proposals_of(crowd: Crowd, least: float = LIKELY) -> list[Proposal]:
    """As `proposals`, of everybody in a crowd."""
    return proposed(crowd, ((crowd.people[a], crowd.people[b]) for a, b in pairs(crowd.people)), least)


def proposed(crowd: Crowd, compared: Iterable[tuple[Candidate, Candidate]], least: float = LIKELY) -> list[Proposal]:
    """As `proposals`, of these pairs alone."""
    found = (judged(crowd, a, b) for a, b in compared)
    likely = [one.proposal for one in found if one and one.believed and one.proposal.score >= least]
    return sorted(likely, key=lambda one: (-round(one.score, 6), one.a, one.b))


class Judgement(NamedTuple):
    """A proposal, and whether anything but the name speaks for it."""

    proposal: Proposal
    believed: bool


def judged(crowd: Crowd, a: Candidate, b: Candidate) -> Judgement | None:
    """How likely two people of the crowd are one, with all that speaks for and against; None for names unlike."""
    like = likeness(a.forms, b.forms)
    if like is None:
        return None
    besides = [*_besides(crowd, a, b, like)]
    evidence = [Evidence(_UNTOLD), *about_the_name(crowd, a, b, like), *besides]
    score = min(1 / (1 + math.exp(-sum(one.weight for one in evidence))), MOST_CERTAIN)
    told = (*like.sentences(), *(one.sentence for one in evidence if one.sentence))
    believed = any(one.weight > 0 for one in besides)
    return Judgement(Proposal("Person", a.id, b.id, a.name, b.name, score, told), believed)


def _besides(crowd: Crowd, a: Candidate, b: Candidate, like: Likeness) -> Iterator[Evidence]:
    yield from about_suffixes(a, b)
    yield from about_natives(a, b, like)
    yield from about_lives(a, b)
    yield from about_work(crowd, a, b, like)
