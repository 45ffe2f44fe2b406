"""Answers written in the format asked for."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

import click

from filmgraph.cli.output import as_json, note, rows_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from filmgraph.errors import NotFound
    from filmgraph.explore.answer import Answer


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


def found_out(answer: Answer, form: str | None, otherwise: NotFound, *, sources: bool = False) -> None:
    """An answer as `answer_out` writes it; of one without rows the JSON only, and ``otherwise`` is raised."""
    if answer.rows() or form == "json":
        answer_out(answer, form, sources=sources)
    if not answer.rows():
        raise otherwise


def cut_note(truncated: bool, limit: int, what: str = "") -> None:
    """Say that there is more than was asked for."""
    if truncated:
        note(f"There are more than {limit:,}{what}; --limit shows them.")
