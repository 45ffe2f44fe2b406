"""``filmgraph load``"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from filmgraph.cli.options import connection, opened
from filmgraph.cli.output import as_json, note, number, printable
from filmgraph.errors import UsageError
from filmgraph.sheets import MAX_BYTES

if TYPE_CHECKING:
    from filmgraph.load import LoadReport

SECONDS_OF_SILENCE = 10


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--prune", is_flag=True, help="Forget films whose sheets below PATH are gone.")
@click.option("--again", is_flag=True, help="Read every sheet, even those that have not changed.")
@click.option("--records", is_flag=True, help="PATH holds what “filmgraph parse” wrote, not sheets.")
@click.option(
    "--workers", default=1, show_default=True, type=click.IntRange(1, 16), help="On a server: write so many at a time."
)
@click.option("--max-size", default=MAX_BYTES, show_default=True, help="Refuse files with more bytes.")
@click.option("--format", "-f", "form", type=click.Choice(["table", "json"]), help="json: the whole report on stdout.")
@connection
def load(
    paths: tuple[str, ...],
    prune: bool,
    again: bool,
    records: bool,
    workers: int,
    max_size: int,
    form: str | None,
    uri: str | None,
    folder: Path | None,
) -> int:
    """Load sheets into the graph.

    Only sheets that are new or have changed are read; a changed sheet replaces exactly what it said before. A file
    that is no sheet is reported and left out, and the exit code is then 5.

    \b
    Examples:
      filmgraph load sheets/
      filmgraph load --prune sheets/
      filmgraph load --format json sheets/baikonur.txt
      filmgraph load --records parts/*.jsonl
    """
    from filmgraph.load import load as load_sheets

    if records and prune:
        raise UsageError("--prune looks for sheets, and records are none.", "Prune with the folder of the sheets.")
    with opened(uri, folder) as store, _progress(paths, records) as step:
        if workers > 1 and not store.writes_side_by_side:
            note("The local store writes one batch at a time; --workers is for a Neo4j server.")
        report = load_sheets(
            store, paths, prune=prune, again=again, records=records, max_bytes=max_size, workers=workers, progress=step
        )
    if form == "json":
        click.echo(as_json(asdict(report)))
    _summary(report)
    return 5 if report.rejected else 0


@contextmanager
def _progress(paths: tuple[str, ...], records: bool) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal; elsewhere a line now and then, on long loads only."""
    if records or not sys.stderr.isatty():  # how many records a file holds shows only when it is read
        yield _Murmur().step
        return
    from filmgraph.sheets import find

    files = sum(1 for _ in find(paths)) if "-" not in paths else 1
    with click.progressbar(length=files, label="Loading sheets", file=sys.stderr) as bar:
        yield bar.update


class _Murmur:
    """Says every ten seconds how many files are done."""

    def __init__(self) -> None:
        self.files = 0
        self.said = time.monotonic()

    def step(self, files: int) -> None:
        self.files += files
        if time.monotonic() - self.said > SECONDS_OF_SILENCE:
            note(f"{number(self.files, 'file')} so far.")
            self.said = time.monotonic()


def _summary(report: LoadReport) -> None:
    for refused in report.rejected:
        note(printable(f"{refused['file']}: refused, {refused['reason']}"))
    for copy in report.copies:
        note(printable(f"{copy['file']}: the same bytes as {copy['of']}, loaded once"))
    for one in report.strangers:
        place = f"{one['file']}:{one['line']}"
        sheet = f"sheet “{one['sheet']}”" if "sheet" in one else "sheet"
        note(printable(f"{place}: no {sheet} in the graph prints “{one['name']}”; the decision waits for one"))
    parts = [f"{report.loaded} loaded", f"{report.unchanged} unchanged"]
    parts += [f"{len(report.rejected)} refused"] if report.rejected else []
    parts += [f"{len(report.copies)} copies"] if report.copies else []
    parts += [f"{report.forgotten} forgotten"] if report.forgotten else []
    note(f"{number(report.files, 'file')}: {', '.join(parts)}, in {report.seconds:.1f} s.")
    if report.warnings:
        note(f"{number(report.warnings, 'warning')}; “filmgraph check” shows them.")
    nodes = report.nodes
    people = "1 person" if nodes["Person"] == 1 else f"{nodes['Person']:,} people"
    companies = "1 company" if nodes["Company"] == 1 else f"{nodes['Company']:,} companies"
    rest = f"{number(nodes['Festival'], 'festival')} and {number(sum(report.edges.values()), 'edge')}"
    note(f"The graph holds {number(nodes['Film'], 'film')}, {people}, {companies}, {rest}.")
