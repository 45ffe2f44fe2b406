"""``filmgraph collaborators``"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from filmgraph.cli.answers import Request, cut_note, request_options
from filmgraph.cli.options import jobs_option, limit_option, name_argument, person, years_option
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
@request_options
def collaborators(name: str, films: int, only: tuple[str, ...], years: Years, limit: int, request: Request) -> None:
    """With whom a person worked: on how many films, in which jobs, first and last together.

    The jobs and roles are those of the others. Who wrote about a film did not work on it.

    \b
    Examples:
      filmgraph collaborators "Veit Helmer"
      filmgraph collaborators "Denis Lavant" --only directed --years 1990:2010
      filmgraph collaborators "Goran Bregović" --films 2 --sources
    """
    from filmgraph.explore.collaboration import collaborators

    with request.reader() as reader:
        who = person(reader, name)
        answer = collaborators(reader, who, period=years, only=only, films=films, most=limit)
    otherwise = NotFound(
        f"Nobody is found who worked so with {who.name}.", "Fewer --films, other --years or --only find more."
    )
    request.write(answer, otherwise)
    cut_note(answer.truncated, limit)
