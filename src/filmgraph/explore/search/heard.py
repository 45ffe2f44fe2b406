"""People by the words of their names as they are heard: more tables in the file of names, for those who ask who is who.

They are made when somebody asks for the first time, and follow the names from then on. Words are in small letters, in
their own script; all words of a name as one stand there too, behind ``=``.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from filmgraph.explore.search.filling import Holders, Named, by_word, hold
from filmgraph.identity.forms import Form, plain_letters, raw_words, word
from filmgraph.identity.marks import asked, filed

_TABLES = """
CREATE TABLE heard (word PRIMARY KEY, holders) WITHOUT ROWID;
CREATE TABLE marks (mark PRIMARY KEY, words) WITHOUT ROWID;
"""
_WITHIN = "IN (SELECT value FROM json_each(?))"


def fill(file: sqlite3.Connection) -> None:
    """Make the tables of the names that are there."""
    file.executescript(_TABLES)
    people = file.execute("SELECT * FROM names WHERE label = 'Person'")
    follow(file, (), map(Named.read, people))


def follow(file: sqlite3.Connection, going: Iterable[Named], coming: Iterable[Named]) -> None:
    """Let the tables follow what went and came in the names."""
    fresh = hold(file, "heard", _heard(going), _heard(coming))
    marks: dict[str, list[str]] = {}
    for raw in fresh:
        if raw[0] != "=":
            for mark in (*filed(word(raw)), f"={plain_letters(raw)}"):
                marks.setdefault(mark, []).append(raw)
    file.executemany(
        "INSERT INTO marks VALUES (?, ?) ON CONFLICT DO UPDATE SET words = words || ' ' || excluded.words",
        ((mark, " ".join(marks[mark])) for mark in sorted(marks)),
    )


def _heard(rows: Iterable[Named]) -> Holders:
    return by_word((row for row in rows if row.label == "Person"), _words)


def _words(row: Named) -> set[str]:
    names = [raw_words(text) for text in (row.name, row.native, *row.aliases) if text]
    return {*(raw for name in names for raw in name), *(f"={''.join(name)}" for name in names if len(name) > 1)}


class Heard:
    """Looks people up by what their names sound like. For one answer: it remembers what it has read."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file
        self._known: dict[str, frozenset[int]] = {}

    def like(self, names: Iterable[Form]) -> set[str]:
        """The ids of all of whose names two words may be like two of one of these, or the only one of either."""
        places = set().union(*map(self._like, names))
        lines = self._file.execute(f"SELECT id FROM names WHERE at {_WITHIN}", (json.dumps([*places]),))  # noqa: S608
        return {id_ for (id_,) in lines}

    def bearers(self, words: Collection[str]) -> Counter[str]:
        """How many bear each of these words in plain letters, in whatever spelling."""
        return Counter({plain: len(self._marked((f"={plain}",))) for plain in words})

    def shown(self, ids: Collection[str]) -> dict[str, str]:
        """The names of people by their ids."""
        query = f"SELECT id, name FROM names WHERE label = 'Person' AND id {_WITHIN}"  # noqa: S608
        return dict(self._file.execute(query, (json.dumps(sorted(ids)),)))

    def _like(self, name: Form) -> set[int]:
        joined = "".join(raw_words(name.text))
        found = {*self._holding((joined, f"={joined}"))}
        each = [self._marked(sorted(asked(one))) for one in name.words]
        return found.union(*(one & other for one, other in combinations(each, 2)), *(each if len(each) == 1 else ()))

    def _marked(self, marks: Collection[str]) -> frozenset[int]:
        """The places of those who have a word with one of these marks."""
        key = " ".join(marks)
        if key not in self._known:
            lines = self._file.execute(f"SELECT words FROM marks WHERE mark {_WITHIN}", (json.dumps([*marks]),))  # noqa: S608
            self._known[key] = self._holding({raw for (words,) in lines for raw in words.split()})
        return self._known[key]

    def _holding(self, words: Collection[str]) -> frozenset[int]:
        query = f"SELECT holders FROM heard WHERE word {_WITHIN}"  # noqa: S608
        return frozenset(_numbers(self._file.execute(query, (json.dumps([*words]),))))


def _numbers(lines: Iterable[tuple[bytes]]) -> Iterator[int]:
    for (holders,) in lines:
        yield from array("I", holders)
