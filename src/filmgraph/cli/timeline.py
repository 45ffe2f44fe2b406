"""``filmgraph timeline``"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from filmgraph.cli.answers import Request, request_options
from filmgraph.cli.options import meant, name_argument
from filmgraph.cli.output import number
from filmgraph.errors import NotFound

if TYPE_CHECKING:
    from filmgraph.explore.travels.careers import Career

ADVICE = (
    "timeline takes a person or a company: “filmgraph circuit” shows a film in time, “filmgraph festival” a festival."
)


@click.command()
@name_argument("name")
@request_options
def timeline(name: str, request: Request) -> None:
    """The career of a person or a company: films and jobs year by year and, on a terminal, a timeline.

    \b
    Examples:
      filmgraph timeline "Chulpan Khamatova"
      filmgraph timeline --sources "Pandora Film"
      filmgraph timeline --format json goran-bregovic
    """
    from filmgraph.cli.lanes import told
    from filmgraph.explore.travels.careers import QUESTIONS, career

    with request.reader() as reader:
        hit = meant(reader, name, tuple(QUESTIONS), ADVICE)
        answer = career(reader, hit)
    otherwise = NotFound(f"{hit.title} has no job on a film.", "Texts about films are shown by “filmgraph show”.")
    told(request, answer, answer.lanes(), otherwise, heading=_heading(answer))


def _heading(answer: Career) -> str:
    """Name, number of films, first and last year, and the longest time without a film."""
    about = answer.to_dict()
    period = [f"{about['first']} to {about['last']}"] if about["first"] else []
    longest = max(about["breaks"], key=lambda one: one["years"], default=None)
    pause = [f"longest break {longest['from']} to {longest['to']}"] if longest else []
    return f"{answer.who.name}: " + ", ".join([number(len(answer.works), "film"), *period, *pause])
