"""``filmgraph explore``"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import click

from filmgraph.cli.options import connection, opened
from filmgraph.cli.output import note
from filmgraph.errors import UsageError

TOKEN = "FILMGRAPH_TOKEN"  # noqa: S105 - the variable's name
SHORTEST = 16


@click.command()
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen. Beyond this machine, whoever asks needs the token that stands in the address.",
)
@click.option("--open", "opening", is_flag=True, help="Open it in the browser.")
@connection
def explore(port: int, host: str, opening: bool, uri: str | None, folder: Path | None) -> None:
    """Explore the graph in a browser: search, pages with sources, a canvas, Cypher. Read-only; Ctrl-C ends it.

    \b
    Examples:
      filmgraph explore --open
      filmgraph explore --port 0
      filmgraph explore --host 0.0.0.0

    The token for other machines is made anew each time; FILMGRAPH_TOKEN (16 characters or more) sets one.
    """
    from filmgraph.web.serve import is_loopback, listen, serve

    token = None if is_loopback(host) else _token()
    with opened(uri, folder) as store, listen(host, port) as socket:
        store.reader().query("RETURN 1")  # what is wrong with the store is said here, not in the browser
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{socket.getsockname()[1]}/" + (f"?token={token}" if token else "")

        def ready() -> None:
            click.echo(address)
            note("Ctrl-C ends the explorer.")
            if opening:
                click.launch(address)

        serve(store, socket, host, token=token, ready=ready)


def _token() -> str:
    """The token that others must bring. A set one that can be guessed is refused."""
    token = os.environ.get(TOKEN) or secrets.token_urlsafe(24)
    if len(token) < SHORTEST:
        raise UsageError(f"{TOKEN} is shorter than {SHORTEST} characters.", "Leave it out, and one is made.")
    return token
