"""What companies, festivals and films are compared by: words, likeness, and blocks that keep it near-linear."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Set
from itertools import groupby

from rapidfuzz.distance import OSA

from filmgraph.identity.doubt.proposal import Proposal
from filmgraph.identity.names import folded

LEAST = 0.5
"""Below this score nothing is proposed."""
NEIGHBOURS = 20
"""With how many of the next a thing is compared in a block: a block of thousands costs no more than its length."""
SHORTEST = 6
"""Letters of the shortest name in which a difference is believed to be a typing mistake."""


def words(text: str) -> list[str]:
    """The folded words of a text; letters that stand alone beside each other are one word.

    >>> words("Élan S.A.R.L."), words("Stephen J. Cannell")
    (['elan', 'sarl'], ['stephen', 'j', 'cannell'])
    """
    found: list[str] = []
    for single, group in groupby(folded(text).split(), lambda word: len(word) == 1 and word.isalpha()):
        some = list(group)
        found += ["".join(some)] if single else some
    return found


def listed(text: str) -> frozenset[str]:
    """The words of a table that stands in the code."""
    return frozenset(text.split())


def misspelt(a: str, b: str) -> bool:
    """Whether two different folded names may be one with typing mistakes: word by word, and never in a number.

    >>> misspelt("clevelant", "cleveland"), misspelt("karlovy vari", "karlovy vary")
    (True, True)
    >>> misspelt("brother ii", "brother iii"), misspelt("next entertainment", "on entertainment")
    (False, False)
    >>> misspelt("belgorfilm", "belnorfilm")
    False
    """
    if a == b or a[:1] != b[:1] or min(len(a), len(b)) < SHORTEST:
        return False
    first, second = a.split(), b.split()
    return len(first) == len(second) and all(map(_one_word, first, second))


def _one_word(a: str, b: str) -> bool:
    """Equal, or of the same beginning, at least four letters long, and apart by one that is missing or stands for
    another that a hand or an ear may take it for, or by two that changed places."""
    if a == b:
        return True
    if min(len(a), len(b)) < 4 or a[0] != b[0] or not (a.isalpha() and b.isalpha()) or _ROMAN.fullmatch(a):
        return False
    return OSA.distance(a, b, score_cutoff=1) <= 1 and _may_be_taken(a, b)


def _may_be_taken(a: str, b: str) -> bool:
    """Of words one mistake apart: whether it is more than any letter in the place of any other."""
    apart = [{one, other} for one, other in zip(a, b, strict=False) if one != other]
    return len(a) != len(b) or len(apart) > 1 or any(map(taken, apart))


def taken(pair: set[str]) -> bool:
    """Whether two letters sound alike, or lie side by side on a keyboard."""
    return any(pair <= some for some in _TAKEN)


_TAKEN = (
    *map(set, ("aeiouy", "bp", "cgkqx", "csxz", "dt", "fvw", "ijy", "lr", "mn")),
    *({*row[at : at + 2]} for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm") for at in range(len(row) - 1)),
)
"""Letters that sound alike, and those that lie side by side on a keyboard."""
_ROMAN = re.compile("[ivx]+")


def pairs(keys: Mapping[str, Iterable[Hashable]], among: Set[str] | None = None) -> Iterator[tuple[str, str]]:
    """Pairs of ids that share a key, each once, the smaller id first; those that involve one ``among`` some. ``keys``
    are each id's.

    >>> list(pairs({"b": ["x", "y"], "a": ["y", "x"], "c": ["z"]}))
    [('a', 'b')]
    """
    blocks: dict[Hashable, list[str]] = defaultdict(list)
    for one in sorted(keys):
        for each in dict.fromkeys(keys[one]):
            blocks[each].append(one)
    seen: set[tuple[str, str]] = set()
    for members in blocks.values():
        for at, first in enumerate(members):
            seen.update((first, other) for other in members[at + 1 : at + 1 + NEIGHBOURS])
    yield from sorted(pair for pair in seen if among is None or not among.isdisjoint(pair))


def ranked(found: Iterable[Proposal | None]) -> list[Proposal]:
    """What is worth proposing, the likeliest first."""
    return sorted((one for one in found if one and one.score >= LEAST), key=lambda one: (-one.score, one.a, one.b))


def bounded(score: float) -> float:
    """A score between 0 and 0.99: certain is nothing that only looks alike."""
    return round(min(max(score, 0.0), 0.99), 3)
