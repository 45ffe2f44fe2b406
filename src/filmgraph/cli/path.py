"""``filmgraph path``"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from filmgraph.cli.options import connection, format_option, name_argument, opened
from filmgraph.cli.output import as_json, note, printable, rows_out
from filmgraph.errors import NotFound

if TYPE_CHECKING:
    from filmgraph.explore import Paths

COLUMNS = ("path", "from", "edge", "to", "role", "sheet", "line", "text")


@click.command()
@name_argument("start", metavar="A")
@name_argument("end", metavar="B")
@click.option(
    "--limit", default=1, show_default=True, type=click.IntRange(1, 100), help="At most so many of the shortest paths."
)
@format_option
@connection
def path(start: str, end: str, limit: int, form: str | None, uri: str | None, folder: Path | None) -> None:
    """The shortest connection of two names over jobs on films, told as sentences with their sources.

    A and B are people, films, companies or festivals, by name or id.

    \b
    Examples:
      filmgraph path "Veit Helmer" "Goran Bregović"
      filmgraph path --limit 5 "Denis Lavant" "Oleg Menshikov"
      filmgraph path --format json tuvalu-1999 underground-1995
    """
    from filmgraph.explore import LONGEST, resolve, shortest_paths

    with opened(uri, folder) as store:
        reader = store.reader()
        answer = shortest_paths(reader, resolve(reader, start), resolve(reader, end), most=limit)
    if form == "json":
        click.echo(as_json(answer.to_dict()))
    elif form is None or form == "table":
        _told(answer)
    else:
        rows = [
            {"path": number, **step} for number, one in enumerate(answer.to_dict()["paths"], 1) for step in one["steps"]
        ]
        rows_out(rows, COLUMNS, form)
    if not answer.paths:
        raise NotFound(
            f"{answer.from_} and {answer.to} are not connected.",
            f"No path over at most {LONGEST} films leads from one to the other. "
            "Jobs on films were followed, texts about films were not.",
        )
    if answer.truncated:
        note(f"There are more paths of this length; --limit shows more than {limit}.")


def _told(answer: Paths) -> None:
    from filmgraph.explore import source

    for number, one in enumerate(answer.paths):
        if number:
            click.echo()
        films = "1 film" if one.films == 1 else f"{one.films} films"
        click.echo(click.style(printable(f"{answer.from_.name} and {answer.to.name}: {films}"), bold=True))
        for step in one.steps:
            place = source({"sheet": step.sheet, "line": step.line})
            click.echo(f"  {printable(step.sentence)}  " + click.style(f"[{printable(place)}]", dim=True))
