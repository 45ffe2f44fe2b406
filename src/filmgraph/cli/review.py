"""``filmgraph identities review``: what may be one and who may be two is asked, and each answer is written at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol

import click

from filmgraph.cli.deciding import Kind, both, decide, file_option, see_one_bearer, to_be_applied
from filmgraph.cli.options import connection, kind_option, labels, opened
from filmgraph.cli.output import note, number, printable
from filmgraph.cli.parting import parted
from filmgraph.errors import UsageError

if TYPE_CHECKING:
    from filmgraph.explore.identities.parted import Printed
    from filmgraph.identity import Decisions
    from filmgraph.identity.doubt import Parting, Proposal
    from filmgraph.store import Reader

SHOWN_FILMS = 4


@click.command()
@kind_option
@file_option
@connection
def review(kind: str | None, path: Path | None, uri: str | None, folder: Path | None) -> None:
    """Go through what may be one (same, different, skip, quit), then through who may be two (one, two, skip, quit).

    Each answer is in the file at once, so nothing is lost when you stop, and what was answered is not asked again.

    \b
    Examples:
      filmgraph identities review
      filmgraph identities review --kind company --file sheets/identities.toml
    """
    if not sys.stdin.isatty():
        raise UsageError("A review asks questions, and nobody sits at this terminal.", "See “filmgraph identities”.")
    from filmgraph.explore.identities import identities

    decided: list[Path] = []
    with opened(uri, folder) as store:
        reader = store.reader()
        found = identities(reader, labels(kind))
        one_each = [_MayBeOne(reader, one, path) for one in found.proposals]
        two_each = [_MayBeTwo(reader, one, path) for one in found.partings]
        questions: list[_Question] = [*one_each, *two_each]
        for turn, question in enumerate(questions, 1):
            if question.waits():
                continue
            answer = _asked(question, f"{turn}/{len(questions)}")
            if answer == "quit":
                break
            decided += _written(question, answer)
    two = f" and {len(two_each)} who may be two" if two_each else ""
    note(f"{number(len(decided), 'decision')} of {number(len(one_each), 'proposal')}{two}.")
    to_be_applied(decided)


class _Question(Protocol):
    answers: ClassVar[Mapping[str, str]]
    """What may be typed, by its letter."""

    def lines(self) -> Iterator[str]:
        """What is doubted, then all that helps to answer."""

    def waits(self) -> bool:
        """Whether a file says already what becomes of it, and only the load that applies it is missing."""

    def write(self, answer: str) -> Path:
        """Write the answer, and give the file. Raises UsageError where it cannot be a decision."""


def _asked(question: _Question, turn: str) -> str:
    head, *lines = map(printable, question.lines())
    click.echo(click.style(f"{turn}  {head}", bold=True))
    for line in lines:
        click.echo(f"  {line}")
    answers = {**question.answers, "k": "skip", "q": "quit"}
    choice = click.Choice([*answers, *answers.values()])
    named = ", ".join(answer.replace(letter, f"({letter})", 1) for letter, answer in answers.items())
    typed: str = click.prompt(named, type=choice, show_choices=False)
    return answers.get(typed, typed)


def _written(question: _Question, answer: str) -> list[Path]:
    """The file of a decision; none where it was skipped, or where people share a name, so that it cannot be one: then
    the review goes on."""
    try:
        return [] if answer == "skip" else [question.write(answer)]
    except UsageError as error:
        note(printable(f"{error.message} {error.hint}"))
        return []


@dataclass(frozen=True)
class _MayBeOne:
    reader: Reader
    proposal: Proposal
    path: Path | None
    answers: ClassVar[Mapping[str, str]] = {"s": "same", "d": "different"}

    def lines(self) -> Iterator[str]:
        one = self.proposal
        what = "" if one.label == "Person" else f", {one.label.lower()}"
        yield f"{one.a_name} and {one.b_name}{what} ({one.score:.2f})"
        yield from (*one.reasons, *self._parted(), *self._films())

    def _parted(self) -> Iterator[str]:
        """What was decided about the sheets of two people of whom one is told from others by them."""
        from filmgraph.explore.decided import decisions
        from filmgraph.identity import key
        from filmgraph.identity.doubt import parted_by

        one = self.proposal
        names = {key(name) for name in (one.a_name, one.b_name)} if one.label == "Person" else set()
        yield from map(parted_by, decisions(self.reader).parting.of(names))

    def _films(self) -> Iterator[str]:
        """A line for each of two: the first films, since a decision wants more than reasons. Of two films nothing."""
        from filmgraph.explore import cards, resolve, show

        one = self.proposal
        for id_, name in ((one.a, one.a_name), (one.b, one.b_name)) if one.label != "Film" else ():
            hit = resolve(self.reader, id_, labels=(one.label,))
            yield _first(name, [title for title, _ in cards.sections(show(self.reader, hit))])

    def waits(self) -> bool:
        from filmgraph.explore import decisions_file, resolve
        from filmgraph.identity import key
        from filmgraph.load import decided_in

        one = self.proposal
        file = self.path or decisions_file(self.reader, resolve(self.reader, one.a, labels=(one.label,)))
        decided = decided_in(file).of(one.label)
        a, b = map(key, (one.a, one.b) if one.label == "Film" else (one.a_name, one.b_name))
        return decided.different(a, b) or decided.root(a) == decided.root(b)

    def write(self, answer: str) -> Path:
        one = self.proposal
        kind: Kind = "same" if answer == "same" else "different"
        return decide(self.reader, kind, both(self.reader, one.a, one.b, (one.label,)), (one.a, one.b), self.path)


@dataclass(frozen=True)
class _MayBeTwo:
    reader: Reader
    parting: Parting
    path: Path | None
    answers: ClassVar[Mapping[str, str]] = {"o": "one", "t": "two"}

    def lines(self) -> Iterator[str]:
        one = self.parting
        yield f"{one.name} may be two people ({one.score:.2f})"
        yield from one.reasons
        yield from (_first(who, self._titles(some)) for who, some in (("One", one.more), ("The other", one.fewer)))

    def _titles(self, films: Sequence[str]) -> list[str]:
        from filmgraph.explore.films import in_time, known_as
        from filmgraph.explore.pages import nodes_of

        return list(map(known_as, in_time(nodes_of(self.reader, "Film", list(films)))))

    def waits(self) -> bool:
        from filmgraph.identity import is_on, key

        decided = self._decided()
        keys = {key(name) for name in self._names()}
        named = [end for one in decided.parting.of(keys) for end in one.sheets]
        return any(map(decided.decided, keys)) or any(is_on(end, sheet) for end in named for sheet in self._sheets())

    def write(self, answer: str) -> Path:
        return self._two() if answer == "two" else self._one()

    def _one(self) -> Path:
        """That all names of somebody mean one person, in so many words: so nobody is asked again."""
        from filmgraph.identity import Decision
        from filmgraph.load import add_decisions

        names = self._names()
        for name in names:
            see_one_bearer(self.reader, name)
        add_decisions(self._file, Decision("same", names))
        note(printable(f"{self.parting.name} is one person: written to {self._file}."))
        return self._file

    def _two(self) -> Path:
        from filmgraph.explore.identities.parted import another_of_each

        name = self.parting.name
        default = another_of_each(self.reader, [name], self._decided().keys)[name]
        called = click.prompt("What to call the other", default, value_proc=self._another_name)
        return parted(self.reader, self._printed, self._sheets(), called, None, self.path)

    def _another_name(self, typed: str) -> str:
        from filmgraph.identity import key

        if key(typed) in {"", *map(key, self._names())}:
            raise click.BadParameter("That is the name of the one who is left: add what tells the two apart.")
        return typed.strip()

    @cached_property
    def _printed(self) -> Printed:
        from filmgraph.explore.identities.parted import Printed

        return Printed.read(self.reader, self.parting.id)

    @cached_property
    def _file(self) -> Path:
        from filmgraph.explore import decisions_file

        return self.path or decisions_file(self.reader, self._printed.hits[0])

    def _decided(self) -> Decisions:
        from filmgraph.load import decided_in

        return decided_in(self._file)

    def _names(self) -> tuple[str, ...]:
        return tuple(self._printed.by_name(self._printed.sheets))

    def _sheets(self) -> list[str]:
        return sorted(self.parting.sheets)


def _first(who: str, titles: Sequence[str]) -> str:
    more = f" and {len(titles) - SHOWN_FILMS} more" if len(titles) > SHOWN_FILMS else ""
    return f"{who}: {'; '.join(titles[:SHOWN_FILMS])}{more}"
