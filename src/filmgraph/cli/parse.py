"""``filmgraph parse``"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from filmgraph.cli.output import note, printable
from filmgraph.errors import UsageError
from filmgraph.sheets import MAX_BYTES

if TYPE_CHECKING:
    from filmgraph.sheets import Shard


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--shard", metavar="I/N", help="Read one of N parts of the sheets only, counted from 1.")
@click.option("--max-size", default=MAX_BYTES, show_default=True, help="Refuse files with more bytes.")
def parse(paths: tuple[str, ...], shard: str | None, max_size: int) -> int:
    """Sheets as JSON lines, one object a sheet. Nothing is stored.

    PATH is a file, a folder, or - for standard input. Files that are no sheets are named on stderr, and the exit
    code is then 5.

    \b
    Examples:
      filmgraph parse sheets/ > sheets.jsonl
      filmgraph parse - < sheets/baikonur.txt
      filmgraph parse --shard 2/4 sheets/ > 2.jsonl

    With --shard several machines read one part of the sheets each, and “filmgraph load --records” takes what all of
    them wrote.
    """
    from filmgraph.sheets import Refusal, Shard, as_json, real_path, sheets

    refused = 0
    for one in sheets(paths, max_size, _part(shard) if shard else Shard(1, 1)):
        if isinstance(one, Refusal):
            refused += 1
            note(printable(f"{one.file}: {one.reason}"))
        else:
            click.echo(json.dumps(as_json(one, real_path(one.file)), ensure_ascii=False))
    return 5 if refused else 0


def _part(shard: str) -> Shard:
    from filmgraph.sheets import Shard

    part, slash, of = shard.partition("/")
    if not (slash and part.isdecimal() and of.isdecimal() and 1 <= int(part) <= int(of)):
        raise UsageError(f"“{shard}” is no part.", "The second of four parts is --shard 2/4.")
    return Shard(int(part), int(of))
