"""``filmgraph festival``"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from filmgraph.cli.answers import Request, request_options
from filmgraph.cli.options import meant, name_argument, years_option
from filmgraph.cli.output import number
from filmgraph.errors import NotFound

if TYPE_CHECKING:
    from filmgraph.explore.filters import Years

ADVICE = "festival takes a festival: “filmgraph circuit” shows those of a film."


@click.command()
@name_argument("name")
@years_option
@request_options
def festival(name: str, years: Years, request: Request) -> None:
    """The films of a festival, year by year, with their sections and, on a terminal, a timeline.

    --years are those of the festival; a film that was there before its own year of production is no mistake of ours.

    \b
    Examples:
      filmgraph festival Kinotavr
      filmgraph festival "Cannes Film Festival" --years 1990:1999
      filmgraph festival "Cannes Film Festival" --sources --format csv
    """
    from filmgraph.cli.lanes import told
    from filmgraph.explore.travels.programmes import programme

    with request.reader() as reader:
        hit = meant(reader, name, ("Festival",), ADVICE)
        answer = programme(reader, hit, years)
    otherwise = NotFound(f"No film was at {hit.name} in {years}.", "Without --years, all of its years are shown.")
    films = number(len({one.id for one in answer.showings}), "film")
    told(request, answer, answer.lanes(), otherwise, heading=f"{hit.name}: {films}")
