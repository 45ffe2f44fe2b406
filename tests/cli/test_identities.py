"""``filmgraph identities`` as a process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from filmgraph.load import load
from filmgraph.store import Store
from tests.conftest import Run
from tests.load.graphs import write

SHEETS = {
    "mars": "Russia, 2004, 100mn\nDirected by : Anna MELIKIAN\nWriting credits : Max ONE (Макс ОДИН)\n",
    "star": "Russia, 2014, 128mn\nDirected by : Anna MELIKYAN\nWriting credits : Maks ONE (Макс ОДИН)\n",
}


@pytest.fixture
def films(graph: Store, sheets: Path) -> None:
    write(sheets, **SHEETS)
    load(graph, [str(sheets)])


def test_identities_and_why(run: Run, films: None) -> None:
    """The list has proposals and merges with their reasons as data, and a remark on stderr; why tells it as text; what
    nobody doubts is exit code 3."""
    listed = run("identities", "--format", "json")
    rows = json.loads(listed.stdout)
    assert [(row["outcome"], row["a"], row["b"]) for row in rows] == [
        ("proposed", "anna-melikian", "anna-melikyan"),
        ("merged", "maks-one", "maks-one"),
    ]
    assert listed.stderr == "1 proposal, 1 merge.\n"
    assert json.loads(run("identities", "--kind", "film", "-f", "json").stdout) == []
    told = run("identities", "why", "Anna Melikian", "Anna Melikyan")
    assert told.stdout.startswith("Anna MELIKIAN may be one with Anna MELIKYAN (0.")
    assert "\n  Both did directing.\n" in told.stdout
    assert "Макс ОДИН" in run("identities", "why", "Max One").stdout
    assert json.loads(run("identities", "why", "Max One", "Anna Melikian", "-f", "json").stdout)["outcome"] == "apart"


def test_who_may_be_two_is_told_with_the_command_that_parts_them(run: Run, graph: Store, sheets: Path) -> None:
    """Films a century apart are a doubt of their own: as data with the sheets that tell two apart, as text with a line
    to copy; reasons are no wider than the screen."""
    write(
        sheets, war="Russia, 1910, 10mn\nCast :\nIvan ONE ... A\n", star="Russia, 2014, 128mn\nCast :\nIvan ONE ... B\n"
    )
    load(graph, [str(sheets)])
    (row,) = json.loads(run("identities", "--format", "json").stdout)
    assert (row["outcome"], row["a"], [Path(one).name for one in row["sheets"]]) == ("two", "ivan-one", ["star.txt"])
    for told in (run("identities", "-f", "table"), run("identities", "why", "Ivan One")):
        assert told.stdout.splitlines() == [
            "Ivan ONE may be two people (0.90)",
            "  Films of 1910 and of 2014: more than one working life.",
            "  filmgraph identities part ivan-one --sheets star.txt --as 'Ivan ONE (2)'",
        ]


def test_why_of_nobody(run: Run, films: None) -> None:
    """A name that nothing bears is exit code 3 with a sentence."""
    done = run("identities", "why", "Nobody AT ALL")
    assert (done.returncode, done.stdout) == (3, "") and "Nothing is called" in done.stderr
