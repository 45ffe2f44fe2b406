"""What besides the name speaks for two people being one, and what against: a weight and a sentence each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import OSA

from filmgraph.identity.doubt.candidate import Candidate
from filmgraph.identity.forms import spells_sounds
from filmgraph.identity.likeness import Likeness
from filmgraph.identity.names import key
from filmgraph.identity.namesakes import fits, script

NEVER = -20.0
"""Evidence against that nothing outweighs."""
LIFE = 75
"""Years that a working life hardly exceeds."""


class Evidence(NamedTuple):
    """A weight, in steps of odds, and what it rests on, as a sentence; none where it goes without saying."""

    weight: float
    sentence: str = ""


def about_suffixes(a: Candidate, b: Candidate) -> Iterator[Evidence]:
    """Father and son."""
    if a.suffixes & b.suffixes:
        return
    marks = sorted(one for one in a.suffixes | b.suffixes if one)
    told = "But one is {}, the other {}." if len(marks) > 1 else "But only one of them is called {}."
    yield Evidence(NEVER, told.format(*(f"“{mark}”" for mark in marks)))


def about_natives(a: Candidate, b: Candidate, like: Likeness) -> Iterator[Evidence]:
    """The native forms, where both have one; where one has, whether the other's name is a romanisation of it."""
    if not a.suffixes & b.suffixes:
        return  # a native form says junior as well
    if a.natives and b.natives:
        yield _of_natives(a.natives, b.natives, like)
    elif a.natives or b.natives:
        native = (a.natives or b.natives)[0]
        if spells_sounds(native) and like.exact and any(fits(native, one.text) for one in (like.a, like.b)):
            yield Evidence(0.5, f"The name is a usual romanisation of the native form {native}.")


def _of_natives(a: tuple[str, ...], b: tuple[str, ...], like: Likeness) -> Evidence:
    pairs = sorted(product(a, b), key=lambda pair: OSA.distance(native_key(pair[0]), native_key(pair[1])))
    one, other = next((pair for pair in pairs if script(pair[0]) == script(pair[1])), pairs[0])
    if script(one) != script(other):
        return Evidence(1.0 if fits(one, other) else 0.0, f"Their native forms are in two scripts: {one}, {other}.")
    words, others = set(native_key(one).split()), set(native_key(other).split())
    if words == others:
        return Evidence(3.0, f"They have the same native form {one}.")
    if words < others or others < words:
        return Evidence(1.5, f"One native form is the other with a further name: {one}, {other}.")
    if not like.slips and OSA.distance(native_key(one), native_key(other)) == 1:
        return Evidence(-1.5, f"But their native forms differ in one letter: {one}, {other}.")
    return Evidence(NEVER, f"But their native forms differ: {one}, {other}.")


def native_key(native: str) -> str:
    """A native form without what is often left out.

    >>> native_key("Фёдор КРАСНОВ-БЕЛЫЙ")
    'федор краснов белыи'
    """
    return key(native).replace("ё", "е").replace("й", "и").replace("-", " ").replace(".", "")


def about_lives(a: Candidate, b: Candidate) -> Iterator[Evidence]:
    """When they worked."""
    if a.years is None or b.years is None:
        return
    first, last = min(a.years[0], b.years[0]), max(a.years[1], b.years[1])
    gap = max(a.years[0], b.years[0]) - min(a.years[1], b.years[1])
    if last - first > LIFE and gap > 0:
        yield Evidence(NEVER, f"But their films lie between {first} and {last}: more than one working life.")
    elif gap > 20:
        yield Evidence(-0.02 * (gap - 10), f"But {gap} years lie between their films.")
    elif gap <= 10:
        yield Evidence(0.2, f"Their films are of one time ({_span(a)}; {_span(b)}).")


def _span(one: Candidate) -> str:
    first, last = one.years or (0, 0)
    return str(first) if first == last else f"{first}-{last}"
