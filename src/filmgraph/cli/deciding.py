"""``filmgraph identities same``, ``different`` and ``review``: decisions are written into a file beside the sheets."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from filmgraph.cli.options import connection, opened
from filmgraph.cli.output import note, number, printable
from filmgraph.errors import UsageError

if TYPE_CHECKING:
    from filmgraph.explore import Hit
    from filmgraph.identity.doubt import Proposal
    from filmgraph.store import Reader

Kind = Literal["same", "different"]

file_option = click.option(
    "--file",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file of decisions. [default: the one in force, else one beside the sheets]",
)
why_option = click.option("--why", "reason", help="A reason, for those who read the file.")


@click.command()
@click.argument("a")
@click.argument("b")
@click.option("--name", help="The name to show.")
@why_option
@file_option
@connection
def same(
    a: str, b: str, name: str | None, reason: str | None, path: Path | None, uri: str | None, folder: Path | None
) -> None:
    """Decide that two names mean one person; the next load applies it.

    \b
    Examples:
      filmgraph identities same "Anna Melikian" "Anna Melikyan"
      filmgraph identities same "Sergei Selyanov" "Sergey Selianov" --name "Sergei SELYANOV" --why "CTB's founder"
    """
    with opened(uri, folder) as store:
        _decide(store.reader(), "same", (a, b), path, name=name, why=reason)


@click.command()
@click.argument("a")
@click.argument("b")
@why_option
@file_option
@connection
def different(a: str, b: str, reason: str | None, path: Path | None, uri: str | None, folder: Path | None) -> None:
    """Decide that two names mean two people; the next load applies it.

    \b
    Examples:
      filmgraph identities different "Sergei Bodrov" "Sergei Bodrov Jr." --why "Father and son"
    """
    with opened(uri, folder) as store:
        _decide(store.reader(), "different", (a, b), path, why=reason)


@click.command()
@file_option
@connection
def review(path: Path | None, uri: str | None, folder: Path | None) -> None:
    """Go through the proposals and decide each: same, different, skip, quit.

    Each answer is in the file at once, so nothing is lost when you stop.

    \b
    Examples:
      filmgraph identities review
      filmgraph identities review --file sheets/identities.toml
    """
    if not sys.stdin.isatty():
        raise UsageError("A review asks questions, and nobody sits at this terminal.", "See “filmgraph identities”.")
    from filmgraph.explore.identities import identities

    decided = 0
    with opened(uri, folder) as store:
        reader = store.reader()
        proposals = [one for one in identities(reader, ("Person",)).proposals if one.label == "Person"]
        for turn, one in enumerate(proposals, 1):
            answer = _asked(one, turn, len(proposals))
            if answer == "quit":
                break
            if answer in ("same", "different"):
                decided += _written(reader, answer, one, path)
    note(f"{number(decided, 'decision')} of {number(len(proposals), 'proposal')}.")


def _written(reader: Reader, answer: str, one: Proposal, path: Path | None) -> bool:
    """Whether an answer could become a decision: of people who share a name it cannot, and the review goes on."""
    try:
        _decide(reader, answer, (one.a, one.b), path)  # type: ignore[arg-type]
    except UsageError as error:
        note(printable(f"{error.message} {error.hint}"))
        return False
    return True


ANSWERS = {"s": "same", "d": "different", "k": "skip", "q": "quit"}


def _asked(one: Proposal, turn: int, of: int) -> str:
    click.echo(click.style(printable(f"{turn}/{of}  {one.a_name} and {one.b_name} ({one.score:.2f})"), bold=True))
    for reason in one.reasons:
        click.echo(printable(f"  {reason}"))
    choice = click.Choice([*ANSWERS, *ANSWERS.values()])
    answer: str = click.prompt("(s)ame, (d)ifferent, s(k)ip, (q)uit", type=choice, show_choices=False)
    return ANSWERS.get(answer, answer)


def _decide(
    reader: Reader,
    kind: Kind,
    typed: tuple[str, str],
    path: Path | None,
    name: str | None = None,
    why: str | None = None,
) -> None:
    from filmgraph.explore import decisions_file, resolve
    from filmgraph.identity import Decision
    from filmgraph.load import add_decision

    hits = [resolve(reader, one, labels=("Person",)) for one in typed]
    names = tuple(_printed(reader, one, hit) for one, hit in zip(typed, hits, strict=True))
    for printed in names:
        _see_one_bearer(reader, printed)
    if names[0] == names[1]:
        raise UsageError(
            f"Both names mean {hits[0]}.", "Type them as the sheets print them; “filmgraph show” lists them."
        )
    place = path or decisions_file(reader, hits[0])
    add_decision(place, Decision(kind, names, name=name, why=why))
    between = "are one" if kind == "same" else "are two"
    note(printable(f"{names[0]} and {names[1]} {between}: written to {place}."))
    note(printable(f"Apply it with: filmgraph load {place.resolve().parent}"))


def _see_one_bearer(reader: Reader, name: str) -> None:
    from filmgraph.explore.search import namesakes
    from filmgraph.identity import key

    bearers = [hit for hit in namesakes(reader, name) if key(hit.name) == key(name)]
    if len(bearers) > 1:
        raise UsageError(
            f"“{name}” is the name of {len(bearers)} people here, and a decision goes by names.",
            f'To make all of them one, write: [[same]] names = ["{name}"].',
        )


def _printed(reader: Reader, typed: str, hit: Hit) -> str:
    """The name as sheets print it: of several that one node has, the one that was typed."""
    from filmgraph.explore import show
    from filmgraph.identity import key

    aliases = show(reader, hit).properties.get("aliases") or []
    return next((one for one in aliases if key(one) == key(typed)), hit.name)
