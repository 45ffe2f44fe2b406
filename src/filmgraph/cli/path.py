"""``filmgraph path``"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from filmgraph.cli.answers import answer_out
from filmgraph.cli.connections import connections, no_path, path_options
from filmgraph.cli.options import connection, format_option, meant, name_argument, opened
from filmgraph.cli.output import note, number, printable
from filmgraph.errors import UsageError

if TYPE_CHECKING:
    from filmgraph.explore import Paths
    from filmgraph.store import Reader

ALL = 1000
"""How many of the shortest paths ``--all-shortest`` gives where ``--limit`` says nothing else."""


_NO_OTHERS = "No other path within these bounds tells anything else; a larger --max-films looks for longer ones."


@click.command()
@name_argument("start", metavar="A")
@name_argument("end", metavar="B")
@click.option("--all-shortest", is_flag=True, help=f"All shortest paths, at most {ALL:,} or what --limit says.")
@click.option("--limit", type=click.IntRange(1, 10_000), help="At most so many of the shortest paths.  [default: 1]")
@click.option(
    "--between", multiple=True, metavar="KINDS", help="Look for A and B among people, films, companies, festivals only."
)
@path_options
@format_option
@connection
def path(start: str, end: str, form: str | None, uri: str | None, folder: Path | None, **asked: Any) -> None:
    """How two names are connected over jobs on films, told as sentences with their sources.

    A and B are people, films, companies or festivals, by name or id. The best path is that of the fewest films; then
    that of the closest jobs (directing, writing, acting before the rest of the crew), then that of the smallest films.

    \b
    Examples:
      filmgraph path "Veit Helmer" "Goran Bregović"
      filmgraph path --alternatives 5 "Denis Lavant" "Oleg Menshikov"
      filmgraph path --all-shortest --only directed,acted "Denis Lavant" "Oleg Menshikov"
      filmgraph path --without "Chulpan Khamatova" --years 1990:2010 "Veit Helmer" "Emir Kusturica"
      filmgraph path --format json tuvalu-1999 underground-1995
    """
    with opened(uri, folder) as store:
        answer = _answer(store.reader(), start, end, asked)
    if form in (None, "table"):
        _told(answer)
    else:
        answer_out(answer, form)
    if not answer.paths:
        raise no_path(answer)
    for remark in _remarks(answer, asked):
        note(remark)


def _answer(reader: Reader, start: str, end: str, asked: dict[str, Any]) -> Paths:
    from filmgraph.explore.paths import KINDS, kinds

    if asked["alternatives"] and (asked["all_shortest"] or asked["limit"]):
        raise UsageError("--alternatives says how many there are to be.", "Leave out --all-shortest and --limit.")
    among = kinds(asked["between"]) or tuple(KINDS.values())
    most = asked["limit"] or (ALL if asked["all_shortest"] else 1)
    return connections(reader, *(meant(reader, name, among) for name in (start, end)), asked=asked, most=most)


def _remarks(answer: Paths, asked: dict[str, Any]) -> list[str]:
    if answer.reason:
        return [answer.reason]
    if asked["alternatives"]:
        return [] if answer.truncated else [_NO_OTHERS]
    more = f"There are {number(answer.shortest, 'path')} of this length: --limit N shows more of them, "
    return [f"{more}--alternatives N the best that tell something else."] if answer.truncated else []


def _told(answer: Paths) -> None:
    from filmgraph.explore import source

    for count, one in enumerate(answer.paths):
        if count:
            click.echo()
        films = number(one.films, "film")
        click.echo(click.style(printable(f"{answer.from_.name} and {answer.to.name}: {films}"), bold=True))
        for step in one.steps:
            place = source({"sheet": step.sheet, "line": step.line})
            click.echo(f"  {printable(step.sentence)}  " + click.style(f"[{printable(place)}]", dim=True))
