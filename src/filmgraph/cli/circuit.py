"""``filmgraph circuit``"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from filmgraph.cli.answers import cut_note, found_out
from filmgraph.cli.options import connection, format_option, meant, name_argument, opened, sources_option
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
@sources_option
@format_option
@connection
def circuit(
    film: str | None,
    like: str | None,
    limit: int,
    sources: bool,
    form: str | None,
    uri: str | None,
    folder: Path | None,
) -> None:
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
    with opened(uri, folder) as store:
        reader = store.reader()
        hit = meant(reader, film or like or "", ("Film",), ADVICE)
        if like is None:
            _way(reader, hit, sources, form)
        else:
            _fellows(reader, hit, limit, sources, form)


def _way(reader: Reader, hit: Hit, sources: bool, form: str | None) -> None:
    from filmgraph.cli.lanes import told
    from filmgraph.explore import titled
    from filmgraph.explore.travels.circuits import circuit as way_of

    answer = way_of(reader, hit)
    missing = f"No sheet says that {hit.title} was at a festival."
    otherwise = NotFound(missing, "Releases are shown by “filmgraph show”.")
    heading = f"{titled(hit.name, hit.year)}: {number(len({stop.id for stop in answer.stops}), 'festival')}"
    told(answer, answer.lanes(), form, otherwise, heading=heading, sources=sources)


def _fellows(reader: Reader, hit: Hit, limit: int, sources: bool, form: str | None) -> None:
    from filmgraph.explore.travels.fellows import fellows

    answer = fellows(reader, hit, most=limit)
    otherwise = NotFound(f"No other film was at a festival of {hit.title}.", "“filmgraph circuit” shows its festivals.")
    found_out(answer, form, otherwise, sources=sources)
    cut_note(answer.truncated, limit)
