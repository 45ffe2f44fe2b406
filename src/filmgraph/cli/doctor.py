"""``filmgraph doctor``"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from filmgraph import __version__
from filmgraph.cli.options import connection, format_option, settings
from filmgraph.cli.output import printable, rows_out
from filmgraph.errors import FilmgraphError

if TYPE_CHECKING:
    from filmgraph.store import Store, Transaction


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

    Of the database it says who answers, with version, edition and name; whether this user may write; and whether
    constraints and indexes are there.

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
    ):
        yield _package(name, advice)
    yield _files()


def _package(name: str, advice: str) -> Finding:
    try:
        return Finding(name, True, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, False, "not installed", advice)


def _files() -> Finding:
    from filmgraph.questions import folder, questions

    count = len(questions())
    return Finding("questions", count > 0, f"{count} in {folder()}", "" if count else "Install filmgraph again.")


def _database(uri: str | None, folder: Path | None) -> Iterator[Finding]:
    from filmgraph.store import connect

    try:
        found = settings(uri, folder)
        if not found.uri:
            yield _package("arcadedb-embedded", "There is no local store for this platform; set NEO4J_URI.")
        with connect(found) as store:
            yield _whereabouts(store)
            for what, seen in store.describe().items():
                yield Finding(what, True, str(seen))
            contents = _contents(store)
            yield contents
            yield _schema(store, empty=bool(contents.advice))
            yield _writing(store)
            yield from _gone_sheets(store)
    except FilmgraphError as error:
        yield Finding("database", False, error.message, error.hint)


def _whereabouts(store: Store) -> Finding:
    named = store.settings
    if not named.uri:
        return Finding("settings", True, f"local store in {named.folder}")
    login = f"as user {named.username}" if named.username else "without a user name"
    login += "" if named.password or not named.username else ", without a password"
    return Finding("settings", True, f"server at {store.address}, {login}, {named.database or 'its default'} database")


def _contents(store: Store) -> Finding:
    from filmgraph.load import counts

    nodes, _ = counts(store)
    seen = ", ".join(f"{count:,} {label}" for label, count in nodes.items())
    return Finding(
        "graph", True, seen, "" if nodes["Film"] else "Nothing is loaded yet: filmgraph load FOLDER, or filmgraph demo."
    )


def _schema(store: Store, *, empty: bool) -> Finding:
    """Whether all constraints and indexes are there. In an empty graph nobody misses them."""
    from filmgraph.questions import schema, statement

    names = [words[2] for words in map(str.split, schema())]
    asked = [statement(f"load/{kind}-names") for kind in ("constraint", "index")]
    there = {row["name"] for text in asked for row in store.reader().query(text).dicts()}
    if missing := [name for name in names if name not in there]:
        advice = "filmgraph load PATH makes them, even where no sheet is new."
        return Finding("schema", empty, f"missing: {', '.join(missing)}", advice)
    return Finding("schema", True, f"complete, {len(names)} constraints and indexes")


def _writing(store: Store) -> Finding:
    """Whether this user may write, found by a write that is taken back."""
    from filmgraph.questions import statement

    def work(transaction: Transaction) -> None:
        transaction.run(statement("load/try-writing"))
        raise _TakenBackError

    try:
        with suppress(_TakenBackError):
            store.writer().transact(work)
    except FilmgraphError as error:
        return Finding("writing", False, error.message, f"Questions are answered; loading wants more. {error.hint}")
    return Finding("writing", True, "allowed")


class _TakenBackError(Exception):
    """Rolls the transaction back."""


def _gone_sheets(store: Store) -> Iterator[Finding]:
    from filmgraph.questions import question

    rows = store.reader().fetch_all(question("film-sheets").text).dicts()
    sheets = (row["sheet"] for row in rows if not row["sheet"].startswith("stdin:"))
    gone = [sheet for sheet in sheets if not Path(sheet).exists()]
    if gone:
        advice = (
            "If they are gone for good: filmgraph load --prune FOLDER. If they lie on another machine, all is well."
        )
        yield Finding(
            "sheets", True, f"{len(gone):,} of {len(rows):,} are not on this machine, such as {gone[0]}", advice
        )
