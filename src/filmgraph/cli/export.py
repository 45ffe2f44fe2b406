"""``filmgraph export``"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from filmgraph.cli.options import connection, opened
from filmgraph.cli.output import note
from filmgraph.errors import UsageError


@click.command()
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["graphml", "gexf", "jsonl", "csv", "neo4j-admin"]),
    required=True,
    help="graphml and gexf for Gephi and yEd, csv for spreadsheets, jsonl for programs, neo4j-admin for a new Neo4j.",
)
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path),
    help="The file to write, for csv and neo4j-admin the folder; without it, stdout.",
)
@click.option("--no-guard", is_flag=True, help="In CSV, leave cells that begin like a formula as they are.")
@connection
def export(form: str, out: Path | None, no_guard: bool, uri: str | None, folder: Path | None) -> None:
    """Write the whole graph to a file.

    \b
    Examples:
      filmgraph export --format gexf --out films.gexf
      filmgraph export --format csv --out films/
      filmgraph export --format jsonl > films.jsonl
      filmgraph export --format neo4j-admin --out import/

    neo4j-admin: files of Neo4j's bulk importer, for a database that is new; see docs/scale.md.
    """
    if form == "neo4j-admin":
        _for_import(out, uri, folder)
        return
    from filmgraph.explore import whole
    from filmgraph.views import export as formats

    if form == "csv" and out is None:
        raise UsageError("CSV is two files, nodes.csv and edges.csv.", "Name their folder: --out FOLDER.")
    with opened(uri, folder) as store:
        graph = whole(store.reader())
    destination = out if out is not None and out != Path("-") else sys.stdout
    for written in formats.write(graph, form, destination, spreadsheet_safe=not no_guard):
        note(f"Written: {written}")
    note(f"{len(graph.nodes):,} nodes and {len(graph.edges):,} edges.")


def _for_import(out: Path | None, uri: str | None, folder: Path | None) -> None:
    from filmgraph.explore import in_pages
    from filmgraph.questions import schema
    from filmgraph.views import admin

    if out is None or out == Path("-"):
        raise UsageError("Import files are a folder full.", "Name a new folder: --out FOLDER.")
    with opened(uri, folder) as store:
        nodes, edges = admin.write(in_pages(store.reader()), out, schema())
    note(f"{nodes:,} nodes and {edges:,} edges. In {out}, with that Neo4j stopped: {admin.COMMAND}")
    note(f"Start it, then run {admin.SCHEMA} there, for constraints and indexes: cypher-shell -f {admin.SCHEMA}")
