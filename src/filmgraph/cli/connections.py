"""What `path` and `view` share: the options of a path, and the answer that they lead to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from filmgraph.cli.options import labels, meant
from filmgraph.errors import NotFound

if TYPE_CHECKING:
    from filmgraph.explore import Hit, Paths
    from filmgraph.explore.paths import Rules
    from filmgraph.store import Reader

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--alternatives",
        type=click.IntRange(1, 100),
        metavar="K",
        help="The K best paths, not only the shortest; no two tell the same story.",
    ),
    click.option("--max-films", type=click.IntRange(1, 20), help="At most so many films on a path.  [default: 20]"),
    click.option("--only", multiple=True, metavar="JOBS", help="Over these jobs only: directed,acted,composed, ..."),
    click.option("--without", multiple=True, metavar="NAME", help="Stay away from this person, film, ...; repeatable."),
    click.option("--years", metavar="FROM:TO", help="Over films of these years only: 1990:2010, 1990:, :2010, 1990."),
    click.option(
        "--no-hubs",
        type=click.IntRange(1),
        metavar="N",
        help="Through no film with more than N people, and no person, company or festival with more than N films.",
    ),
    click.option("--via", multiple=True, metavar="KINDS", help="Also through companies or festivals; repeatable."),
)


def path_options(function: F) -> F:
    """What a path may run over, and how many are wanted."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def connections(reader: Reader, start: Hit, end: Hit, *, asked: Mapping[str, Any], most: int) -> Paths:
    """The paths that the options ask for: ``--alternatives``, else at most ``most`` of the shortest."""
    from filmgraph.explore.paths import find_paths

    alternatives = asked["alternatives"]
    return find_paths(
        reader,
        start,
        end,
        most=alternatives or most,
        alternatives=bool(alternatives),
        max_films=asked["max_films"],
        rules=_rules(reader, asked),
    )


def typed(asked: Mapping[str, Any]) -> str:
    """Options as they are typed, each with a space before it.

    >>> typed({"alternatives": 3, "only": ("acted", "shot"), "years": None})
    ' --alternatives "3" --only "acted" --only "shot"'
    """
    each = ((name, one) for name, value in asked.items() for one in (value if isinstance(value, tuple) else [value]))
    return "".join(f' --{name.replace("_", "-")} "{one}"' for name, one in each if one is not None)


def no_path(answer: Paths) -> NotFound:
    """The error for an answer without a path: whether there is none at all, or none of the kind asked for."""
    within = "" if answer.connected is False else " within these bounds"
    return NotFound(
        f"{answer.from_.title} and {answer.to.title} are not connected{within}.",
        f"{answer.reason} Jobs on films were followed, texts about films were not.",
    )


def _rules(reader: Reader, asked: Mapping[str, Any]) -> Rules:
    from filmgraph.explore.filters import jobs, years
    from filmgraph.explore.paths import Rules, passed

    only = frozenset(jobs(asked["only"])) if asked["only"] else frozenset[str]()
    left_out = [meant(reader, name, labels(None)) for name in asked["without"]]
    without = frozenset(hit.key for hit in left_out)
    return Rules(only, passed(asked["via"]), without, years(asked["years"]), asked["no_hubs"])
