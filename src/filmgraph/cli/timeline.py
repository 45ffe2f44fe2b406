"""``filmgraph timeline``"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from filmgraph.cli.options import (
    connection,
    format_option,
    meant,
    name_argument,
    opened,
    sources_option,
)
from filmgraph.cli.output import number
from filmgraph.errors import NotFound

if TYPE_CHECKING:
    from filmgraph.explore.travels.careers import Career

ADVICE = (
    "timeline takes a person or a company: “filmgraph circuit” shows a film in time, “filmgraph festival” a festival."
)


@click.command()
@name_argument("name")
@sources_option
@format_option
@connection
def timeline(name: str, sources: bool, form: str | None, uri: str | None, folder: Path | None) -> None:
    """The career of a person or a company: films and jobs year by year and, on a terminal, a timeline.

    \b
    Examples:
      filmgraph timeline "Chulpan Khamatova"
      filmgraph timeline --sources "Pandora Film"
      filmgraph timeline --format json goran-bregovic
    """
    from filmgraph.cli.lanes import told
    from filmgraph.explore.travels.careers import QUESTIONS, career

    with opened(uri, folder) as store:
        reader = store.reader()
        hit = meant(reader, name, tuple(QUESTIONS), ADVICE)
        answer = career(reader, hit)
    otherwise = NotFound(f"{hit.title} has no job on a film.", "Texts about films are shown by “filmgraph show”.")
    told(answer, answer.lanes(), form, otherwise, heading=_heading(answer), sources=sources)


def _heading(answer: Career) -> str:
    """Name, number of films, first and last year, and the longest time without a film."""
    about = answer.to_dict()
    period = [f"{about['first']} to {about['last']}"] if about["first"] else []
    longest = max(about["breaks"], key=lambda one: one["years"], default=None)
    pause = [f"longest break {longest['from']} to {longest['to']}"] if longest else []
    return f"{answer.who.name}: " + ", ".join([number(len(answer.works), "film"), *period, *pause])
