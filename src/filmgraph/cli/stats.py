"""``filmgraph stats``"""

from __future__ import annotations

from pathlib import Path

import click

from filmgraph.cli.options import connection, format_option, opened
from filmgraph.cli.output import as_json, rows_out


@click.command()
@format_option
@connection
def stats(form: str | None, uri: str | None, folder: Path | None) -> None:
    """How many films, people, companies, festivals and edges there are.

    \b
    Examples:
      filmgraph stats
      filmgraph stats --format json
    """
    from filmgraph.load import counts

    with opened(uri, folder) as store:
        nodes, edges = counts(store)
    if form == "json":
        click.echo(as_json({"nodes": nodes, "edges": edges}))
        return
    rows = [{"what": "node", "name": name, "count": count} for name, count in nodes.items()]
    rows += [{"what": "edge", "name": name, "count": count} for name, count in edges.items()]
    rows_out(rows, ("what", "name", "count"), form)
