"""``filmgraph view``"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

import click

from filmgraph.cli.connections import connections, no_path, path_options, typed
from filmgraph.cli.options import connection, kind_option, labels, meant, name_argument, opened
from filmgraph.cli.output import note, number
from filmgraph.errors import NotFound, UsageError

if TYPE_CHECKING:
    from filmgraph.model import Graph
    from filmgraph.store import Reader


class Drawn(TypedDict):
    """How a page is drawn, whatever is on it."""

    seed: int
    size: str
    communities: bool


@click.command()
@name_argument("names", nargs=-1, metavar="NAME [NAME]")
@click.option("--query", "cypher", help="Draw the nodes and edges that a Cypher query returns.")
@click.option("--whole", is_flag=True, help="A map of the whole graph, up to 200,000 names.")
@click.option(
    "--out",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The page to write. Without it, NAME.html in this folder; - is stdout.",
)
@click.option(
    "--limit",
    default=120,
    show_default=True,
    type=click.IntRange(1, 5000),
    help="At most so many neighbours; of paths, at most 10.",
)
@click.option(
    "--seed", default=1, show_default=True, help="Another seed, another arrangement; the same seed, the same picture."
)
@click.option(
    "--size",
    default="degree",
    show_default=True,
    type=click.Choice(["degree", "films", "betweenness"]),
    help="What makes a name large: its connections, its films, or how many shortest ways in the picture run over it.",
)
@click.option(
    "--communities",
    is_flag=True,
    help="Draw who worked together as groups that open. Above 2,000 names it is done in any case, up to 10,000.",
)
@click.option("--open", "opening", is_flag=True, help="Open the page in the browser.")
@kind_option
@path_options
@connection
def view(
    names: tuple[str, ...],
    cypher: str | None,
    whole: bool,
    out: Path | None,
    limit: int,
    seed: int,
    size: str,
    communities: bool,
    opening: bool,
    kind: str | None,
    uri: str | None,
    folder: Path | None,
    **asked: Any,
) -> None:
    """A page of what is around a name, or of the shortest paths between two names.

    The page is one file that works without a network: send it to a colleague. What a path may run over is said as for
    “filmgraph path”.

    \b
    Examples:
      filmgraph view "Goran Bregović"
      filmgraph view "Veit Helmer" "Emir Kusturica" --out helmer-kusturica.html
      filmgraph view "Emir Kusturica" --size betweenness
      filmgraph view "Emir Kusturica" --communities
      filmgraph view --whole --out map.html
      filmgraph view --query "MATCH p=(:Person)-[:DIRECTED]->(:Film) RETURN p" --out directors.html
    """
    from filmgraph.views.files import save_text

    if bool(cypher) + bool(names) + whole != 1 or len(names) > 2:
        raise UsageError("Give one name for its neighbourhood, two for the paths between them, --query or --whole.")
    if communities and (whole or len(names) == 2):
        raise UsageError("--communities is for what is around one name, or for a --query.")
    drawn: Drawn = {"seed": seed, "size": size, "communities": communities}
    with opened(uri, folder) as store:
        reader = store.reader()
        if whole:
            stem, page = _of_all(reader)
        elif cypher:
            stem, page = _of_query(reader, cypher, drawn)
        else:
            stem, page = _of_names(reader, names, labels(kind), limit, drawn, asked)
    if out == Path("-"):
        click.echo(page)
        return
    written = save_text(out or Path(f"{stem}.html"), page)
    click.echo(str(written))
    note("Open it in any browser; it needs no network.")
    if opening:
        click.launch(str(written))


def _of_names(
    reader: Reader, names: tuple[str, ...], among: tuple[str, ...], limit: int, drawn: Drawn, asked: Mapping[str, Any]
) -> tuple[str, str]:
    from filmgraph.explore import neighbourhood
    from filmgraph.explore.simple import Piece

    hits = [meant(reader, name, among, "Without --kind it is drawn.") for name in names]
    command = "filmgraph view " + " ".join(f'"{hit.id}"' for hit in hits)
    if drawn["size"] != "degree":
        command += f" --size {drawn['size']}"
    if drawn["communities"]:
        command += " --communities"
    if len(hits) == 1:
        piece = Piece(*neighbourhood(reader, hits[0], most=limit), hits[0])
        _grouped(piece.graph, drawn)
        return hits[0].id, piece.view(**drawn, command=command).page()
    answer = connections(reader, hits[0], hits[1], asked=asked, most=min(limit, 10))
    if not answer.paths:
        raise no_path(answer)
    return f"{hits[0].id}--{hits[1].id}", answer.view(**drawn, command=command + typed(asked)).page()


def _of_query(reader: Reader, cypher: str, drawn: Drawn) -> tuple[str, str]:
    from filmgraph.explore.pieces import of_values
    from filmgraph.store.settings import Limits
    from filmgraph.views import page

    answer = reader.query(cypher, limits=Limits(rows=page.MOST))
    graph = of_values(value for row in answer.rows for value in row)
    if not graph.nodes:
        raise NotFound("The query returned no nodes to draw.", "Return nodes, relationships or paths: RETURN p.")
    if answer.truncated:
        note(f"The query was cut at {page.MOST:,} rows.")
    _grouped(graph, drawn)
    many = number(len(graph.nodes), "name")
    return "query", page.render(graph, title="A query", subtitle=many, cypher=cypher, **drawn)


def _grouped(graph: Graph, drawn: Drawn) -> None:
    """Says so where there is too much to be shown at once, and nobody asked for groups."""
    from filmgraph.views import page

    if page.LIMIT < len(graph.nodes) <= page.MOST and not drawn["communities"]:
        note(f"{len(graph.nodes):,} names are too many to be shown at once: they are drawn as groups that open.")


def _of_all(reader: Reader) -> tuple[str, str]:
    from filmgraph.explore import whole
    from filmgraph.views import map as maps

    return "map", maps.render(whole(reader), title="A map of all films and people")
