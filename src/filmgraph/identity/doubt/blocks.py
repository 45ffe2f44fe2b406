"""Which names are worth comparing: those that share a key, in time that grows with the names and not with the pairs.

Keys of a name: the skeletons of its words in no order; the same with one consonant of one word left out, so that a
typing mistake does not hide it; all words as one. Besides, a name with initials meets those that begin so, and a name
of three words and more those that have two of them.

A block of more than `LARGEST` is not compared all with all: each of it is compared with the `NEXT` that follow in the
order of their sounds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, islice, product

import numpy as np

from filmgraph.identity.doubt.candidate import Candidate
from filmgraph.identity.forms import Form, Word

LARGEST = 40
NEXT = 8
_MOST_VARIANTS = 4
_MOST_WORDS = 5
_Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]
_EITHER, _SHORT, _LONG = 0, 1, 2
"""A short name (initials, two words) is compared with longer ones, and these not with each other."""


def pairs(people: Sequence[Candidate], among: Collection[int] | None = None) -> Iterator[tuple[int, int]]:
    """Positions of two people to be compared, each pair once, in order; all of those at least that are ``among`` some
    positions."""
    keys, owners, roles = _table(people)
    order = np.lexsort((owners, keys))
    keys, owners, roles = keys[order], owners[order], roles[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    sizes = np.diff(np.r_[starts, len(keys)])
    if among is not None and len(keys):
        some = np.add.reduceat(np.isin(owners, list(among)), starts) > 1
        starts, sizes = starts[some], sizes[some]
    found: set[tuple[int, int]] = set()
    for start, size in zip(starts[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
        block = list(zip(owners[start : start + size].tolist(), roles[start : start + size].tolist(), strict=True))
        found.update(_within(block, people))
    yield from sorted(found)


def _table(people: Sequence[Candidate]) -> tuple[_Numbers, _Numbers, _Numbers]:
    columns: list[list[int]] = [[], [], []]
    for at, one in enumerate(people):
        rows = {(hash(key), at, role) for form in one.forms for key, role in _keys(form)}
        for column, values in zip(columns, zip(*rows, strict=True), strict=False):
            column.extend(values)
    keys, owners, roles = columns
    return np.array(keys, np.int64), np.array(owners, np.int64), np.array(roles, np.int64)


def _within(block: list[tuple[int, int]], people: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """The pairs of a block that are to be compared; a row is a person and a role."""
    if len(block) > LARGEST:
        block = sorted(block, key=lambda row: (people[row[0]].forms[0].joined, row))
    reach = NEXT if len(block) > LARGEST else LARGEST
    for at, (a, role) in enumerate(block):
        for b, other in block[at + 1 : at + 1 + reach]:
            if a != b and (role == _EITHER or role != other):
                yield (a, b) if a < b else (b, a)


def _keys(form: Form) -> Iterator[tuple[str, int]]:
    """The keys of a name, each with the role in which it meets others."""
    words = form.words[:_MOST_WORDS]
    full = [word for word in words if not word.is_initial]
    whole = len(full) == len(words)
    for skeletons in islice(product(*(word.skeletons for word in full)), _MOST_VARIANTS):
        if whole:
            yield from ((key, _EITHER) for key in _whole(skeletons))
        yield from _two_of(skeletons, _SHORT if whole and len(full) == 2 else _LONG)
    yield from _with_initials(words, full, whole)
    if len(words) > 1:
        yield f"={form.joined}", _EITHER


def _whole(skeletons: Sequence[str]) -> Iterator[str]:
    yield " ".join(sorted(skeletons))
    for at, one in enumerate(skeletons):
        if len(one) > 1 and sum(map(len, skeletons)) > 4:
            for gone in range(len(one)):
                yield " ".join(sorted((*skeletons[:at], one[:gone] + one[gone + 1 :], *skeletons[at + 1 :])))


def _two_of(skeletons: Sequence[str], role: int) -> Iterator[tuple[str, int]]:
    yield from ((f"{one}+{other}", role) for one, other in combinations(sorted(skeletons), 2))


def _with_initials(words: Sequence[Word], full: Sequence[Word], whole: bool) -> Iterator[tuple[str, int]]:
    """A word and the initial of another: what it is printed with, or what it could be printed with."""
    others = full if whole else [word for word in words if word.is_initial]
    for one, other in product(full, others):
        if one is not other:
            for skeleton_, first in product(one.skeletons, other.firsts):
                yield f"{skeleton_}.{first}", _LONG if whole else _SHORT
