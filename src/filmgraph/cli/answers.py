"""What is asked of a graph, and answers written in the format asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from filmgraph.cli.options import connection, format_option, opened, sources_option
from filmgraph.cli.output import as_json, note, rows_out

if TYPE_CHECKING:
    from filmgraph.errors import NotFound
    from filmgraph.explore.answer import Answer
    from filmgraph.store import Reader

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Request:
    """Which database is asked, and how its answer is to be written."""

    sources: bool
    form: str | None
    uri: str | None
    folder: Path | None

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """A reader of the database, which is let go at the end."""
        with opened(self.uri, self.folder) as store:
            yield store.reader()

    def write(self, answer: Answer, otherwise: NotFound | None = None) -> None:
        """Write an answer. Of one without rows only the JSON where ``otherwise`` is to be raised."""
        if otherwise is None or answer.rows() or self.form == "json":
            answer_out(answer, self.form, sources=self.sources)
        if otherwise and not answer.rows():
            raise otherwise


def request_options(function: F) -> F:
    """``--sources``, ``--format``, ``--uri`` and ``--store``; the verb gets them as one `Request`."""

    @wraps(function)
    def verb(sources: bool, form: str | None, uri: str | None, folder: Path | None, **others: Any) -> None:
        function(request=Request(sources, form, uri, folder), **others)

    return cast(F, sources_option(format_option(connection(verb))))


def answer_out(answer: Answer, form: str | None, *, sources: bool = False, lean: bool = False) -> None:
    """An answer as JSON, where its sources always are, or as rows, where they are on demand.

    ``lean`` leaves out columns that say nothing, and codes of what stands beside them by name.
    """
    from filmgraph.explore.answer import SOURCES, cells, filled

    if form == "json":
        click.echo(as_json(answer.to_dict()))
        return
    rows = answer.rows()
    columns = filled(answer.columns, rows) if lean else answer.columns
    shown = (*columns, SOURCES) if sources else columns
    rows_out([cells(row) for row in rows], shown, form, spare=trailing_ids(columns))


def trailing_ids(columns: Sequence[str]) -> tuple[str, ...]:
    """The ids that end a row: half an id is good for nothing, and the names stand before them.

    >>> trailing_ids(("a", "b", "films", "a_id", "b_id")), trailing_ids(("name", "id", "match"))
    (('b_id', 'a_id'), ())
    """
    return tuple(takewhile(lambda name: name == "id" or name.endswith("_id"), reversed(columns)))


def cut_note(truncated: bool, limit: int, what: str = "") -> None:
    """Say that there is more than was asked for."""
    if truncated:
        note(f"There are more than {limit:,}{what}; --limit shows them.")
