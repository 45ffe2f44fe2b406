"""``filmgraph pairs``"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from filmgraph.cli.answers import Request, cut_note, request_options
from filmgraph.cli.options import limit_option, years_option
from filmgraph.errors import NotFound

if TYPE_CHECKING:
    from filmgraph.explore.filters import Years


@click.command()
@click.option(
    "--films", default=2, show_default=True, type=click.IntRange(1), help="On at least so many films together."
)
@years_option
@limit_option("pairs")
@request_options
def pairs(films: int, years: Years, limit: int, request: Request) -> None:
    """Who worked together most, and on which films.

    \b
    Examples:
      filmgraph pairs
      filmgraph pairs --years 1990:1999 --limit 5
      filmgraph pairs --films 4 --format csv
    """
    from filmgraph.explore.collaboration import pairs
    from filmgraph.explore.search import empty

    with request.reader() as reader:
        answer = pairs(reader, period=years, films=films, most=limit)
        lost = None if answer.pairs else empty(reader)
    otherwise = lost or NotFound(
        "No two people are found who worked so together.", "Fewer --films or other --years find more."
    )
    request.write(answer, otherwise)
    cut_note(answer.truncated, limit)
