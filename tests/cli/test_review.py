"""`filmgraph identities review` asks about one person who may be two."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from filmgraph.load import load
from filmgraph.store import Store
from tests.cli.test_deciding import reviewed
from tests.conftest import Run
from tests.load.graphs import people, write

OLD, NEW = "Russia, 1910, 10mn\nCast :\n{}\n", "Russia, 2014, 128mn\nCast :\n{}\n"


@pytest.fixture
def centuries(graph: Store, sheets: Path) -> Path:
    """Two names, each with films a century apart."""
    write(sheets, war=OLD.format("Ivan ONE ... A"), star=NEW.format("Ivan ONE ... B"))
    write(sheets, peace=OLD.format("Zoe TWO ... A"), moon=NEW.format("Zoe TWO ... B"))
    load(graph, [str(sheets)])
    return sheets


def test_two_people_and_one_are_decided_and_not_asked_again(run: Run, graph: Store, centuries: Path) -> None:
    """Of two the second gets the first free number; that somebody is one person is remembered as well. Neither is asked
    again, before the load or after it; whom the decision tells apart is listed with it."""
    code, out, said = reviewed(centuries, "t\nivan one\n\no\n")
    assert (code, "\n  One: War (1910)\n  The other: Star (2014)\n" in out) == (0, True), said
    assert "2 decisions of 0 proposals and 2 who may be two." in said and said.count("Apply it with") == 1
    assert (centuries / "identities.toml").read_text(encoding="utf-8") == (
        '[[person]]\nname = "Ivan ONE"\nsheets = ["star.txt"]\nas = "Ivan ONE (2)"\n\n[[same]]\nnames = ["Zoe TWO"]\n'
    )
    assert reviewed(centuries, "q\n")[1] == ""
    assert run("load", str(centuries)).returncode == 0
    second = next(id_ for id_ in people(graph) if id_.startswith("ivan-one-"))
    (row,) = json.loads(run("identities", "-f", "json").stdout)
    assert (row["outcome"], row["a"], row["b"]) == ("apart", second, "ivan-one")
    assert row["reasons"] == ["A decision says that on star.txt “Ivan ONE” is “Ivan ONE (2)”."]
    assert run("identities").stderr == "0 proposals, 0 merges, 1 told apart by decisions.\n"


def test_what_was_answered_before_a_review_breaks_off_is_kept(centuries: Path) -> None:
    """Who leaves at the question for a name has decided what came before, and is asked about the rest another time."""
    code, _, _ = reviewed(centuries, "o\nt\n\x04")
    text = (centuries / "identities.toml").read_text(encoding="utf-8")
    assert (code, text) == (130, '[[same]]\nnames = ["Ivan ONE"]\n')
    out = reviewed(centuries, "q\n")[1]
    assert "Zoe TWO may be two" in out and "Ivan ONE may be two" not in out
