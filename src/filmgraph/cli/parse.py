"""``filmgraph parse``"""

from __future__ import annotations

import json

import click

from filmgraph.cli.output import note, printable
from filmgraph.sheets import MAX_BYTES


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--max-size", default=MAX_BYTES, show_default=True, help="Refuse files with more bytes.")
def parse(paths: tuple[str, ...], max_size: int) -> int:
    """Sheets as JSON lines, one object a sheet. Nothing is stored.

    PATH is a file, a folder, or - for standard input. Files that are no sheets are named on stderr, and the exit
    code is then 5.

    \b
    Examples:
      filmgraph parse sheets/ > sheets.jsonl
      filmgraph parse - < sheets/baikonur.txt
    """
    from filmgraph.sheets import Refusal, as_json, sheets

    refused = 0
    for one in sheets(paths, max_size):
        if isinstance(one, Refusal):
            refused += 1
            note(printable(f"{one.file}: {one.reason}"))
        else:
            click.echo(json.dumps(as_json(one), ensure_ascii=False))
    return 5 if refused else 0
