"""``filmgraph show``"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from filmgraph.cli.options import connection, format_option, kind_option, labels, opened, sources_option
from filmgraph.cli.output import as_json, printable, rows_out

if TYPE_CHECKING:
    from filmgraph.explore import Card, Link

COLUMNS = ("type", "label", "id", "name", "credit", "role", "year", "sheet", "line", "text")


@click.command()
@click.argument("name")
@kind_option
@sources_option
@format_option
@connection
def show(name: str, kind: str | None, sources: bool, form: str | None, uri: str | None, folder: Path | None) -> None:
    """A film, person, company or festival, and all that sheets say of it.

    NAME is a name, a title (with its year in parentheses where several bear it) or an id. Accents and case do not
    matter. A name that fits several is not guessed: they are listed, and the exit code is 3.

    \b
    Examples:
      filmgraph show "Veit Helmer"
      filmgraph show --sources "Luna Papa (1999)"
      filmgraph show --format json baikonur-2011
    """
    from filmgraph.explore import resolve
    from filmgraph.explore import show as card_of

    with opened(uri, folder) as store:
        reader = store.reader()
        card = card_of(reader, resolve(reader, name, labels=labels(kind)))
    if form is None or form == "table":
        _card_out(card, sources)
    elif form == "json":
        click.echo(as_json(card.to_dict()))
    else:
        rows_out([one.to_dict() for one in card.links], COLUMNS, form)


def _card_out(card: Card, sources: bool) -> None:
    from filmgraph.explore import titled

    own = card.properties
    head = titled(own.get("title") or own.get("name") or card.id, own.get("year"))
    click.echo(click.style(printable(head), bold=True) + f"   {card.label.lower()}, {card.id}")
    for name, words in _FACTS.items():
        if (value := own.get(name)) not in (None, [], ""):
            text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
            click.echo(f"  {words.format(printable(text))}")
    if own.get("synopsis"):
        click.echo()
        click.echo(click.wrap_text(printable(own["synopsis"]), 96, "  ", "  "))
    for heading, links in groupby(card.links, _heading):
        click.echo("\n" + click.style(printable(heading), bold=True))
        for link in links:
            click.echo("  " + _link(link, sources))


_FACTS = {
    "native": "in its own script: {}",
    "aliases": "also printed: {}",
    "city": "city: {}",
    "country": "country: {}",
    "country_code": "country code: {}",
    "countries": "countries: {}",
    "duration_min": "duration: {} minutes",
    "colour": "colour: {}",
    "kind": "kind: {}",
    "sites": "sites: {}",
    "releases": "releases: {}",
    "texts": "bibliography: {}",
    "title_source": "the title is from: {}",
    "sheet": "sheet: {}",
}


def _heading(link: Link) -> str:
    from filmgraph.explore import titled

    if link.label == "Film":
        return titled(link.name, link.film_year)
    return str(link.properties.get("credit") or _HEADINGS.get(link.type, link.type))


_HEADINGS = {
    "ACTED_IN": "Cast",
    "PRODUCTION_COMPANY_OF": "Production",
    "SELECTED_AT": "Festivals",
    "WROTE_ABOUT": "Texts about it",
}


def _link(link: Link, sources: bool) -> str:
    from filmgraph.explore import source

    own = link.properties
    detail = _selection(own) if link.type == "SELECTED_AT" else own.get("role") or own.get("title")
    if link.label == "Film":
        what = own.get("credit") or _HEADINGS.get(link.type, link.type)
        words = f"{what}: {detail}" if detail else str(what)
    else:
        words = f"{link.name} ... {detail}" if detail else link.name
    return printable(words) + (click.style(f"   [{printable(source(own))}]", dim=True) if sources else "")


def _selection(own: Mapping[str, Any]) -> str:
    """In which section, where and when a film was shown: a festival may have been in several cities."""
    from filmgraph.identity import unpack

    printed = unpack(own["spelling"])
    place = f"{printed.city} ({printed.country})" if printed.city and printed.country else printed.country
    parts = (own.get("section"), place, own.get("date") or own.get("year"))
    return ", ".join(str(part) for part in parts if part)
