"""``filmgraph pairs``"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from filmgraph.cli.answers import cut_note, found_out
from filmgraph.cli.options import (
    connection,
    format_option,
    limit_option,
    opened,
    sources_option,
    years_option,
)
from filmgraph.errors import NotFound

if TYPE_CHECKING:
    from filmgraph.explore.filters import Years


@click.command()
@click.option(
    "--films", default=2, show_default=True, type=click.IntRange(1), help="On at least so many films together."
)
@years_option
@limit_option("pairs")
@sources_option
@format_option
@connection
def pairs(
    films: int, years: Years, limit: int, sources: bool, form: str | None, uri: str | None, folder: Path | None
) -> None:
    """Who worked together most, and on which films.

    \b
    Examples:
      filmgraph pairs
      filmgraph pairs --years 1990:1999 --limit 5
      filmgraph pairs --films 4 --format csv
    """
    from filmgraph.explore.collaboration import pairs
    from filmgraph.explore.search import empty

    with opened(uri, folder) as store:
        reader = store.reader()
        answer = pairs(reader, period=years, films=films, most=limit)
        lost = None if answer.pairs else empty(reader)
    otherwise = lost or NotFound(
        "No two people are found who worked so together.", "Fewer --films or other --years find more."
    )
    found_out(answer, form, otherwise, sources=sources)
    cut_note(answer.truncated, limit)
