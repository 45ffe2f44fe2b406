"""Every name of the graph in one small file beside the store, so that a search looks through no nodes.

The file is derived: it may be deleted at any time. Its own name holds the batch that was written last, so after a load
nobody takes the old one for true; whoever searches next makes it anew. Why so: docs/decisions/0007.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from filmgraph.errors import QueryError
from filmgraph.explore.asking import asked, looked_up
from filmgraph.model import SHOWN_LABELS
from filmgraph.store import Reader

FORMAT = 1
"""Of the file: another number is another file."""

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE names (at INTEGER PRIMARY KEY, label, id, name, year, native, folded, aliases, sheet);
CREATE TABLE forms (form, at, label, PRIMARY KEY (form, at)) WITHOUT ROWID;
CREATE TABLE words (word PRIMARY KEY, holders) WITHOUT ROWID;
CREATE TABLE vocabulary (words);
"""
FEW = 100
LARGE_BYTES = 3_000_000
"""A file of some twenty thousand names: to make it takes about a second."""
_AFTER = chr(0x10FFFF)
"""Behind every text that begins the same."""
_SINGLES = re.compile(r"\b(?:[a-z0-9] )+[a-z0-9]\b")


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

    @property
    def forms(self) -> list[str]:
        """Its names, folded."""
        return self.folded.split(" | ")


class Names:
    """The names of a graph, by form, by word and by place."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file

    def called(self, form: str) -> list[int]:
        """The places of those that bear this very folded name."""
        return self._ints("SELECT at FROM forms WHERE form = ? ORDER BY at", form)

    def beginning(self, start: str, labels: Sequence[str], most: int) -> list[int]:
        """The first ``most`` places of those with a folded name that begins so."""
        return self._ints(
            "SELECT DISTINCT at FROM forms WHERE form >= ? AND form < ? AND label IN (SELECT value FROM json_each(?)) "
            "ORDER BY at LIMIT ?",
            *(start, start + _AFTER, json.dumps(labels), most),
        )

    def holding(self, words: Sequence[str]) -> list[int]:
        """The places of those where each of the words begins a word, and perhaps some more."""
        query = "SELECT holders FROM words WHERE word >= ? AND word < ?"
        return _narrowed(self._held(query, word, word + _AFTER) for word in sorted(words, key=len, reverse=True))

    def containing(self, words: Sequence[str]) -> list[int]:
        """The places of those where each of the words stands inside a word, and perhaps some more."""
        query = "SELECT holders FROM words WHERE instr(word, ?)"
        return _narrowed(self._held(query, word) for word in sorted(words, key=len, reverse=True))

    def leading(self, label: str, most: int) -> list[int]:
        """The places of those of a kind that have most edges."""
        return self._ints("SELECT at FROM names WHERE label = ? ORDER BY at LIMIT ?", label, most)

    def words(self) -> list[str]:
        """Every word of every name, folded. They are read as one text, which is many times quicker than row by row."""
        ((words,),) = self._file.execute("SELECT words FROM vocabulary")
        return str(words).split()

    def holders(self, word: str) -> set[int]:
        """The places of those that have this very word."""
        return self._held("SELECT holders FROM words WHERE word = ?", word)

    def rows(self, places: Iterable[int]) -> Iterator[Named]:
        """What stands at these places, in their order."""
        query = "SELECT * FROM names WHERE at IN (SELECT value FROM json_each(?)) ORDER BY at"
        for row in self._file.execute(query, (json.dumps(list(places)),)):
            at, label, id_, name, year, native, folded, aliases, sheet = row
            yield Named(at, label, id_, name, year, native, folded, tuple(json.loads(aliases)), sheet)

    def _ints(self, query: str, *values: Any) -> list[int]:
        return [at for (at,) in self._file.execute(query, values)]

    def _held(self, query: str, *values: str) -> set[int]:
        return {at for (holders,) in self._file.execute(query, values) for at in array("I", holders)}


@contextmanager
def names(reader: Reader, *, stale: bool = False) -> Iterator[Names]:
    """The names of the reader's graph as they are now. With ``stale``, as they were before the last load, where
    there is a file of them that would take long to make anew. Raises `QueryError` where that file is damaged inside."""
    with closing(_opened(reader, stale)) as file:
        try:
            yield Names(file)
        except sqlite3.DatabaseError as error:
            _taken_away(reader)
            raise QueryError(
                "The file of names is damaged, and was taken away.", "Ask again: it is made anew from the graph."
            ) from error


def _taken_away(reader: Reader) -> None:
    stem = reader.derived("names")
    for file in stem.parent.glob(f"{stem.name}-*.sqlite"):
        with suppress(OSError):
            file.unlink()


def _opened(reader: Reader, stale: bool) -> sqlite3.Connection:
    stamp, stem = _stamp(reader), reader.derived("names")
    path = stem.with_name(f"{stem.name}-{stamp}.sqlite")
    older = [file for file in stem.parent.glob(f"{stem.name}-*.sqlite") if file != path]
    large = (file for file in older if stale and file.stat().st_size >= LARGE_BYTES)
    for one in (path, *large):
        with suppress(sqlite3.Error):
            return _read_only(one)
    return _made(reader, path, older)


def _stamp(reader: Reader) -> str:
    """Another text after every load. Files imported into Neo4j bring no batch: there the counts must do."""
    ((batch,),) = looked_up(reader, "last-batch").rows
    if batch is None:
        batch = json.dumps(sorted(asked(reader, "count-nodes").rows))
    return hashlib.sha256(f"{FORMAT} {batch}".encode()).hexdigest()[:16]


def _read_only(path: Path) -> sqlite3.Connection:
    """The file, if it is whole. sqlite3.Error otherwise."""
    file = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        file.execute("SELECT words FROM vocabulary")
    except sqlite3.Error:
        file.close()
        raise
    return file


def _made(reader: Reader, path: Path, older: Iterable[Path]) -> sqlite3.Connection:
    """A new file, if the folder can be written and nothing was loaded meanwhile; else the same for this once."""
    rows = _read(reader)
    if not path.name.endswith(f"-{_stamp(reader)}.sqlite"):
        return _filled(":memory:", rows)
    try:
        _written(path, rows)
        for one in older:
            with suppress(OSError):
                one.unlink()
        return _read_only(path)
    except (OSError, sqlite3.Error):
        return _filled(":memory:", rows)


def _written(path: Path, rows: list[tuple[Any, ...]]) -> None:
    """Whole or not at all, and never readable by others."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        _filled(str(temporary), rows).close()
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _read(reader: Reader) -> list[tuple[Any, ...]]:
    """Label, then what the question gives of each node but its edges; who has most of these comes first."""
    found = looked_up(reader, "names").rows
    nodes = [(-one[-1], SHOWN_LABELS.index(label), one) for label, some in found for one in some if one[1] and one[4]]
    nodes.sort(key=lambda node: (*node[:2], node[2][1].casefold(), node[2][0]))
    return [(SHOWN_LABELS[label], *one[:-1]) for _, label, one in nodes]


def _filled(file: str, rows: list[tuple[Any, ...]]) -> sqlite3.Connection:
    connection = sqlite3.connect(file)
    connection.executescript(_TABLES)
    holders: dict[str, array[int]] = {}
    forms: list[tuple[str, int, str]] = []
    for at, (label, _, _, _, _, folded, _, _) in enumerate(rows):
        own = dict.fromkeys(folded.split(" | "))
        forms += ((form, at, label) for form in own)
        for word in {word for form in own for word in words_of(form)}:
            holders.setdefault(word, array("I")).append(at)
    with connection:
        encoded = ((at, *row[:6], json.dumps(row[6] or []), row[7]) for at, row in enumerate(rows))
        connection.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", encoded)
        connection.executemany("INSERT INTO forms VALUES (?, ?, ?)", sorted(forms))
        connection.executemany("INSERT INTO words VALUES (?, ?)", ((w, holders[w].tobytes()) for w in sorted(holders)))
        connection.execute("INSERT INTO vocabulary VALUES (?)", ("\n".join(holders),))
    return connection


def words_of(form: str) -> set[str]:
    """The words of a folded name; signs that stand alone beside each other are a word together, too.

    >>> sorted(words_of("m a s h")), sorted(words_of("veit helmer"))
    (['a', 'h', 'm', 'mash', 's'], ['helmer', 'veit'])
    """
    return {*form.split(), *(run.replace(" ", "") for run in _SINGLES.findall(form))}


def _narrowed(sets: Iterator[set[int]]) -> list[int]:
    """What all sets share. The last ones are spared where few are left, which are as quickly looked at."""
    found = next(sets)
    while len(found) > FEW and (more := next(sets, None)) is not None:
        found &= more
    return sorted(found)
