"""``filmgraph identities same`` and ``different``: decisions are written into a file beside the sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from filmgraph.cli.options import connection, kind_option, labels, name_argument, opened
from filmgraph.cli.output import note, printable
from filmgraph.errors import Ambiguous, NotFound, UsageError

if TYPE_CHECKING:
    from filmgraph.explore import Hit
    from filmgraph.identity import Decision
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
@name_argument("a")
@name_argument("b")
@click.option("--name", help="The name to show.")
@why_option
@kind_option
@file_option
@connection
def same(
    a: str,
    b: str,
    name: str | None,
    reason: str | None,
    kind: str | None,
    path: Path | None,
    uri: str | None,
    folder: Path | None,
) -> None:
    """Decide that two names mean one person, company or festival, or two sheets one film; the next load applies it.

    \b
    Examples:
      filmgraph identities same "Anna Melikian" "Anna Melikyan"
      filmgraph identities same --kind company "CTB" "CTB Film Company"
      filmgraph identities same "Sergei Selyanov" "Sergey Selianov" --name "Sergei SELYANOV" --why "CTB's founder"
    """
    with opened(uri, folder) as store:
        hits = both(store.reader(), a, b, labels(kind))
        to_be_applied([decide(store.reader(), "same", hits, (a, b), path, name=name, why=reason)])


@click.command()
@name_argument("a")
@name_argument("b")
@why_option
@kind_option
@file_option
@connection
def different(
    a: str, b: str, reason: str | None, kind: str | None, path: Path | None, uri: str | None, folder: Path | None
) -> None:
    """Decide that two names mean two people, companies or festivals, or that two films are two; the next load applies
    it.

    \b
    Examples:
      filmgraph identities different "Sergei Bodrov" "Sergei Bodrov Jr." --why "Father and son"
    """
    with opened(uri, folder) as store:
        hits = both(store.reader(), a, b, labels(kind))
        to_be_applied([decide(store.reader(), "different", hits, (a, b), path, why=reason)])


def both(reader: Reader, a: str, b: str, among: Sequence[str]) -> tuple[Hit, Hit]:
    """What two names mean, which is of one kind: one name that fits several kinds is of the other's.

    Raises `Ambiguous`, `NotFound` as `resolve`, and UsageError where they are of two kinds.
    """
    from filmgraph.explore import resolve

    try:
        first = resolve(reader, a, labels=among)
    except Ambiguous:
        second = resolve(reader, b, labels=among)
        return resolve(reader, a, labels=(second.label,)), second
    try:
        second = resolve(reader, b, labels=(first.label,))
    except NotFound:
        second = resolve(reader, b, labels=among)
        raise UsageError(f"{first} and {second} are of two kinds.", "Say which is meant: --kind.") from None
    return first, second


def decide(
    reader: Reader,
    kind: Kind,
    hits: tuple[Hit, Hit],
    typed: tuple[str, str],
    path: Path | None,
    name: str | None = None,
    why: str | None = None,
) -> Path:
    """Write a decision, and give the file."""
    from filmgraph.explore import decisions_file
    from filmgraph.identity import Decision
    from filmgraph.load import add_decisions

    names = tuple(_printed(reader, one, hit) for one, hit in zip(typed, hits, strict=True))
    for printed in names if hits[0].label == "Person" else ():
        see_one_bearer(reader, printed)
    if names[0] == names[1]:
        raise UsageError(
            f"Both names mean {hits[0]}.", "Type them as the sheets print them; “filmgraph show” lists them."
        )
    if hits[0].label == "Film" and name:
        raise UsageError("A film keeps the titles of its sheets.", "Leave --name out.")
    place = path or decisions_file(reader, hits[0])
    kept = _kept(reader, hits) if kind == "different" else ()
    add_decisions(place, *kept, Decision(kind, names, name=name, why=why, label=hits[0].label))
    between = "are one" if kind == "same" else "are two"
    note(printable(f"{names[0]} and {names[1]} {between}: written to {place}."))
    return place


def _kept(reader: Reader, hits: tuple[Hit, Hit]) -> Iterator[Decision]:
    """That each of two goes on meaning all the names that are theirs: once decided to be another, nobody is joined with
    anybody by a native form any more, nor a company by an acronym."""
    from filmgraph.explore.search import namesakes
    from filmgraph.identity import Decision

    for hit in hits if hits[0].key != hits[1].key and hits[0].label != "Film" else ():
        own = (hit.name, *_aliases(reader, hit))
        names = tuple(one for one in own if hit.label != "Person" or len(namesakes(reader, one)) == 1)
        if len(names) > 1:
            yield Decision("same", names, why="Names of one, so that they stay together", label=hit.label)


def to_be_applied(places: Iterable[Path]) -> None:
    """Say what applies the decisions in these files."""
    for folder in dict.fromkeys(place.resolve().parent for place in places):
        note(printable(f"Apply it with: filmgraph load {folder}"))


def see_one_bearer(reader: Reader, name: str) -> None:
    """Raises UsageError where several people bear this very name."""
    from filmgraph.explore.search import namesakes
    from filmgraph.identity import key

    bearers = [hit for hit in namesakes(reader, name) if key(hit.name) == key(name)]
    if len(bearers) > 1:
        raise UsageError(
            f"“{name}” is the name of {len(bearers)} people here, and a decision goes by names.",
            f'To make all of them one, write: [[same]] names = ["{name}"].',
        )


def _printed(reader: Reader, typed: str, hit: Hit) -> str:
    """The name as sheets print it: of several that one node has, the one that was typed. A film goes by its id."""
    if hit.label == "Film":
        return hit.id
    from filmgraph.identity import key

    return next((one for one in _aliases(reader, hit) if key(one) == key(typed)), hit.name)


def _aliases(reader: Reader, hit: Hit) -> list[str]:
    """The other names that sheets print of one that is no film."""
    from filmgraph.explore import show

    return show(reader, hit).properties.get("aliases") or []
