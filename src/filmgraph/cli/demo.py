"""``filmgraph demo``"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from filmgraph.cli.options import connection
from filmgraph.cli.options import settings as named
from filmgraph.cli.output import note, printable
from filmgraph.errors import UsageError

if TYPE_CHECKING:
    from filmgraph.store import Reader, Settings, Store

PAIR = ("Marie de VILLEPIN", "Johnny DEPP")
PAGE = Path("filmgraph-demo.html")


@click.command()
@click.option("--open", "opening", is_flag=True, help="Open the page in the browser.")
@click.option(
    "--out",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    default=PAGE,
    show_default=True,
    help="The page to write.",
)
@connection
def demo(opening: bool, out: Path, uri: str | None, folder: Path | None) -> None:
    """Load the sample sheets, ask a few questions, draw a page.

    A store that holds other films is left alone: the samples then go into a store of their own beside it.

    \b
    Examples:
      filmgraph demo
      filmgraph demo --store demo-store --open
    """
    from filmgraph.store import connect

    settings = named(uri, folder)
    if not settings.uri:
        note("Starting the local store; the first time takes some seconds.")
    with connect(settings) as store:
        foreign = _foreign(store)
    if foreign:
        settings = _elsewhere(settings)
    with connect(settings) as store:
        _load(store)
        reader = store.reader()
        _path(reader)
        _busiest(reader)
        page = _page(reader, out)
    click.echo(f"\nA page to open: {page}")
    where = f' --store "{settings.folder}"' if foreign or folder else f" --uri {uri}" if uri else ""
    _next(where)
    if opening:
        click.launch(str(page))


def samples() -> Path:
    """The folder of the sample sheets inside the package."""
    import filmgraph

    return filmgraph.SAMPLES


def _foreign(store: Store) -> bool:
    """Whether the store holds films that are none of the samples."""
    from filmgraph.load import ensure_schema
    from filmgraph.questions import question

    ensure_schema(store)
    ours = {path.name for path in samples().glob("*.txt")}
    rows = store.reader().fetch_all(question("film-sheets").text).dicts()
    return any(Path(row["sheet"]).name not in ours or "filmgraph" not in row["sheet"] for row in rows)


def _elsewhere(settings: Settings) -> Settings:
    if settings.uri:
        raise UsageError(
            "The database holds other films already.",
            "Try the demo in the local store: filmgraph demo --store demo-store.",
        )
    return replace(settings, folder=settings.folder.with_name(settings.folder.name + "-demo"))


def _load(store: Store) -> None:
    from filmgraph.load import load

    report = load(store, [str(samples())], prune=True)
    nodes = report.nodes
    click.echo(
        f"{report.files} sample sheets: {nodes['Film']} films, {nodes['Person']} people, {nodes['Company']} companies, "
        f"{nodes['Festival']} festivals, {sum(report.edges.values()):,} edges."
    )


def _path(reader: Reader) -> None:
    from filmgraph.explore import resolve, shortest_paths, source

    answer = shortest_paths(reader, *(resolve(reader, name) for name in PAIR))
    click.echo("\n" + click.style(f"How are {PAIR[0]} and {PAIR[1]} connected?", bold=True))
    for step in answer.paths[0].steps:
        click.echo(f"  {printable(step.sentence)}  [{source({'sheet': step.sheet, 'line': step.line})}]")


def _busiest(reader: Reader) -> None:
    from filmgraph.explore import resolve
    from filmgraph.questions import question

    who = resolve(reader, "Goran BREGOVIĆ", labels=("Person",))
    rows = reader.query(question("filmography").text, {"id": who.id}).dicts()
    click.echo("\n" + click.style(f"The films of {who.name}:", bold=True))
    for row in rows:
        click.echo(f"  {row['year'] or '    '}  {printable(row['title'])}")


def _page(reader: Reader, out: Path) -> Path:
    from filmgraph.explore import neighbourhood, resolve
    from filmgraph.views import page
    from filmgraph.views.files import save_text

    who = resolve(reader, "Emir KUSTURICA", labels=("Person",))
    graph, _ = neighbourhood(reader, who)
    text = page.render(
        graph,
        title=who.name,
        subtitle="His films in the samples, and those who worked on several of them",
        about=[(who.label, who.id)],
        command=f"filmgraph view {who.id}",
    )
    return save_text(out, text)


def _next(where: str) -> None:
    click.echo("Go on with:")
    click.echo(f'  filmgraph show{where} "Luna Papa"')
    click.echo(f'  filmgraph path{where} "Denis Lavant" "Oleg Menshikov"')
    click.echo(f"  filmgraph load{where} YOUR-FOLDER-OF-SHEETS")
    click.echo(f"  filmgraph forget{where} --samples          (takes the sample films out again)")
