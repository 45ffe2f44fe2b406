"""What stands in the file of names: of all nodes when it is made, then of those alone that a load has touched.

A node's place is a number: the more edges, the smaller. There is room between the places, so that a node which comes,
or gets another edge, finds one without moving the others.
"""

from __future__ import annotations

import json
import math
import re
import sqlite3
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from filmgraph.model import SHOWN_LABELS

_TABLES = """
CREATE TABLE names (at INTEGER PRIMARY KEY, label, id, name, year, native, folded, aliases, sheet, edges, city);
CREATE TABLE forms (form, at, label, PRIMARY KEY (form, at)) WITHOUT ROWID;
CREATE TABLE words (word PRIMARY KEY, holders) WITHOUT ROWID;
CREATE TABLE vocabulary (words);
INSERT INTO vocabulary VALUES ('');
"""
_PLACES = 2**32
_SINGLES = re.compile(r"\b(?:[a-z0-9] )+[a-z0-9]\b")
Order = tuple[float, int, str, str]
_LAST: Order = (math.inf, 0, "", "")


class NoRoomError(Exception):
    """Too many came to one place; the file is to be made anew."""


class Named(NamedTuple):
    """A node by its names. ``at`` is its place among all: the more edges, the smaller; never two the same."""

    at: int
    label: str
    id: str
    name: str
    year: int | None
    native: str | None
    folded: str
    aliases: tuple[str, ...]
    sheet: str | None
    edges: int
    city: str | None
    """Where a festival is."""

    @classmethod
    def read(cls, line: Sequence[Any]) -> Named:
        """A line of the table."""
        at, label, id_, name, year, native, folded, aliases, *rest = line
        return cls(at, label, id_, name, year, native, folded, tuple(json.loads(aliases)), *rest)

    @property
    def line(self) -> tuple[Any, ...]:
        """As it stands in the table."""
        return (*self[:7], json.dumps(self.aliases), *self[8:])

    @property
    def order(self) -> Order:
        """Who has most edges comes first."""
        return (-self.edges, SHOWN_LABELS.index(self.label), self.name.casefold(), self.id)

    @property
    def forms(self) -> list[str]:
        """Its names, folded."""
        return list(dict.fromkeys(self.folded.split(" | ")))

    @property
    def words(self) -> set[str]:
        """The words of its folded names."""
        return {word for form in self.forms for word in words_of(form)}


def words_of(form: str) -> set[str]:
    """The words of a folded name; signs that stand alone beside each other are a word together, too.

    >>> sorted(words_of("m a s h")), sorted(words_of("veit helmer"))
    (['a', 'h', 'm', 'mash', 's'], ['helmer', 'veit'])
    """
    return {*form.split(), *(run.replace(" ", "") for run in _SINGLES.findall(form))}


def fill(file: sqlite3.Connection, rows: Iterable[Named]) -> None:
    """Write the tables of a new file. The places that the rows have do not matter."""
    ordered = sorted(rows, key=attrgetter("order"))
    room = _PLACES // (len(ordered) + 1)
    file.executescript(_TABLES)
    _write(file, [row._replace(at=at * room) for at, row in enumerate(ordered, 1)])
    file.execute("CREATE UNIQUE INDEX by_id ON names (label, id)")


def follow(
    file: sqlite3.Connection, ids: Mapping[str, Iterable[str]], rows: Iterable[Named]
) -> tuple[list[Named], list[Named]]:
    """Let the rows take the place of what stands there under these ids: label → ids, of nodes that are no more as well.
    Returns what went and what came. Raises `NoRoomError`."""
    old = {row._replace(at=0): row for label, some in ids.items() for row in with_ids(file, label, some)}
    new = {row._replace(at=0) for row in rows}
    going = [row for bare, row in old.items() if bare not in new]
    _take_out(file, going)
    coming = _placed(file, sorted(new - old.keys(), key=attrgetter("order")))
    _write(file, coming)
    return going, coming


def with_ids(file: sqlite3.Connection, label: str, ids: Iterable[str]) -> list[Named]:
    """The nodes of a label with these ids, as far as they are there."""
    query = "SELECT * FROM names WHERE label = ? AND id IN (SELECT value FROM json_each(?))"
    return [Named.read(line) for line in file.execute(query, (label, json.dumps(sorted(ids))))]


def at_places(file: sqlite3.Connection, places: Iterable[int]) -> Iterator[Named]:
    """What stands at these places, in their order."""
    query = "SELECT * FROM names WHERE at IN (SELECT value FROM json_each(?)) ORDER BY at"
    yield from map(Named.read, file.execute(query, (json.dumps([*places]),)))


def _placed(file: sqlite3.Connection, rows: Iterable[Named]) -> list[Named]:
    """The rows, which are in order, each with a place between those that have one."""
    gaps: dict[tuple[int, int], list[Named]] = defaultdict(list)
    for row in rows:
        gaps[_gap(file, row)].append(row)
    if any(high - low <= len(some) for (low, high), some in gaps.items()):
        raise NoRoomError
    return [
        row._replace(at=low + (high - low) * number // (len(some) + 1))
        for (low, high), some in gaps.items()
        for number, row in enumerate(some, 1)
    ]


def _gap(file: sqlite3.Connection, row: Named) -> tuple[int, int]:
    """The places between which a row belongs."""

    def first(at: int) -> tuple[int, Order]:
        line = file.execute("SELECT * FROM names WHERE at >= ? ORDER BY at LIMIT 1", (at,)).fetchone()
        return (line[0], Named.read(line).order) if line else (_PLACES, _LAST)

    after = bisect_left(range(_PLACES), row.order, key=lambda at: first(at)[1])
    return after - 1, first(after)[0]


def _write(file: sqlite3.Connection, rows: Sequence[Named]) -> None:
    file.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (row.line for row in rows))
    forms = sorted((form, row.at, row.label) for row in rows for form in row.forms)
    file.executemany("INSERT INTO forms VALUES (?, ?, ?)", forms)
    fresh = hold(file, "words", {}, by_word(rows, lambda row: row.words))
    file.execute("UPDATE vocabulary SET words = words || ?", ("".join(f"{word}\n" for word in fresh),))


def _take_out(file: sqlite3.Connection, rows: Sequence[Named]) -> None:
    file.executemany("DELETE FROM names WHERE at = ?", ((row.at,) for row in rows))
    file.executemany(
        "DELETE FROM forms WHERE form = ? AND at = ?", ((form, row.at) for row in rows for form in row.forms)
    )
    hold(file, "words", by_word(rows, lambda row: row.words), {})


Holders = Mapping[str, "array[int]"]
"""Word → the places of those who have it."""


def by_word(rows: Iterable[Named], words: Callable[[Named], Iterable[str]]) -> Holders:
    """Who has which words."""
    found: dict[str, array[int]] = {}
    for row in rows:
        for word in words(row):
            found.setdefault(word, array("I")).append(row.at)
    return found


def hold(file: sqlite3.Connection, table: str, lost: Holders, found: Holders) -> list[str]:
    """Note who lost words and who found some, in a table of words with their holders. Returns the new words.

    A word that nobody has any more stays, held by nobody.
    """
    words = sorted({*lost, *found})
    query = f"SELECT word, holders FROM {table} WHERE word IN (SELECT value FROM json_each(?))"  # noqa: S608
    before = dict(file.execute(query, (json.dumps(words),)))
    lines = []
    for word in words:
        gone = frozenset(lost.get(word, ()))
        left = array("I", (at for at in array("I", before.get(word, b"")) if at not in gone))
        lines.append((word, (left + found.get(word, array("I"))).tobytes()))
    file.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", lines)  # noqa: S608
    return [word for word in words if word not in before]
