"""``filmgraph store``"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from filmgraph.cli.options import format_option
from filmgraph.cli.output import note, rows_out

if TYPE_CHECKING:
    from filmgraph.store import Settings

_folder = click.option(
    "--store", "folder", type=click.Path(path_type=Path), help="Folder of the local store. [env: FILMGRAPH_STORE]"
)


@click.group()
def store() -> None:
    """The local store: a small database server on this machine that filmgraph starts when it is needed.

    It stops by itself when nobody has used it for half an hour (FILMGRAPH_STORE_IDLE: minutes, 0 for never).

    \b
    Examples:
      filmgraph store status
      filmgraph store stop
    """


@store.command()
@_folder
def start(folder: Path | None) -> None:
    """Start it, if it is not running.

    \b
    Example:
      filmgraph store start
    """
    from filmgraph.store import Settings, local

    state = local.start(_local(Settings.find(folder=folder)))
    note(f"The local store is running at {state.address}.")


@store.command()
@_folder
def stop(folder: Path | None) -> None:
    """Stop it. What it holds stays.

    \b
    Example:
      filmgraph store stop
    """
    from filmgraph.store import Settings, local

    local.stop(_local(Settings.find(folder=folder)))
    note("The local store is stopped.")


@store.command()
@_folder
@format_option
def status(folder: Path | None, form: str | None) -> int:
    """Whether it is running, where, and how large it is. Exit code 3 when it is not running.

    \b
    Example:
      filmgraph store status
    """
    from filmgraph.store import Settings, local, plain

    state = asdict(local.status(_local(Settings.find(folder=folder))))
    rows = [{"what": name.replace("_", " "), "value": plain(value)} for name, value in state.items()]
    rows_out(rows, ("what", "value"), form)
    return 0 if state["running"] else 3


def _local(settings: Settings) -> Settings:
    from dataclasses import replace

    return replace(settings, uri=None)
