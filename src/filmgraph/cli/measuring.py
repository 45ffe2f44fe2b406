"""``filmgraph stats network``, ``people``, ``communities``, ``centre``, ``brokers``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from filmgraph.cli.answers import Request, request_options
from filmgraph.cli.options import jobs_option, name_argument, person, years_option
from filmgraph.cli.output import note, number

if TYPE_CHECKING:
    from filmgraph.explore.filters import Years
    from filmgraph.explore.measures import Shared

F = TypeVar("F", bound=Callable[..., Any])

MEASURES = ("degree", "strength", "closeness", "betweenness", "pagerank")


def measuring(function: F) -> F:
    """Which network is measured, and how the answer is written."""
    for option in (
        request_options,
        click.option("--kind", metavar="KIND", help="Films of this kind only: fiction, documentary, ..."),
        click.option("--country", metavar="NAME", help="Films of this country only, alone or with others."),
        jobs_option,
        years_option,
    ):
        function = option(function)
    return function


limit_option = click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="At most so many.")
sample_option = click.option(
    "--sample",
    type=click.IntRange(0),
    help="Take distances and connections from so many people, 0 from all; else from 500 where the network is large.",
)


@contextmanager
def _network(
    request: Request, years: Years, only: tuple[str, ...], country: str | None, kind: str | None
) -> Iterator[Shared]:
    from filmgraph.explore.measures import Scope, shared

    with request.reader() as reader:
        yield shared(reader, Scope(years, country, kind, only))


def _drawn(sample: int | None) -> None:
    if sample is not None:
        note(f"An estimate from {number(sample, 'person').replace('persons', 'people')}; --sample 0 takes all.")


@click.command()
@sample_option
@measuring
def network(sample: int | None, request: Request, **where: Any) -> None:
    """The network of people as a whole: its size, its components, how small a world it is.

    Two people are linked who worked on a film together. Beside a figure stands its standard error, 0 where it is exact,
    and what a random network of as many people and links would have.

    \b
    Examples:
      filmgraph stats network
      filmgraph stats network --years 1960:1979 --country USSR
      filmgraph stats network --only directed,music --kind fiction
    """
    from filmgraph.explore.measures import figures

    with _network(request, **where) as shared:
        found = figures(shared, sample=sample)
    request.write(found)
    _drawn(found.sample)


@click.command()
@click.option("--by", default="degree", show_default=True, type=click.Choice(MEASURES), help="The measure.")
@limit_option
@sample_option
@measuring
def people(by: str, limit: int, sample: int | None, request: Request, **where: Any) -> None:
    """Who stands out in the network of people.

    \b
    degree       with how many others somebody worked
    strength     on how many films somebody was not alone
    closeness    how near all others are: one over the average number of steps
    betweenness  on which share of the shortest connections of two others somebody stands
    pagerank     whom those worked with who count themselves

    \b
    Examples:
      filmgraph stats people
      filmgraph stats people --by betweenness --limit 10
      filmgraph stats people --by closeness --years 1990: --only acted
    """
    from filmgraph.explore.measures import ranked

    with _network(request, **where) as shared:
        found = ranked(shared, by, most=limit, sample=sample)
    request.write(found)
    _drawn(found.sample)


@click.command()
@limit_option
@measuring
def communities(limit: int, request: Request, **where: Any) -> None:
    """People who worked with each other more than with others, named by the best-known films of theirs.

    Films are best known that were selected at festivals most often. The same sheets give the same communities.

    \b
    Examples:
      filmgraph stats communities
      filmgraph stats communities --limit 5 --sources
    """
    from filmgraph.explore.measures import communities as divided

    with _network(request, **where) as shared:
        found = divided(shared, most=limit)
    request.write(found)
    note(f"{found.total:,} communities in all; modularity {found.modularity}.")


@click.command()
@name_argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--all", "everybody", is_flag=True, help="Each person's distance.")
@click.option("--from", "around", metavar="NAME", help="Distances from this person instead of the centre.")
@measuring
def centre(names: tuple[str, ...], everybody: bool, around: str | None, request: Request, **where: Any) -> None:
    """Who is nearest to all others, and how many steps people are from there; with NAMEs, how many these are.

    A step is a film that two worked on together.

    \b
    Examples:
      filmgraph stats centre
      filmgraph stats centre "Denis Lavant" "Chulpan Khamatova"
      filmgraph stats centre --from "Veit Helmer"
      filmgraph stats centre --all --format csv
    """
    from filmgraph.explore.measures import centre as rings
    from filmgraph.explore.measures import distances

    with _network(request, **where) as shared:
        ids = [person(shared.reader, name).id for name in (*names, *filter(None, [around]))]
        middle = ids.pop() if around else None
        if names or everybody:
            found: Any = distances(shared, None if everybody else ids, middle)
        else:
            found = rings(shared, middle)
    request.write(found)
    note(f"The centre is {found.centre.name}." if not around else f"From {found.centre.name}.")
    if any(row["distance"] is None for row in found.rows()):
        note("Without a distance: whom no chain of films, however long, links with that person.")


@click.command()
@limit_option
@measuring
def brokers(limit: int, request: Request, **where: Any) -> None:
    """Who links people that are not linked otherwise: the least of Burt's constraint comes first.

    It is near 0 where somebody's fellow workers do not know each other, and about 1 where they all do.

    \b
    Examples:
      filmgraph stats brokers
      filmgraph stats brokers --limit 10 --only composed
    """
    from filmgraph.explore.measures import brokers as least_constrained

    with _network(request, **where) as shared:
        found = least_constrained(shared, most=limit)
    request.write(found)
