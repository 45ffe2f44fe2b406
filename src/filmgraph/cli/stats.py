"""``filmgraph stats``"""

from __future__ import annotations

from pathlib import Path

import click

from filmgraph.cli.measuring import brokers, centre, communities, network, people
from filmgraph.cli.options import connection, format_option, opened
from filmgraph.cli.output import as_json, rows_out


@click.group(invoke_without_command=True)
@click.option("--digest", "checked", is_flag=True, help="One checksum of the whole graph instead.")
@format_option
@connection
@click.pass_context
def stats(context: click.Context, checked: bool, form: str | None, uri: str | None, folder: Path | None) -> None:
    """How many films, people, companies, festivals and edges there are; and measures of who worked with whom.

    \b
    Examples:
      filmgraph stats
      filmgraph stats --format json
      filmgraph stats --digest
      filmgraph stats people --by betweenness
      filmgraph stats centre "Denis Lavant"

    Two stores with the same digest hold the same graph, whichever kind of server they run on, and wherever the sheets
    lay.
    """
    if context.invoked_subcommand:
        return
    from filmgraph.load import counts

    if checked:
        _digest(form, uri, folder)
        return
    with opened(uri, folder) as store:
        nodes, edges = counts(store)
    if form == "json":
        click.echo(as_json({"nodes": nodes, "edges": edges}))
        return
    rows = [{"what": "node", "name": name, "count": count} for name, count in nodes.items()]
    rows += [{"what": "edge", "name": name, "count": count} for name, count in edges.items()]
    rows_out(rows, ("what", "name", "count"), form)


for each in (network, people, communities, centre, brokers):
    stats.add_command(each)


def _digest(form: str | None, uri: str | None, folder: Path | None) -> None:
    from filmgraph.explore import digest

    with opened(uri, folder) as store:
        found = digest(store.reader())
    click.echo(as_json({"digest": found}) if form == "json" else found)
