"""``filmgraph doctor``"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from filmgraph import __version__
from filmgraph.cli.options import connection, format_option
from filmgraph.cli.output import printable, rows_out
from filmgraph.errors import FilmgraphError

if TYPE_CHECKING:
    from filmgraph.store import Store


class Finding(NamedTuple):
    """One thing that was looked at: fine or not, what was seen, and what to do where it is not."""

    what: str
    fine: bool
    seen: str
    advice: str = ""


@click.command()
@format_option
@connection
def doctor(form: str | None, uri: str | None, folder: Path | None) -> int:
    """What is installed, reachable or odd, and what to do about it. Exit code 1 when something is amiss.

    \b
    Examples:
      filmgraph doctor
      filmgraph doctor --uri bolt://localhost:7687
    """
    findings = [*_packages(), *_database(uri, folder)]
    if form:
        rows_out([one._asdict() for one in findings], Finding._fields, form)
    else:
        for one in findings:
            mark = click.style("ok  ", fg="green") if one.fine else click.style("odd ", fg="red")
            click.echo(f"{mark} {one.what}: {printable(one.seen)}")
            if one.advice:
                click.echo(f"      {printable(one.advice)}")
    return 0 if all(one.fine for one in findings) else 1


def _packages() -> Iterator[Finding]:
    yield Finding("filmgraph", True, f"{__version__} on Python {sys.version.split()[0]}, {sys.platform}")
    for name, advice in (
        ("neo4j", "pip install neo4j"),
        ("networkx", "pip install networkx"),
        ("pyvis", "pip install pyvis; pages cannot be drawn without it"),
        ("arcadedb-embedded", "There is no local store for this platform; set NEO4J_URI to use a Neo4j server."),
    ):
        try:
            yield Finding(name, True, metadata.version(name))
        except metadata.PackageNotFoundError:
            yield Finding(name, False, "not installed", advice)
    yield _files()


def _files() -> Finding:
    from filmgraph.questions import folder, questions

    count = len(questions())
    return Finding("questions", count > 0, f"{count} in {folder()}", "" if count else "Install filmgraph again.")


def _database(uri: str | None, folder: Path | None) -> Iterator[Finding]:
    from filmgraph.store import Settings, connect

    try:
        settings = Settings.find(uri, folder)
        yield Finding("settings", True, settings.uri or f"local store in {settings.folder}")
        with connect(settings) as store:
            for what, seen in store.describe().items():
                yield Finding(what, True, str(seen))
            yield _contents(store)
            yield from _gone_sheets(store)
    except FilmgraphError as error:
        yield Finding("database", False, error.message, error.hint)


def _contents(store: Store) -> Finding:
    from filmgraph.load import counts

    nodes, _ = counts(store)
    seen = ", ".join(f"{count:,} {label}" for label, count in nodes.items())
    return Finding(
        "graph", True, seen, "" if nodes["Film"] else "Nothing is loaded yet: filmgraph load FOLDER, or filmgraph demo."
    )


def _gone_sheets(store: Store) -> Iterator[Finding]:
    from filmgraph.questions import question
    from filmgraph.store import Limits

    rows = store.reader().query(question("film-sheets").text, limits=Limits(rows=None)).dicts()
    sheets = (row["sheet"] for row in rows if not row["sheet"].startswith("stdin:"))
    gone = [sheet for sheet in sheets if not Path(sheet).exists()]
    if gone:
        advice = (
            "If they are gone for good: filmgraph load --prune FOLDER. If they lie on another machine, all is well."
        )
        yield Finding(
            "sheets", True, f"{len(gone):,} of {len(rows):,} are not on this machine, such as {gone[0]}", advice
        )
