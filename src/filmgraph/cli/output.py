"""Rows written as a table, JSON, CSV, TSV or Markdown. stdout carries data only; everything else goes to stderr."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import click

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "markdown")

Row = Mapping[str, Any]


def chosen(form: str | None) -> str:
    """The format asked for; without one, a table on a terminal and tab-separated values in a pipe."""
    return form or ("table" if sys.stdout.isatty() else "tsv")


def rows_out(
    rows: Sequence[Row], columns: Sequence[str], form: str | None, *, guard: bool = True, spare: Collection[str] = ()
) -> None:
    """Write rows. ``guard`` keeps a spreadsheet from taking a cell of CSV or TSV for a formula.

    Where the terminal has no room for all columns, a table leaves out those that are empty and those in ``spare``.
    """
    form = chosen(form)
    if form == "json":
        click.echo(as_json([{name: row.get(name) for name in columns} for row in rows]))
    elif form == "jsonl":
        for row in rows:
            click.echo(json.dumps({name: row.get(name) for name in columns}, ensure_ascii=False))
    elif form in ("csv", "tsv"):
        click.echo(_separated(rows, columns, "," if form == "csv" else "\t", guard), nl=False)
    elif form == "markdown":
        click.echo(_markdown(rows, columns))
    else:
        click.echo(_table(rows, columns, spare))


def as_json(value: Any) -> str:
    """Indented JSON in the letters of its language."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def note(text: str) -> None:
    """A remark for the person, on stderr."""
    click.echo(text, err=True)


def number(count: int, noun: str) -> str:
    """A count with its noun.

    >>> number(1, "film"), number(1402, "film")
    ('1 film', '1,402 films')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def printable(text: str) -> str:
    """A text in one line that cannot steer the terminal: control characters and bidi marks are shown as ``�``.

    >>> printable("a\\x1b[31mb")
    'a\\ufffd[31mb'
    """
    from filmgraph.views.plain import one_line

    return one_line(text)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (dict, list)):
        return "; ".join(map(_cell, value)) if _is_plain_list(value) else json.dumps(value, ensure_ascii=False)
    return str(value)


def _is_plain_list(value: Any) -> bool:
    return isinstance(value, list) and not any(isinstance(item, (dict, list)) for item in value)


def _separated(rows: Iterable[Row], columns: Sequence[str], separator: str, guard: bool) -> str:
    from filmgraph.views.export import guarded

    out = io.StringIO()
    if separator == ",":
        writer = csv.writer(out, lineterminator="\r\n")
    else:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        cells = (value if _is_number(value) else _cell(value) for value in map(row.get, columns))
        writer.writerow([guarded(cell) if guard else cell for cell in cells])
    return out.getvalue()


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _markdown(rows: Iterable[Row], columns: Sequence[str]) -> str:
    def line(cells: Iterable[str]) -> str:
        return "| " + " | ".join(cell.replace("\\", "\\\\").replace("|", "\\|") for cell in cells) + " |"

    body = (line(printable(_cell(row.get(name))) for name in columns) for row in rows)
    return "\n".join([line(columns), line("---" for _ in columns), *body])


def _table(rows: Sequence[Row], columns: Sequence[str], spare: Collection[str] = ()) -> str:
    """A table that fits the terminal; cells that do not are cut with an ellipsis."""
    from filmgraph.views.plain import columns as width_of
    from filmgraph.views.plain import shorten

    room = shutil.get_terminal_size((100, 24)).columns
    cells = {name: [printable(_cell(row.get(name))) for row in rows] for name in columns}
    widths = {name: max(map(width_of, (name, *cells[name]))) for name in columns}
    if _total(widths.values()) > room:
        widths = {name: width for name, width in widths.items() if name not in spare and any(cells[name])}
    fitted = _fitted(widths, room)

    def line(texts: Iterable[str]) -> str:
        cut = (shorten(text, width) for text, width in zip(texts, fitted, strict=True))
        padded = (text + " " * (width - width_of(text)) for text, width in zip(cut, fitted, strict=True))
        return "  ".join(padded).rstrip()

    head = click.style(line(widths), bold=True)
    return "\n".join([head, *(line(cells[name][at] for name in widths) for at in range(len(rows)))])


_NAMES = {"name", "a", "b", "a_name", "b_name", "title", "film", "festival", "id"}


def _fitted(widths: Mapping[str, int], room: int) -> list[int]:
    """Widths made to fit: the widest column gives way first, names late, none below eight characters."""
    fitted = dict(widths)

    def claim(name: str) -> float:
        return fitted[name] * (1 / 2 if name in _NAMES and fitted[name] > 8 else 1)

    while _total(fitted.values()) > room and max(fitted.values(), default=0) > 8:
        fitted[max(fitted, key=claim)] -= 1
    return [*fitted.values()]


def _total(widths: Collection[int]) -> int:
    """The width of a table, with two spaces between its columns."""
    return sum(widths) + 2 * (len(widths) - 1)
