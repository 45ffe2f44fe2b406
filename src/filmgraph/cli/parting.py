"""``filmgraph identities part``: people of one printed name are told apart by the sheets that name them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from filmgraph.cli.deciding import file_option, to_be_applied, why_option
from filmgraph.cli.options import connection, name_argument, opened
from filmgraph.cli.output import note, number, printable
from filmgraph.errors import UsageError

if TYPE_CHECKING:
    from filmgraph.explore.identities.parted import Printed
    from filmgraph.store import Reader


@click.command()
@name_argument("name")
@click.option(
    "--sheets",
    multiple=True,
    required=True,
    metavar="FILE[,FILE]",
    help="The sheets that mean the other one: file names, or the ends of paths.",
)
@click.option("--as", "called", required=True, metavar="NAME", help="What to call the one whom these sheets mean.")
@why_option
@file_option
@connection
def part(
    name: str,
    sheets: tuple[str, ...],
    called: str,
    reason: str | None,
    path: Path | None,
    uri: str | None,
    folder: Path | None,
) -> None:
    """Decide that a name means somebody else on some sheets; the next load applies it.

    All other sheets, and those that come later, go on meaning whom they meant. Take the table out of the file and load
    again, and the two are one as before. The example only shows how to type it: he is one person.

    \b
    Examples:
      filmgraph identities part "Maksim Belovolov" --sheets ayka.txt --as "Maksim BELOVOLOV (Ayka)" --why "an example"
    """
    from filmgraph.explore.identities.parted import Printed

    with opened(uri, folder) as store:
        reader = store.reader()
        printed = Printed.read(reader, name)
        chosen = sorted({printed.on(one.strip()) for each in sheets for one in each.split(",") if one.strip()})
        _see_some_left(printed, chosen)
        to_be_applied([parted(reader, printed, chosen, called, reason, path)])


def _see_some_left(printed: Printed, chosen: list[str]) -> None:
    if not chosen:
        raise UsageError("No sheet is named.", "Name some: --sheets dawn.txt,sunrise.txt")
    if chosen == printed.sheets:
        raise UsageError(
            f"No other sheet names {printed.hits[0]}.", "Leave one out: whom should the name mean everywhere else?"
        )


def parted(
    reader: Reader, printed: Printed, chosen: list[str], called: str, why: str | None, path: Path | None
) -> Path:
    """Write that these sheets mean somebody else, say what will come of it, and give the file."""
    from filmgraph.explore import decisions_file
    from filmgraph.explore.identities.parted import is_known
    from filmgraph.identity import Decision
    from filmgraph.load import add_decisions

    place = path or decisions_file(reader, printed.hits[0])
    decided = (
        Decision("person", (called,), printed=name, sheets=tuple(printed.ends(some)), why=why)
        for name, some in printed.by_name(chosen).items()
    )
    add_decisions(place, *decided)
    _tell(printed, chosen, called, is_known(reader, called))
    note(printable(f"Written to {place}."))
    return place


def _tell(printed: Printed, chosen: list[str], called: str, known: bool) -> None:
    names = " and ".join(f"“{name}”" for name in printed.by_name(chosen))
    note(printable(f"On {', '.join(printed.ends(chosen))}, {names} will mean {called}."))
    whom = f"{called}, {'who is in the graph already' if known else 'somebody new'},"
    left = len(printed.sheets) - len(chosen)
    note(printable(f"The next load gives {number(len(chosen), 'film')} to {whom} and leaves {left} as they are."))
