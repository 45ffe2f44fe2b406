"""Names that differ from the wanted one by typing mistakes."""

from __future__ import annotations

from collections.abc import Sequence

from filmgraph.explore.search.filling import Named
from filmgraph.explore.search.names import Names

Found = tuple[Named, str, float]
"""A row, how it matches, and its likeness in per cent."""

CERTAIN, BEGINS, HOLDS, INSIDE, ALIKE = "same name", "begins so", "holds the words", "inside words", "looks alike"
MATCHES = (CERTAIN, BEGINS, HOLDS, INSIDE, ALIKE)

_LIKENESS = 75.0
_WORD_LIKENESS = 0.6
"""Least likeness of two names in per cent, and the least share that each word must have in it."""
_INITIAL = 74.0
"""How like a word its initial alone is: not enough, where no other word is liker."""


def alike(known: Names, wanted: str, labels: Sequence[str], most: int) -> list[Found]:
    """The likest first, of equal ones who has most edges.

    Each wanted word must be like a word of the name; the likeness of the names is the mean of that of the words.
    """
    vocabulary = known.words()
    near = [_near(word, vocabulary, known) for word in wanted.split()]
    likeness = {at: sum(each[at] for each in near) / len(near) for at in set.intersection(*map(set, near))}
    best = sorted((at for at, like in likeness.items() if like >= _LIKENESS), key=lambda at: (-likeness[at], at))
    rows = {row.at: row for row in known.rows(best) if row.label in labels}
    return [(rows[at], ALIKE, round(likeness[at], 1)) for at in best if at in rows][:most]


def _near(word: str, vocabulary: Sequence[str], known: Names) -> dict[int, float]:
    """Who has a word like this one, and how like it is: 100 less each mistake's share of its letters."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    like = process.extract(word, vocabulary, scorer=OSA.normalized_similarity, score_cutoff=_WORD_LIKENESS, limit=None)
    near = dict.fromkeys(known.holders(word[0]), _INITIAL) if len(word) > 1 else {}
    for part, share, _ in like:
        for at in known.holders(part):
            near[at] = max(near.get(at, 0.0), 100 * share)
    return near
