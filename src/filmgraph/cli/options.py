"""Options that several verbs share, and the store that they lead to."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from filmgraph.cli.output import FORMATS, note, printable

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from filmgraph.explore import Hit
    from filmgraph.explore.filters import Years
    from filmgraph.store import Reader, Settings, Store

F = TypeVar("F", bound=Callable[..., Any])

LABELS = ("film", "person", "company", "festival")


def _names(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    from click.shell_completion import CompletionItem

    from filmgraph.cli.complete import names_like

    found = names_like(incomplete, context.params.get("uri"), context.params.get("folder"))
    return [CompletionItem(name) for name in found]


name_argument = partial(click.argument, shell_complete=_names)
"""An argument that is the name of something in the graph: the shell completes it."""


def connection(function: F) -> F:
    """``--uri`` and ``--store``: which database to speak to."""
    function = click.option(
        "--store", "folder", type=click.Path(path_type=Path), help="Folder of the local store. [env: FILMGRAPH_STORE]"
    )(function)
    return click.option(
        "--uri",
        help="Address of a Neo4j server (bolt://, neo4j://, neo4j+s://). Who you are and which database stand in "
        "NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE. [env: FILMGRAPH_NEO4J_URI, NEO4J_URI]",
    )(function)


def format_option(function: F) -> F:
    """``--format``: how an answer is written."""
    return click.option(
        "--format",
        "-f",
        "form",
        type=click.Choice(FORMATS),
        help="How to write the answer: a table on a terminal, tab-separated in a pipe.",
    )(function)


def sources_option(function: F) -> F:
    """``--sources``: sheet and line of everything that is said."""
    return click.option("--sources", is_flag=True, help="Add sheet and line; JSON always has them.")(function)


def limit_option(what: str, default: int = 20) -> Callable[[F], F]:
    """``--limit``: how many of ``what`` an answer lists."""
    return click.option(
        "--limit", default=default, show_default=True, type=click.IntRange(1, 1000), help=f"At most so many {what}."
    )


def kind_option(function: F) -> F:
    """``--kind``: look among one kind of thing only."""
    return click.option("--kind", type=click.Choice(LABELS), help="Look among films, people, ... only.")(function)


def years_option(function: F) -> F:
    """``--years``: a period; the verb gets `explore.filters.Years`, which without the option hold every film."""
    return click.option("--years", metavar="A:B", callback=_years, help="Films of these years only: 1990:2010, 1990:.")(
        function
    )


def jobs_option(function: F) -> F:
    """``--only``: kinds of job; the verb gets the types of their edges, which without the option are all of them."""
    return click.option(
        "--only",
        metavar="JOB[,JOB]",
        multiple=True,
        callback=_jobs,
        help="These jobs only: directed,acted,music...",
    )(function)


def _years(_: click.Context, __: click.Parameter, text: str | None) -> Years:
    from filmgraph.explore.filters import years

    return years(text)


def _jobs(_: click.Context, __: click.Parameter, texts: tuple[str, ...]) -> tuple[str, ...]:
    from filmgraph.explore.filters import jobs

    return jobs(texts)


def labels(kind: str | None) -> tuple[str, ...]:
    """The labels that ``--kind`` stands for."""
    from filmgraph.model import SHOWN_LABELS

    return (kind.capitalize(),) if kind else SHOWN_LABELS


def meant(reader: Reader, text: str, labels: Sequence[str], advice: str = "") -> Hit:
    """The one thing of these labels that a text means; see `explore.search.of_kind`. Where nothing is called so and one
    name only holds the text, a remark says which it is."""
    from filmgraph.explore.search import of_kind

    hit = of_kind(reader, text, labels, advice)
    if not hit.certain:
        note(f"“{printable(text)}” is taken for {printable(str(hit))}.")
    return hit


def person(reader: Reader, name: str) -> Hit:
    """The person a name means; see `meant`."""
    return meant(reader, name, ("Person",), "Give a person’s name; filmgraph common takes films too.")


def opened(uri: str | None, folder: Path | None) -> Store:
    """The store that the options and the environment name; close it, or use it in a ``with``."""
    from filmgraph.store import connect

    return connect(settings(uri, folder))


def settings(uri: str | None, folder: Path | None) -> Settings:
    """What the options and the environment name. A password that only is missing is asked for on a terminal."""
    from filmgraph.store import Settings

    found = Settings.find(uri, folder)
    if found.uri and found.username and not found.password and sys.stdin.isatty():
        password = click.prompt(f"Password of {found.username}", hide_input=True, err=True)
        return replace(found, password=password)
    return found
