"""``filmgraph show``"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import click

from filmgraph.cli.answers import Request, request_options
from filmgraph.cli.options import kind_option, labels, meant, name_argument
from filmgraph.cli.output import as_json, printable, rows_out

if TYPE_CHECKING:
    from filmgraph.explore import Card, Link

COLUMNS = ("type", "label", "id", "name", "credit", "role", "year", "sheet", "line", "text")


@click.command()
@name_argument("name")
@kind_option
@request_options
def show(name: str, kind: str | None, request: Request) -> None:
    """A film, person, company or festival, and all that sheets say of it.

    NAME is a name, a title (with its year in parentheses where several bear it) or an id. Accents and case do not
    matter. A name that fits several is not guessed: they are listed, and the exit code is 3.

    \b
    Examples:
      filmgraph show "Veit Helmer"
      filmgraph show --sources "Luna Papa (1999)"
      filmgraph show --format json baikonur-2011
    """
    from filmgraph.explore import show as card_of

    with request.reader() as reader:
        card = card_of(reader, meant(reader, name, labels(kind), "Without --kind it is shown."))
    if request.form in (None, "table"):
        _card_out(card, request.sources)
    elif request.form == "json":
        click.echo(as_json(card.to_dict()))
    else:
        rows_out([one.to_dict() for one in card.links], COLUMNS, request.form)


def _card_out(card: Card, sources: bool) -> None:
    from filmgraph.explore import cards

    click.echo(click.style(printable(cards.heading(card)), bold=True) + f"   {card.label.lower()}, {card.id}")
    for name, value in cards.facts(card):
        click.echo(f"  {name}: {printable(value)}")
    for other in cards.others(card):
        click.echo(f"  one film with: {printable(other)}")
    if synopsis := card.properties.get("synopsis"):
        click.echo()
        width = min(96, shutil.get_terminal_size((100, 24)).columns - 1)
        click.echo(click.wrap_text(printable(synopsis), width, "  ", "  "))
    for heading, links in cards.sections(card):
        click.echo("\n" + click.style(printable(heading), bold=True))
        for link in links:
            click.echo("  " + _link(link, sources))


def _link(link: Link, sources: bool) -> str:
    from filmgraph.explore import cards, source

    detail = cards.detail(link)
    if link.label == "Film":
        what = cards.job(link)
        words = f"{what}: {detail}" if detail else what
    else:
        words = f"{link.name} ... {detail}" if detail else link.name
    return printable(words) + (click.style(f"   [{printable(source(link.properties))}]", dim=True) if sources else "")
