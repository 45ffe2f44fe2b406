"""``filmgraph collaborators``"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from filmgraph.cli.answers import cut_note, found_out
from filmgraph.cli.options import (
    connection,
    format_option,
    jobs_option,
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
@name_argument("name", metavar="NAME")
@click.option(
    "--films", default=1, show_default=True, type=click.IntRange(1), help="On at least so many films together."
)
@jobs_option
@years_option
@limit_option("people")
@sources_option
@format_option
@connection
def collaborators(
    name: str,
    films: int,
    only: tuple[str, ...],
    years: Years,
    limit: int,
    sources: bool,
    form: str | None,
    uri: str | None,
    folder: Path | None,
) -> None:
    """With whom a person worked: on how many films, in which jobs, first and last together.

    The jobs and roles are those of the others. Who wrote about a film did not work on it.

    \b
    Examples:
      filmgraph collaborators "Veit Helmer"
      filmgraph collaborators "Denis Lavant" --only directed --years 1990:2010
      filmgraph collaborators "Goran Bregović" --films 2 --sources
    """
    from filmgraph.explore.collaboration import collaborators

    with opened(uri, folder) as store:
        reader = store.reader()
        who = person(reader, name)
        answer = collaborators(reader, who, period=years, only=only, films=films, most=limit)
    otherwise = NotFound(
        f"Nobody is found who worked so with {who.name}.", "Fewer --films, other --years or --only find more."
    )
    found_out(answer, form, otherwise, sources=sources)
    cut_note(answer.truncated, limit)
