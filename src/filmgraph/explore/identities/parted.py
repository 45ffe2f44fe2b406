"""People who are told apart by the sheets that name them: who they are, and which sheets there are to choose from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import count

from filmgraph.errors import Ambiguous, NotFound, UsageError
from filmgraph.explore.asking import of_load
from filmgraph.explore.search import Hit, namesakes, resolve
from filmgraph.explore.search.names import Names, names
from filmgraph.graph import lifted
from filmgraph.identity import folded, is_on, key, path_endings
from filmgraph.store import Reader

MOST_LISTED = 20


def is_known(reader: Reader, called: str) -> bool:
    """Whether somebody in the graph bears this very name."""
    return any(key(hit.name) == key(called) for hit in namesakes(reader, called))


def another_of_each(reader: Reader, called: Iterable[str], taken: Collection[str] = ()) -> dict[str, str]:
    """What to call one more of each name: by the first number that nobody has, nor any of the keys ``taken``. A Roman
    one would be read as part of the name, as in “John SMITH III”."""
    with names(reader) as known:
        return {name: _first_free(known, name, taken) for name in called}


def _first_free(known: Names, name: str, taken: Collection[str]) -> str:
    numbered = (f"{name} ({number})" for number in count(2))
    return next(one for one in numbered if key(one) not in taken and not known.called(folded(one)))


@dataclass(frozen=True)
class Printed:
    """Who is to be parted: all who bear a name, each mention as (printed name, sheet)."""

    hits: tuple[Hit, ...]
    mentions: frozenset[tuple[str, str]]

    @classmethod
    def read(cls, reader: Reader, name: str) -> Printed:
        """Of the one person whom a name means, or of all who bear that very name. Raises what `resolve` does."""
        hits = tuple(_bearers(reader, name))
        edges = of_load(reader, "person-edges", ids=[hit.id for hit in hits]).rows
        rows = (row for _, type_, film, own in edges for row in lifted(type_, film, own))
        return cls(hits, frozenset((row.other.as_printed.name, row.properties["sheet"]) for row in rows))

    @property
    def sheets(self) -> list[str]:
        """The paths of all sheets that name them."""
        return sorted({sheet for _, sheet in self.mentions})

    def on(self, named: str) -> str:
        """The path of the one sheet among them that is meant by its name, or by the end of its path.

        Raises `NotFound` where there is none, and UsageError where there are several.
        """
        found = [sheet for sheet in self.sheets if is_on(named, sheet)]
        if not found:
            there = ", ".join(self.ends(self.sheets[:MOST_LISTED]))
            raise NotFound(f"No sheet “{named}” names {self.hits[0]}.", f"These do: {there}.")
        if len(found) > 1:
            hint = f"Say more of the path: {', '.join(self.ends(found))}."
            raise UsageError(f"“{named}” may be {len(found)} sheets.", hint)
        return found[0]

    def ends(self, sheets: Iterable[str]) -> list[str]:
        """Of each path as much of its end as no other sheet has that names them."""
        every = self.sheets
        return [
            next((end for end in path_endings(one) if sum(is_on(end, each) for each in every) == 1), one)
            for one in sheets
        ]

    def by_name(self, sheets: Collection[str]) -> dict[str, list[str]]:
        """The printed names on these sheets, each key once, with the sheets that print it."""
        shown = {key(name): name for name, _ in sorted(self.mentions, reverse=True)}
        named = {shown[key(name)]: set[str]() for name, sheet in sorted(self.mentions) if sheet in sheets}
        for name, sheet in self.mentions:
            if sheet in sheets:
                named[shown[key(name)]].add(sheet)
        return {name: sorted(some) for name, some in named.items()}


def _bearers(reader: Reader, name: str) -> list[Hit]:
    try:
        return [resolve(reader, name, labels=("Person",))]
    except Ambiguous:
        if several := namesakes(reader, name):
            return several
        raise
