"""``filmgraph common``"""

from __future__ import annotations

import click

from filmgraph.cli.answers import Request, cut_note, request_options
from filmgraph.cli.options import kind_option, labels, limit_option, meant, name_argument
from filmgraph.errors import NotFound


@click.command()
@name_argument("first", metavar="A")
@name_argument("second", metavar="B")
@kind_option
@limit_option("of each kind")
@request_options
def common(first: str, second: str, kind: str | None, limit: int, request: Request) -> None:
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

    with request.reader() as reader:
        a, b = (meant(reader, name, labels(None)) for name in (first, second))
        answer = common(reader, a, b, labels=labels(kind), most=limit)
    otherwise = NotFound(
        f"{a.title} and {b.title} share nothing.", "filmgraph path shows how they are connected, where they are."
    )
    request.write(answer, otherwise)
    cut_note(answer.truncated, limit, " of each kind")
