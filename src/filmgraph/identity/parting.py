"""One printed name that means several people, each on sheets of their own: decided sheet by sheet."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from filmgraph.errors import DecisionError
from filmgraph.identity.names import key

if TYPE_CHECKING:
    from filmgraph.identity.decisions import Decision

_BETWEEN = re.compile(r"[/\\]")


def is_on(named: str, sheet: str) -> bool:
    """Whether a decision that names a sheet means the one with this path: what it says is the path's end.

    >>> is_on("dawn.txt", "/archive/1950/dawn.txt"), is_on("1950/dawn.txt", "/archive/1960/dawn.txt")
    (True, False)
    >>> is_on("dawn.txt", "/archive/a-dawn.txt")
    False
    """
    end, path = _steps(named), _steps(sheet)
    return bool(end) and path[-len(end) :] == end


def path_endings(path: str) -> Iterator[str]:
    """What a decision can name a sheet by, the shortest first.

    >>> list(path_endings("/archive/dawn.txt"))
    ['dawn.txt', 'archive/dawn.txt']
    """
    steps = _steps(path)
    yield from ("/".join(steps[start:]) for start in reversed(range(len(steps))))


@lru_cache(maxsize=8192)
def _steps(path: str) -> tuple[str, ...]:
    # A file system may keep an accent as a letter and a mark: what looks the same is the same.
    return tuple(step for step in _BETWEEN.split(unicodedata.normalize("NFC", path)) if step not in ("", "."))


class PartedNames:
    """Which printed names mean somebody of their own on some sheets.

    Raises DecisionError where two decisions would have one mention be two people. Falsy where nobody is parted, as
    almost always.
    """

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._of: dict[str, list[Decision]] = defaultdict(list)
        for one in decisions:
            self._of[key(one.printed or "")].append(one)
        for some in self._of.values():
            for one, other in combinations(some, 2):
                _see_apart(one, other)

    def __bool__(self) -> bool:
        return bool(self._of)

    def called(self, name: str, native: str | None, sheet: str) -> str | None:
        """What to call whom a sheet prints so; None where it is the one whom the name means everywhere else."""
        return next((one.names[0] for one in self._of.get(key(name), ()) if _speaks_of(one, native, sheet)), None)

    def of(self, keys: Set[str]) -> list[Decision]:
        """The decisions that part somebody of one of these names, or by which somebody is called so."""
        every = (one for some in self._of.values() for one in some)
        return [one for one in every if not keys.isdisjoint((key(one.printed or ""), key(one.names[0])))]

    def several(self) -> list[list[Decision]]:
        """The decisions by printed name."""
        return list(self._of.values())


def _speaks_of(one: Decision, native: str | None, sheet: str) -> bool:
    if one.native is not None and key(one.native) != key(native or ""):
        return False
    return any(is_on(named, sheet) for named in one.sheets)


def _see_apart(one: Decision, other: Decision) -> None:
    if key(one.names[0]) == key(other.names[0]):
        return
    if one.native is not None and other.native is not None and key(one.native) != key(other.native):
        return
    first, second = sorted((one, other), key=lambda each: each.line)
    for named in second.sheets:
        if any(is_on(named, before) or is_on(before, named) for before in first.sheets):
            who = f"“{second.printed}” on “{named}”"
            raise DecisionError(
                f"line {second.line}: {who} is “{second.names[0]}” here, and “{first.names[0]}” in line {first.line}.",
                "Keep one of them, or give more of the paths.",
            )
