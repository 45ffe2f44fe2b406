"""``filmgraph common``"""

from __future__ import annotations

from pathlib import Path

import click

from filmgraph.cli.answers import cut_note, found_out
from filmgraph.cli.options import (
    connection,
    format_option,
    kind_option,
    labels,
    limit_option,
    meant,
    name_argument,
    opened,
    sources_option,
)
from filmgraph.errors import NotFound


@click.command()
@name_argument("first", metavar="A")
@name_argument("second", metavar="B")
@kind_option
@limit_option("of each kind")
@sources_option
@format_option
@connection
def common(
    first: str,
    second: str,
    kind: str | None,
    limit: int,
    sources: bool,
    form: str | None,
    uri: str | None,
    folder: Path | None,
) -> None:
    """What two people, films, companies or festivals share: films, people, companies, festivals.

    Shared are the films of both, and all who are linked with a film of one and a film of the other, at one time or
    not. A and B may be of different kinds; film:, person:, company: or festival: before a name says which is meant.

    \b
    Examples:
      filmgraph common "Veit Helmer" "Emir Kusturica"
      filmgraph common "Luna Papa" "Tuvalu" --kind person
      filmgraph common "festival:Cannes" "Goran Bregović" --sources
    """
    from filmgraph.explore.collaboration import common

    with opened(uri, folder) as store:
        reader = store.reader()
        a, b = (meant(reader, name, labels(None)) for name in (first, second))
        answer = common(reader, a, b, labels=labels(kind), most=limit)
    otherwise = NotFound(
        f"{a.title} and {b.title} share nothing.", "filmgraph path shows how they are connected, where they are."
    )
    found_out(answer, form, otherwise, sources=sources)
    cut_note(answer.truncated, limit, " of each kind")
