"""``filmgraph circuit``"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from filmgraph.cli.answers import Request, cut_note, request_options
from filmgraph.cli.options import meant, name_argument
from filmgraph.cli.output import number
from filmgraph.errors import NotFound

if TYPE_CHECKING:
    from filmgraph.explore import Hit
    from filmgraph.store import Reader

ADVICE = "circuit takes a film: “filmgraph festival” shows a festival, “filmgraph timeline” people and companies."


@click.command()
@name_argument("film", required=False)
@click.option("--like", metavar="FILM", help="Films that travelled a similar way, with the festivals they share.")
@click.option(
    "--limit", default=10, show_default=True, type=click.IntRange(1, 1000), help="With --like: so many films."
)
@request_options
def circuit(film: str | None, like: str | None, limit: int, request: Request) -> None:
    """The festivals of a film in time, as a table and, on a terminal, a timeline.

    With --like, the films that were at the same festivals, the likest first. A festival counts 1 / log n, where n is
    the number of films that were there (the index of Adamic and Adar): sharing a small festival says more than
    sharing a large one. In parentheses stand the years of the film asked about, then those of the other.

    \b
    Examples:
      filmgraph circuit "Luna Papa"
      filmgraph circuit --like "Luna Papa" --limit 5
      filmgraph circuit --sources --format csv tuvalu-1999
    """

    if (film is None) == (like is None):
        raise click.UsageError("Give one film: circuit FILM, or circuit --like FILM.")
    with request.reader() as reader:
        hit = meant(reader, film or like or "", ("Film",), ADVICE)
        if like is None:
            _way(reader, hit, request)
        else:
            _fellows(reader, hit, limit, request)


def _way(reader: Reader, hit: Hit, request: Request) -> None:
    from filmgraph.cli.lanes import told
    from filmgraph.explore import titled
    from filmgraph.explore.travels.circuits import circuit as way_of

    answer = way_of(reader, hit)
    missing = f"No sheet says that {hit.title} was at a festival."
    otherwise = NotFound(missing, "Releases are shown by “filmgraph show”.")
    heading = f"{titled(hit.name, hit.year)}: {number(len({stop.id for stop in answer.stops}), 'festival')}"
    told(request, answer, answer.lanes(), otherwise, heading=heading)


def _fellows(reader: Reader, hit: Hit, limit: int, request: Request) -> None:
    from filmgraph.explore.travels.fellows import fellows

    answer = fellows(reader, hit, most=limit)
    otherwise = NotFound(f"No other film was at a festival of {hit.title}.", "“filmgraph circuit” shows its festivals.")
    request.write(answer, otherwise)
    cut_note(answer.truncated, limit)
