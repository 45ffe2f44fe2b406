"""``filmgraph identities``"""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from filmgraph.cli.deciding import both, different, same
from filmgraph.cli.options import connection, format_option, kind_option, labels, meant, name_argument, opened
from filmgraph.cli.output import Row, as_json, chosen, note, number, printable, rows_out
from filmgraph.cli.parting import part
from filmgraph.cli.review import review
from filmgraph.errors import Ambiguous, NotFound

if TYPE_CHECKING:
    from filmgraph.explore.identities import Identities, Why

WHY_COLUMNS = ("outcome", "score", "a_name", "b_name", "reasons", "a", "b")


@click.group(invoke_without_command=True)
@kind_option
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="At most so many of each outcome.")
@click.option("--sheet", "sheets", multiple=True, metavar="PATH", help="Only who and what a sheet, or a folder, names.")
@format_option
@connection
@click.pass_context
def identities(
    context: click.Context,
    kind: str | None,
    limit: int,
    sheets: tuple[str, ...],
    form: str | None,
    uri: str | None,
    folder: Path | None,
) -> None:
    """Who is who: which names were merged, which may be one, who may be two, whom decisions tell apart, and why.

    Proposals come first, the likeliest at the top; then people whose films contradict each other. Nothing is merged or
    parted by itself.

    \b
    Examples:
      filmgraph identities
      filmgraph identities --kind person --limit 10
      filmgraph identities --sheet sheets/mermaid.txt --sheet sheets/mars.txt
      filmgraph identities --format json
      filmgraph identities why "Sergei Selyanov"
      filmgraph identities why "Sergei Bodrov" "Sergei Bodrov Jr."
    """
    if context.invoked_subcommand:
        return
    from filmgraph.explore.identities import identities as find
    from filmgraph.explore.identities.named_on import named_on
    from filmgraph.explore.search import empty

    with opened(uri, folder) as store:
        reader = store.reader()
        found = find(reader, labels(kind), named_on(reader, sheets) if sheets else None)
        nothing = None if any(found.to_dict().values()) else empty(reader)
    rows = _rows(found, limit)
    if chosen(form) == "table":
        _texts_out(rows)
    elif form == "json" or not nothing:
        rows_out(rows, found.columns, form)
    if nothing:
        raise nothing
    note(f"{_counts(found)}.{_cut(found, limit)}")


for each in (same, different, part, review):
    identities.add_command(each)


@identities.command()
@name_argument("a")
@name_argument("b", required=False)
@kind_option
@format_option
@connection
def why(a: str, b: str | None, kind: str | None, form: str | None, uri: str | None, folder: Path | None) -> None:
    """Why names are one, may be one, or are two: what speaks for it and what against.

    With one name: what was merged in it, with whom it may be one, and from whom its sheets tell it. Where several
    people bear it: what tells them apart, two by two.

    \b
    Examples:
      filmgraph identities why "Sergei Selyanov"
      filmgraph identities why "Sergei Bodrov" "Sergei Bodrov Jr."
      filmgraph identities why --kind company "CTB"
    """
    from filmgraph.explore.identities import why_each, why_one, why_two
    from filmgraph.explore.search import namesakes

    with opened(uri, folder) as store:
        reader = store.reader()
        if b is not None:
            _say([why_two(reader, *both(reader, a, b, labels(kind)))], form)
            return
        try:
            first = meant(reader, a, labels(kind))
        except Ambiguous:
            if len(several := namesakes(reader, a)) < 2:
                raise
            _say(why_each(reader, several), form)
            return
        found = why_one(reader, first)
        rows = found.rows()
    if not rows:
        raise NotFound(
            f"{first} was printed in one spelling, and nobody and nothing else may be meant.",
            "“filmgraph identities why A B” compares two.",
        )
    if form is None:
        _texts_out(rows)
    else:
        rows_out(rows, found.columns, form)


def _rows(found: Identities, limit: int) -> list[Row]:
    """At most so many of each outcome."""
    cut = {name: getattr(found, name)[:limit] for name in found.to_dict()}
    return [*replace(found, **cut).rows()]


def _counts(found: Identities) -> str:
    two = f", {len(found.partings)} who may be two" if found.partings else ""
    apart = f", {len(found.apart)} told apart by decisions" if found.apart else ""
    return f"{number(len(found.proposals), 'proposal')}{two}, {number(len(found.merges), 'merge')}{apart}"


def _cut(found: Identities, limit: int) -> str:
    longest = max(map(len, found.to_dict().values()))
    return f" {limit} of each are shown; --limit {longest} shows all." if longest > limit else ""


def _say(found: list[Why], form: str | None) -> None:
    rows = [one.to_dict() for one in found]
    if form == "json" and len(rows) == 1:
        click.echo(as_json(rows[0]))
    elif form is None:
        _texts_out(rows)
    else:
        rows_out(rows, WHY_COLUMNS, form)


_HEADS = {"merged": "is one with", "proposed": "may be one with", "apart": "is not taken for one with"}


def _texts_out(rows: Iterable[Row]) -> None:
    """Reasons are sentences, which no table has room for: they stand below the names, as wide as the terminal."""
    room = shutil.get_terminal_size((100, 24)).columns
    if told := [_told(row, room) for row in rows]:
        click.echo("\n\n".join(told))


def _told(row: Row, room: int) -> str:
    """An outcome as text: the names, the score, then a reason a line, and its rest further in. How people are parted is
    a line to be copied, so never broken."""
    reasons: Iterable[str] = row["reasons"]
    told = [printable(_head(row)), *(_wrapped(printable(reason), room) for reason in reasons)]
    return "\n".join([*told, *([f"  {printable(_parting(row))}"] if row.get("sheets") else [])])


def _parting(row: Row) -> str:
    sheets = ",".join(Path(one).name for one in row["sheets"])
    return shlex.join(("filmgraph", "identities", "part", row["a"], "--sheets", sheets, "--as", row["as"]))


def _head(row: Row) -> str:
    a, b = (f"{row[one + '_name']} ({row[one]})" if _namesakes(row) else row[one + "_name"] for one in "ab")
    if row["outcome"] == "two":
        return f"{a} may be two people ({row['score']:.2f})"
    return f"{a} {_HEADS[row['outcome']]} {b} ({row['score']:.2f})"


def _wrapped(reason: str, room: int) -> str:
    return "\n    ".join(wrap(f"  {reason}", room - 4, break_long_words=False, break_on_hyphens=False))


def _namesakes(row: Row) -> bool:
    return bool(row["a"] != row["b"] and row["a_name"] == row["b_name"])
