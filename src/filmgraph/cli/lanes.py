"""Years drawn in text: a line of marks for each thing, on one scale. Plain letters, as wide as the terminal."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from filmgraph.cli.answers import Request, answer_out
from filmgraph.cli.output import chosen, printable

if TYPE_CHECKING:
    from filmgraph.errors import NotFound
    from filmgraph.explore.answer import Answer

Lane = Mapping[int, int]
"""How often something was in a year."""

LONGEST_NAME = 32
"""Columns of a name that the years leave it in any case."""
LABEL = 5
"""Columns of a year written below the scale, with a space; no year is given more."""


def told(request: Request, answer: Answer, lanes: Mapping[str, Lane], otherwise: NotFound, *, heading: str) -> None:
    """An answer as a table between a heading and a timeline; in another format, or without rows, as a request writes
    it."""
    if chosen(request.form) != "table" or not answer.rows():
        request.write(answer, otherwise)
        return
    click.echo(click.style(printable(heading), bold=True))
    answer_out(answer, "table", sources=request.sources, lean=True)
    if any(lanes.values()):
        click.echo()
        for name, line in drawn(lanes, shutil.get_terminal_size((100, 24)).columns):
            click.echo(name + click.style(line, dim=not name.strip()))


def drawn(lanes: Mapping[str, Lane], width: int) -> list[tuple[str, str]]:
    """Each line's name, padded, and its marks; below, the years.

    A year without anything is a dot, a digit says how often, and ``+`` is more than nine.

    >>> for name, line in drawn({"Cannes": {1999: 1}, "Tokyo": {1999: 2, 2001: 12}}, 30):
    ...     print(name + line)
    Cannes  1    .    .
    Tokyo   2    .    +
            1999 2000 2001
    """
    from filmgraph.views.plain import columns, shorten

    years = [year for lane in lanes.values() for year in lane]
    longest = max(LONGEST_NAME, width - LABEL * (max(years) - min(years) + 1) - 2)
    names = [shorten(printable(name), longest) for name in lanes]
    beside = max(map(columns, names)) + 2
    scale = Scale.of(years, width - beside)
    marked = zip(names, map(scale.marks, lanes.values()), strict=True)
    return [*((name + " " * (beside - columns(name)), line) for name, line in marked), (" " * beside, scale.labels())]


@dataclass(frozen=True, slots=True)
class Scale:
    """Years from ``first`` to ``last``: ``cell`` columns a year or, where room is short, ``share`` years a column."""

    first: int
    last: int
    cell: int
    share: int

    @classmethod
    def of(cls, years: Collection[int], room: int) -> Scale:
        """The widest scale of these years in so many columns."""
        first, last, room = min(years), max(years), max(room, LABEL)
        span = last - first + 1
        return cls(first, last, min(max(room // span, 1), LABEL), -(-span // room))

    def column(self, year: int) -> int:
        """Where a year begins."""
        return (year - self.first) // self.share * self.cell

    def marks(self, lane: Lane) -> str:
        """A line of marks."""
        found = dict.fromkeys(map(self.column, range(self.first, self.last + 1)), 0)
        for year, count in lane.items():
            found[self.column(year)] += count
        return "".join(_mark(count).ljust(self.cell) for count in found.values()).rstrip()

    def labels(self) -> str:
        """The first year, and then as many as there is room for, at even steps.

        >>> Scale.of([1987, 2011], 40).labels()
        '1987 1992 1997 2002 2007'
        """
        every = next(step for step in _STEPS if self.column(self.first + step) >= LABEL)
        line = ""
        for year in range(self.first, self.last + 1, every):
            line = line.ljust(self.column(year)) + f"{year:<{LABEL}}"
        return line.rstrip()


_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 10_000)


def _mark(count: int) -> str:
    return "." if not count else str(count) if count < 10 else "+"
