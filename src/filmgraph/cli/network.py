"""``filmgraph network``"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from filmgraph.cli.answers import Request, request_options
from filmgraph.cli.options import limit_option, name_argument, person, years_option
from filmgraph.cli.output import note
from filmgraph.errors import NotFound

if TYPE_CHECKING:
    from filmgraph.explore.filters import Years


@click.command()
@name_argument("name", metavar="NAME")
@click.option(
    "--depth", default=2, show_default=True, type=click.IntRange(1, 20), help="At most so many collaborations away."
)
@years_option
@limit_option("people", 100)
@request_options
def network(name: str, depth: int, years: Years, limit: int, request: Request) -> None:
    """The people around a person: how many collaborations away, by which film and with whom.

    At distance 1 are those who worked on a film with the person, at distance 2 those who worked with them, and so on.

    \b
    Examples:
      filmgraph network "Veit Helmer" --depth 2
      filmgraph network "Denis Lavant" --depth 1 --years :2000 --sources
    """
    from filmgraph.explore.collaboration import network

    with request.reader() as reader:
        who = person(reader, name)
        answer = network(reader, who, depth=depth, period=years, most=limit)
    otherwise = NotFound(f"Nobody worked so on a film with {who.name}.", "Other --years find more.")
    request.write(answer, otherwise)
    sizes = ", ".join(f"{size:,} at distance {distance}" for distance, size in enumerate(answer.sizes, 1))
    note(f"{len(answer.people):,} people of {sum(answer.sizes):,}: {sizes}.")
    if not answer.complete:
        note(f"Nobody further away than {len(answer.sizes)} was looked for: there are too many.")
