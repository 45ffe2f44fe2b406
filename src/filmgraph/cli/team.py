"""``filmgraph team``"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from filmgraph.cli.answers import Request, cut_note, request_options
from filmgraph.cli.options import limit_option, name_argument, person, years_option
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
@request_options
def team(names: tuple[str, ...], least: int, years: Years, limit: int, request: Request) -> None:
    """The films on which several of some people worked, with their jobs.

    \b
    Examples:
      filmgraph team "Veit Helmer" "Denis Lavant" "Chulpan Khamatova"
      filmgraph team --at-least 3 "Veit Helmer" "Denis Lavant" "Chulpan Khamatova"
      filmgraph team --years 1993: --sources "Emir Kusturica" "Goran Bregović"
    """
    from filmgraph.explore.collaboration import team

    with request.reader() as reader:
        answer = team(reader, [person(reader, name) for name in names], least=least, period=years, most=limit)
    otherwise = NotFound(f"No film is by at least {least} of them.", "A lower --at-least or other --years find more.")
    request.write(answer, otherwise)
    cut_note(answer.truncated, limit)
