"""Every name of the graph in one small file beside the store, so that a search looks through no nodes.

`keeping` says how the file comes about and stays true, `filling` what stands in it. Why so: docs/decisions/0007.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from filmgraph.explore.search.filling import Named, at_places
from filmgraph.explore.search.keeping import opened
from filmgraph.store import Reader

FEW = 100
_AFTER = chr(0x10FFFF)
"""Behind every text that begins the same."""


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
        return at_places(self._file, places)

    def _ints(self, query: str, *values: Any) -> list[int]:
        return [at for (at,) in self._file.execute(query, values)]

    def _held(self, query: str, *values: str) -> set[int]:
        return {at for (holders,) in self._file.execute(query, values) for at in array("I", holders)}


@contextmanager
def names(reader: Reader, *, stale: bool = False) -> Iterator[Names]:
    """The names of the reader's graph as they are now. With ``stale``, as they were before the last load, where
    there is a file of them that would take long to make anew. Raises `QueryError` where that file is damaged inside."""
    with opened(reader, stale=stale) as file:
        yield Names(file)


def _narrowed(sets: Iterator[set[int]]) -> list[int]:
    """What all sets share. The last ones are spared where few are left, which are as quickly looked at."""
    found = next(sets)
    while len(found) > FEW and (more := next(sets, None)) is not None:
        found &= more
    return sorted(found)
