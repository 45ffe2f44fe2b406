"""Who has most in common with whom, counted over all pairs in bounded memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from filmgraph.analytics.network import Ints

AT_ONCE = 4_000_000
"""So many pairs are held at a time: some hundred megabytes."""


def most_together(works: Mapping[str, Sequence[str]], least: int, most: int) -> list[tuple[str, str]]:
    """The ``most`` pairs of keys whose lists share most, at least ``least``; of equals those of the first keys.

    >>> most_together({"a": ["x", "y"], "b": ["y", "x"], "c": ["x"]}, 1, 2)
    [('a', 'b'), ('a', 'c')]
    """
    ids = sorted(works)
    best = np.empty((2, 0), dtype=np.int64)
    for codes in _codes([works[id_] for id_ in ids]):
        found, counts = np.unique(codes, return_counts=True)
        enough = counts >= least
        best = np.concatenate((best, [found[enough], counts[enough]]), axis=1)
        best = best[:, np.lexsort((best[0], -best[1]))[:most]]
    return [(ids[code // len(ids)], ids[code % len(ids)]) for code in best[0].tolist()]


def _codes(works: Sequence[Sequence[str]]) -> Iterator[Ints]:
    """For every film and every two people on it the number ``first * people + second``, where first < second.

    All numbers of one first person come in one piece, so that each piece can be counted by itself.
    """
    people, after, order = _memberships(works)
    total = np.cumsum(after[order])
    start = 0
    while start < len(order):
        so_far = total[start - 1] if start else 0
        end = max(int(np.searchsorted(total, so_far + AT_ONCE)), start + 1)
        while end < len(order) and people[order[end]] == people[order[end - 1]]:
            end += 1
        at = order[start:end]
        first = np.repeat(at, after[at])
        steps = np.arange(len(first)) - np.repeat(np.cumsum(after[at]) - after[at], after[at])
        yield people[first] * len(works) + people[first + 1 + steps]
        start = end


def _memberships(works: Sequence[Sequence[str]]) -> tuple[Ints, Ints, Ints]:
    """Film by film the people on it in their order, how many come after each, and the places in the people's order."""
    numbers: dict[str, int] = {}
    films = np.array([numbers.setdefault(film, len(numbers)) for some in works for film in some], dtype=np.int64)
    people = np.repeat(np.arange(len(works)), [len(some) for some in works])
    order = np.lexsort((people, films))
    films, people = films[order], people[order]
    ends = np.searchsorted(films, films, side="right")
    return people, ends - np.arange(len(films)) - 1, np.argsort(people, kind="stable")
