"""Work grows with the length of a sheet, not with its square: four times the text takes about four times as long."""

from __future__ import annotations

import time

import pytest

from filmgraph.errors import SheetError
from filmgraph.sheets import read
from filmgraph.sheets.diagnostics import MOST_OF_ONE_CODE

HEADER = "France, 1999, 90mn\n"
PLACES = {
    "prelude": "{}\n" + HEADER,
    "label": HEADER + "{} : x\n",
    "people": HEADER + "Directed by : {}\n",
    "cast": HEADER + "Cast :\n{}\n",
    "companies": HEADER + "Production : {}\n",
    "sites": HEADER + "Sites : {}\n",
    "title": HEADER + "Title : {}\n",
    "release": HEADER + "Release date in France : {}\n",
    "synopsis": HEADER + "Plot synopsis\n{}\n",
    "texts": HEADER + "Directed by : Veit HELMER\nBibliography\n{}\n",
    "festivals": HEADER + "Festivals\n- {}\n",
}
NASTY = (
    ",", "(", ")", "a(b", "()", "((a) ", "...", " ... ", ":", " : ", "A", "AB ", "a", "/", "1", "1 ", " ", "\t", "\x0c",
    "\u00a0", ", Inc.", ", Jr.", "A, ", "1999, ", "de ", "Veit Helmer ", "de Veit Helmer ", "- ", "Д", "é", '"',
    "(2012)", "▪ ", "(Россия) ",
)  # fmt: skip
LINES = (
    "Ann BEE ... Cleo\n", "x y\n", "Costumes : Ann BEE\n", "- Festival\n", "\n", ") (\n", "A B C\n",
    "X de Ann BEE\n",
)  # fmt: skip
LABELS = ("Cast :", "Directed by : Ann BEE", "Plot synopsis", "Bibliography", "Festivals")
SHORT = 20_000


def seconds(text: str) -> float:
    """The processor time of reading a text, refused or not."""
    data = text.encode()
    start = time.process_time()
    try:
        read(data, "x.txt")
    except SheetError as error:
        assert error.code  # noqa: PT017 - being refused is fine, as long as it is quick
    return time.process_time() - start


def is_linear(short: str, long: str) -> bool:
    """Whether four times the text takes less than nine times as long; the square of four is sixteen.

    A busy machine may disturb a measurement, never five of them in the same way.
    """
    return any(seconds(long) < 9 * max(seconds(short), 0.004) for _ in range(5))


@pytest.mark.parametrize("place", PLACES)
def test_a_long_line_takes_linear_time(place: str) -> None:
    """A line of 80,000 characters of any nasty kind, in any field, takes about four times one of 20,000."""
    for nasty in NASTY:
        short = nasty * (SHORT // len(nasty))
        assert is_linear(PLACES[place].format(short), PLACES[place].format(short * 4)), nasty


@pytest.mark.parametrize(
    "line",
    ["Ann BEE ... Cleo\n", "x y\n", "Costumes : Ann BEE\n", "- Festival\n", "\n", ") (\n", "A B C\n", "X de Ann BEE\n"],
)
@pytest.mark.parametrize("label", ["Cast :", "Directed by : Ann BEE", "Plot synopsis", "Bibliography", "Festivals"])
def test_many_lines_take_linear_time(label: str, line: str) -> None:
    """The same holds for the number of lines, whatever field they stand in."""
    start = f"{HEADER}Directed by : Ann BEE\n{label}\n"
    assert is_linear(start + line * 1_500, start + line * 6_000)


def test_a_hundred_thousand_cast_lines_are_read() -> None:
    """100,000 people in a cast become 100,000 credits, each with its line."""
    lines = "".join(f"Ann BEE{number:X} ... Role {number}\n" for number in range(100_000))
    people = read(f"{HEADER}Cast :\n{lines}".encode(), "x.txt").credits
    assert (len(people), people[-1].line, people[-1].role) == (100_000, 100_002, "Role 99999")


@pytest.mark.parametrize("nasty", ["(", "AB ", ", Jr.", "Veit Helmer "])
def test_a_line_of_five_megabytes_ends(nasty: str) -> None:
    """One line as long as the largest sheet is read, and its complaints stay few."""
    sheet = read(f"{HEADER}Directed by : {(nasty * (4_900_000 // len(nasty)))}\n".encode(), "x.txt")
    assert len(sheet.diagnostics) <= 3 * (MOST_OF_ONE_CODE + 1)


def test_complaints_are_counted_when_they_are_too_many() -> None:
    """Of 100,000 junk lines a thousand are listed, the rest is told as a number, and all are in the ledger."""
    sheet = read((HEADER + "x y\n" * 100_000).encode(), "x.txt")
    unread = [one for one in sheet.diagnostics if one.code == "line-unread"]
    assert len(unread) == MOST_OF_ONE_CODE + 1
    assert "99,000 more" in unread[0].message
    assert len(sheet.ledger) == 100_001
