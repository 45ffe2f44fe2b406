"""What is typed into a form becomes what an answer is asked with; an answer becomes a table with links."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from filmgraph.errors import UsageError
from filmgraph.explore.answer import SOURCES, Answer, cells, filled
from filmgraph.explore.filters import ALWAYS, Years, jobs, years
from filmgraph.explore.search import Hit, of_kind
from filmgraph.store import Reader
from filmgraph.views.plain import as_text

LARGEST = 1000
SHOWN_SOURCES = 3
_SUBJECTS = ("name", "film", "title", "festival")
"""The column that says what a row's ``id`` is called."""
_KINDS = {"film": "Film", "title": "Film", "festival": "Festival"}
_HEADS = {
    "a": "one",
    "b": "the other",
    "a_films": "films of the first",
    "b_films": "films of the second",
    "film_year": "year of the film",
    "by": "by the film",
    "together": "these films",
    SOURCES: "sheet and line",
}


class Field(NamedTuple):
    """A field of a form: ``labels`` are the kinds of things whose name it takes, and then ``example`` is not needed.

    ``value`` is what an empty field stands for; without one that is a name the field must be filled in.
    """

    name: str
    says: str
    example: str = ""
    labels: tuple[str, ...] = ()
    several: bool = False
    value: str = ""


class Given:
    """The fields of a form as they were filled in. Each method raises `UsageError` for what it cannot read."""

    def __init__(self, reader: Reader, fields: tuple[Field, ...], texts: Mapping[str, str]) -> None:
        self.reader = reader
        self._fields = {one.name: one for one in fields}
        self._texts = texts

    def hit(self, name: str = "id") -> Hit:
        """The one thing that a field names. Raises `NotFound` and `Ambiguous`."""
        return self._meant(self._fields[name], self._needed(name))

    def hits(self, name: str = "ids") -> list[Hit]:
        """The things that a field names, between semicolons."""
        return [self._meant(self._fields[name], one) for one in self._needed(name).split(";") if one.strip()]

    def number(self, name: str) -> int:
        """The whole number in a field, from 1."""
        text = self._texts[name] or self._fields[name].value
        if not text.isdecimal() or not 1 <= int(text[:9]) <= LARGEST:
            raise UsageError(
                f"{self._fields[name].says}: “{text[:40]}” is no number from 1 to {LARGEST:,}.", "Write digits alone."
            )
        return int(text)

    def years(self) -> Years:
        """The period between the fields ``first`` and ``last``."""
        bounds = self._texts["first"], self._texts["last"]
        return years(":".join(bounds)) if any(bounds) else ALWAYS

    def jobs(self) -> tuple[str, ...]:
        """The kinds of job in the field ``jobs``, all where it is empty."""
        text = self._texts["jobs"].replace(";", ",")
        return jobs([text] if text else [])

    def _needed(self, name: str) -> str:
        if text := self._texts[name]:
            return text
        raise UsageError(f"The question needs a name: {self._fields[name].says}.", "Fill in the field.")

    def _meant(self, field: Field, text: str) -> Hit:
        kinds = " or a ".join(map(str.lower, field.labels))
        return of_kind(self.reader, text.strip(), field.labels, f"Give the name of a {kinds}.")


class Cell(NamedTuple):
    """A text of a table, and where it leads; empty for nowhere."""

    text: str
    leads: str


class Table(NamedTuple):
    """An answer's rows under headings in words."""

    heads: list[str]
    rows: list[list[Cell]]
    truncated: bool


def table(answer: Answer, kind: str) -> Table:
    """What of an answer fills a table. Names lead to their pages: ``kind`` is what people, companies, ... are called
    in it, unless the row says so itself; empty where they have no pages.

    >>> from filmgraph.explore.travels.careers import Career, Job, Work
    >>> luna = Work(1999, "luna-papa-1999", "Luna Papa", (Job("ACTED_IN", None, "Mamlakat", "a/luna-papa.txt", 14),))
    >>> shown = table(Career(Hit("Person", "chulpan", "Chulpan"), (luna,)), "Person")
    >>> shown.heads, shown.rows[0][1]
    (['year', 'title', 'jobs', 'sheet and line'], Cell(text='Luna Papa', leads='film/luna-papa-1999'))
    """
    rows = answer.rows()
    ids = {_subject(name, answer.columns): name for name in answer.columns if name == "id" or name.endswith("_id")}
    columns = [name for name in filled(answer.columns, rows) if name not in ids.values()]

    def cell(row: Mapping[str, Any], name: str) -> Cell:
        label = row.get("kind") or _KINDS.get(name, kind)
        leads = f"{label.lower()}/{row[ids[name]]}" if name in ids and label else ""
        return Cell(as_text(row[name]), leads)

    told = [[*(cell(row, name) for name in columns), Cell(_sources(row), "")] for row in rows]
    heads = [_HEADS.get(name, name.replace("_", " ")) for name in (*columns, SOURCES)]
    return Table(heads, told, getattr(answer, "truncated", False))


def _subject(id_: str, columns: tuple[str, ...]) -> str:
    """The column that holds the name of an id.

    >>> _subject("a_id", ("a", "b", "a_id", "b_id")), _subject("id", ("year", "title", "id"))
    ('a', 'title')
    """
    return id_.removesuffix("_id") if id_ != "id" else next(name for name in _SUBJECTS if name in columns)


def _sources(row: Mapping[str, Any]) -> str:
    every = cells(row)[SOURCES]
    more = f"; {len(every) - SHOWN_SOURCES} more" if len(every) > SHOWN_SOURCES else ""
    return "; ".join(every[:SHOWN_SOURCES]) + more
