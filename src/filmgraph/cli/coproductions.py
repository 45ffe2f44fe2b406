"""``filmgraph coproductions``"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from filmgraph.cli.answers import Request, cut_note, request_options
from filmgraph.cli.options import limit_option, meant, name_argument, years_option
from filmgraph.errors import NotFound

if TYPE_CHECKING:
    from filmgraph.explore.coproductions import Coproductions
    from filmgraph.explore.filters import Years
    from filmgraph.store import Reader

ADVICE = "coproductions takes a company or, with --countries, a country."


@click.command()
@name_argument("name", required=False)
@click.option("--countries", is_flag=True, help="Pairs of countries instead of companies.")
@years_option
@limit_option("pairs")
@request_options
def coproductions(name: str | None, countries: bool, years: Years, limit: int, request: Request) -> None:
    """Companies that produced together, and on which films: those with most films first.

    NAME, a company, shows its partners alone. Who is printed as a seller or distributor of a film did not produce it.
    With --countries it is countries, and NAME one of them, in English or French or as its code: Germany and Allemagne
    are one country. A sheet as a whole is the source of its film's countries.

    \b
    Examples:
      filmgraph coproductions
      filmgraph coproductions "Pandora Film" --years 1995:2005
      filmgraph coproductions --countries --limit 5
      filmgraph coproductions --countries Tajikistan --sources
    """
    from filmgraph.explore.search import empty

    with request.reader() as reader:
        answer = _answer(reader, name, countries, years, limit)
        none = (None if answer.pairs else empty(reader)) or _none(answer)
    request.write(answer, none)
    cut_note(answer.truncated, limit)


def _answer(reader: Reader, name: str | None, countries: bool, years: Years, limit: int) -> Coproductions:
    from filmgraph.explore.coproductions import coproductions as between_companies
    from filmgraph.explore.coproductions.countries import coproducing_countries

    if countries:
        return coproducing_countries(reader, name, period=years, most=limit)
    company = None if name is None else meant(reader, name, ("Company",), ADVICE)
    return between_companies(reader, company, period=years, most=limit)


def _none(answer: Coproductions) -> NotFound:
    who = f"{answer.of.name} and another" if answer.of else "two"
    kind = {"companies": "companies" if not answer.of else "company", "countries": "countries"}[answer.between]
    return NotFound(
        f"No film in the graph was produced by {who} {kind}.", "A wider period, or more sheets, may show some."
    )
