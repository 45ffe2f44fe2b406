"""``filmgraph team``"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from filmgraph.cli.answers import cut_note, found_out
from filmgraph.cli.options import (
    connection,
    format_option,
    limit_option,
    name_argument,
    opened,
    person,
    sources_option,
    years_option,
)
from filmgraph.errors import NotFound

if TYPE_CHECKING:
    from filmgraph.explore.filters import Years


@click.command()
@name_argument("names", nargs=-1, required=True, metavar="NAME NAME...")
@click.option(
    "--at-least",
    "least",
    default=2,
    show_default=True,
    type=click.IntRange(1),
    help="Films by at least so many of them.",
)
@years_option
@limit_option("films")
@sources_option
@format_option
@connection
def team(
    names: tuple[str, ...],
    least: int,
    years: Years,
    limit: int,
    sources: bool,
    form: str | None,
    uri: str | None,
    folder: Path | None,
) -> None:
    """The films on which several of some people worked, with their jobs.

    \b
    Examples:
      filmgraph team "Veit Helmer" "Denis Lavant" "Chulpan Khamatova"
      filmgraph team --at-least 3 "Veit Helmer" "Denis Lavant" "Chulpan Khamatova"
      filmgraph team --years 1993: --sources "Emir Kusturica" "Goran Bregović"
    """
    from filmgraph.explore.collaboration import team

    with opened(uri, folder) as store:
        reader = store.reader()
        answer = team(reader, [person(reader, name) for name in names], least=least, period=years, most=limit)
    otherwise = NotFound(f"No film is by at least {least} of them.", "A lower --at-least or other --years find more.")
    found_out(answer, form, otherwise, sources=sources)
    cut_note(answer.truncated, limit)
