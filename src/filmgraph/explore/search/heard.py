"""Who and what may be one: more tables in the file of names, for those who ask who is who.

They are made when somebody asks for the first time, and follow the names from then on. People are found by the words of
their names as they are heard: in small letters, in their own script; how all words of a name sound as one stands there
too, behind ``=``, and how many they are, before it. Companies and festivals are found by the keys that those share
which may be one, with the label and ``=`` before each.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise

from filmgraph.explore.search.filling import Holders, Named, at_places, by_word, hold, with_ids
from filmgraph.explore.search.keeping import opened
from filmgraph.identity.doubt.companies import company_keys
from filmgraph.identity.doubt.festivals import Festival, festival_keys
from filmgraph.identity.forms import Form, own_words, plain_letters, raw_words, word
from filmgraph.identity.marks import filed, heard, like
from filmgraph.store import Reader

_TABLES = """
CREATE TABLE heard (word PRIMARY KEY, holders) WITHOUT ROWID;
CREATE TABLE marks (mark PRIMARY KEY, words) WITHOUT ROWID;
"""
_WITHIN = "IN (SELECT value FROM json_each(?))"


def fill(file: sqlite3.Connection) -> None:
    """Make the tables of the names that are there."""
    file.executescript(_TABLES)
    follow(file, (), map(Named.read, file.execute("SELECT * FROM names WHERE label <> 'Film'")))


def follow(file: sqlite3.Connection, going: Iterable[Named], coming: Iterable[Named]) -> None:
    """Let the tables follow what went and came in the names."""
    fresh = hold(file, "heard", _heard(going), _heard(coming))
    marks: dict[str, list[str]] = {}
    for raw in fresh:
        if "=" not in raw:
            for mark in (*filed(word(raw)), f"={plain_letters(raw)}"):
                marks.setdefault(mark, []).append(raw)
    file.executemany(
        "INSERT INTO marks VALUES (?, ?) ON CONFLICT DO UPDATE SET words = words || ' ' || excluded.words",
        ((mark, " ".join(marks[mark])) for mark in sorted(marks)),
    )


def _heard(rows: Iterable[Named]) -> Holders:
    return by_word((row for row in rows if row.label in _FOUND_BY), lambda row: _FOUND_BY[row.label](row))


def _words(row: Named) -> set[str]:
    names = [raw_words(text) for text in (row.name, row.native, *row.aliases) if text]
    whole = (filed for name in names for filed in _whole(own_words(name)))
    return {*whole}.union(*names)


def _whole(own: list[str]) -> Iterator[str]:
    yield f"{len(own)}="
    if len(own) > 1:
        yield f"={''.join(word(one).sounds[0] for one in own)}"


def _of_company(row: Named) -> set[str]:
    return {f"Company={one}" for one in company_keys((row.name, *row.aliases))}


def _of_festival(row: Named) -> set[str]:
    return {f"Festival={one}" for one in festival_keys(Festival(row.id, (row.name, *row.aliases), row.city))}


_FOUND_BY: dict[str, Callable[[Named], set[str]]] = {
    "Person": _words,
    "Company": _of_company,
    "Festival": _of_festival,
}


class Heard:
    """Looks people up by what their names sound like, and things by their keys. For one answer: it remembers what it
    has read."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file
        self._known: dict[str, frozenset[int]] = {}

    def like(self, names: Iterable[Form]) -> set[int]:
        """The places of all whose names may be like one of these, and of some more: of the shorter name each word is
        like one of the other, and one at least sounds the same."""
        return set().union(*map(self._like, names))

    def beside(self, names: Iterable[Form]) -> set[int]:
        """The places of all of whose names two words are like two of one of these, or the only one is: who is compared
        with the same people."""
        return set().union(*map(self._beside, names))

    def sharing(self, label: str, ids: Collection[str]) -> set[str]:
        """The ids of the companies or festivals that share a key with one of these, and of these."""
        keys = set().union(*map(_FOUND_BY[label], with_ids(self._file, label, ids)))
        return {row.id for row in self.rows(self._holding(keys))}

    @property
    def size(self) -> int:
        """How many people there are."""
        count: int = self._file.execute("SELECT count(*) FROM names WHERE label = 'Person'").fetchone()[0]
        return count

    def rows(self, places: Iterable[int]) -> Iterator[Named]:
        """What stands at these places, in their order."""
        return at_places(self._file, places)

    def bearers(self, words: Collection[str]) -> Counter[str]:
        """How many bear each of these words in plain letters, in whatever spelling."""
        return Counter({plain: len(self._marked((f"={plain}",))) for plain in words})

    def shown(self, ids: Collection[str]) -> dict[str, str]:
        """The names of people by their ids."""
        query = f"SELECT id, name FROM names WHERE label = 'Person' AND id {_WITHIN}"  # noqa: S608
        return dict(self._file.execute(query, (json.dumps(sorted(ids)),)))

    def _like(self, name: Form) -> frozenset[int]:
        near = [self._marked(sorted(like(one))) for one in name.words]
        same = [self._marked(sorted(heard(one))) for one in name.words]
        whole = frozenset[int]().union(*(frozenset.intersection(one, *near) for one in same))
        fewer = (self._of_size(size, same, near) for size in range(1, len(near)))
        return self._as_one(name).union(*fewer, whole if len(near) > 1 else whole & self._sized(1))

    def _as_one(self, name: Form) -> frozenset[int]:
        return self._holding((f"={name.joined}",)) if len(name.words) > 1 else frozenset()

    def _beside(self, name: Form) -> frozenset[int]:
        near = (self._marked(sorted(like(one))) for one in name.words)
        return self._as_one(name).union(*_with_so_many(near, min(len(name.words), 2))[-1:])

    def _of_size(self, size: int, same: Iterable[frozenset[int]], near: Iterable[frozenset[int]]) -> Collection[int]:
        """Those with a name of so many words, each like one of more."""
        few = self._sized(size).intersection(frozenset[int]().union(*same))
        return _with_so_many((few & one for one in near), size)[-1] if few else ()

    def _marked(self, marks: Collection[str]) -> frozenset[int]:
        """The places of those who have a word with one of these marks."""
        key = " ".join(marks)
        if key not in self._known:
            lines = self._file.execute(f"SELECT words FROM marks WHERE mark {_WITHIN}", (json.dumps([*marks]),))  # noqa: S608
            self._known[key] = self._holding({raw for (words,) in lines for raw in words.split()})
        return self._known[key]

    def _sized(self, size: int) -> frozenset[int]:
        """The places of those who have a name of so many words."""
        key = f"{size}="
        if key not in self._known:
            self._known[key] = self._holding((key,))
        return self._known[key]

    def _holding(self, words: Collection[str]) -> frozenset[int]:
        query = f"SELECT holders FROM heard WHERE word {_WITHIN}"  # noqa: S608
        lines = self._file.execute(query, (json.dumps([*words]),))
        return frozenset(array("I", b"".join(holders for (holders,) in lines)))


def _with_so_many(sets: Iterable[frozenset[int]], most: int) -> list[set[int]]:
    """What is in one of the sets at least, what is in two, ... what is in ``most``: in steps, for a name may have a
    hundred words, and more choices among them than could be looked at.

    >>> [sorted(some) for some in _with_so_many([frozenset("ab"), frozenset("bc"), frozenset("b")], 3)]
    [['a', 'b', 'c'], ['b'], ['b']]
    """
    found: list[set[int]] = [set() for _ in range(most)]
    for some in sets:
        for fewer, more in reversed([*pairwise(found)]):
            more.update(some & fewer)
        found[0] |= some
    return found


@contextmanager
def names_heard(reader: Reader) -> Iterator[Heard]:
    """The names of the reader's graph as they are now, by what finds those that may be one. Raises as `names`."""
    with opened(reader, heard=True) as file:
        yield Heard(file)
