"""Of a few people and those near them: which are alike, and which words of theirs matter."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from filmgraph.identity.doubt.blocks import pairs
from filmgraph.identity.doubt.candidate import Candidate


def words_of(people: Iterable[Candidate]) -> set[str]:
    """The words of all their names, in plain letters.

    >>> sorted(words_of([Candidate("a", "Anna MELIKIAN", ("A. MELIKYAN",))]))
    ['a', 'anna', 'melikian', 'melikyan']
    """
    return {word.plain for one in people for form in one.forms for word in form.words}


def compared(people: Iterable[Candidate], likely: Collection[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those of some pairs of ids, the smaller first, that are compared where these people are all there are."""
    ordered = sorted(people, key=lambda one: one.id)
    ids = [one.id for one in ordered]
    involved = {id_ for pair in likely for id_ in pair}
    among = [at for at, id_ in enumerate(ids) if id_ in involved]
    return [pair for a, b in pairs(ordered, among) if (pair := (ids[a], ids[b])) in likely]
