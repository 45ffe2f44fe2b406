"""``filmgraph forget``"""

from __future__ import annotations

from pathlib import Path

import click

from filmgraph.cli.options import connection, opened
from filmgraph.cli.output import note, number
from filmgraph.errors import NotFound


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--samples", "with_samples", is_flag=True, help="Forget the sample sheets, wherever they were loaded from."
)
@connection
def forget(paths: tuple[str, ...], with_samples: bool, uri: str | None, folder: Path | None) -> None:
    """Take out of the graph what was loaded from files or folders.

    The sheets themselves are not touched, and loading them again brings everything back.

    \b
    Examples:
      filmgraph forget sheets/baikonur.txt
      filmgraph forget --samples
    """
    from filmgraph.cli.demo import samples
    from filmgraph.load import forget as forget_films
    from filmgraph.load import sheets_like

    if not paths and not with_samples:
        raise click.UsageError("Name the files or folders to forget, or --samples.")
    with opened(uri, folder) as store:
        # Samples are known by what they say: they may have been loaded from a clone as well as by the demo.
        films = forget_films(store, [*paths, *(sheets_like(store, str(samples())) if with_samples else [])])
    if not films:
        raise NotFound(
            "Nothing in the graph came from there.", "“filmgraph query film-sheets” lists where films came from."
        )
    note(f"{number(films, 'film')} forgotten.")
