"""Collaboration and named questions, asked as on the command line: what is wrong, and what is answered."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from filmgraph.cli.app import _run
from filmgraph.load import load
from filmgraph.store import Store
from tests.load.graphs import sheet, write

Ask = Callable[..., tuple[int, str, str]]

OWN = "// purpose: Films of a year.\n// parameters: year (number) of the films; most (number) = 5\n// columns: title\n"
OWN += "// access: read\nMATCH (f:Film {year: $year}) RETURN f.title AS title ORDER BY title LIMIT $most\n"


@pytest.fixture
def films(graph: Store, sheets: Path) -> Path:
    """Two films of the same two people, and a folder of questions beside their sheets."""
    write(sheets, a=sheet("Alpha", "Directed by : Ann AA, Ben BB", "Music : Ben BB"))
    write(sheets, b=sheet("Beta", "Directed by : Ann AA, Cleo BB", "Cast :", "Ben BB ... The king", year=2001))
    load(graph, [str(sheets)])
    (sheets.parent / "own").mkdir()
    (sheets.parent / "own" / "of-year.cypher").write_text(OWN, encoding="utf-8")
    return sheets


WRONG = [
    ("collaborators|", 2, "no name"),
    ("collaborators|Nobody AT ALL", 3, "Nothing is called"),
    ("collaborators|BB", 3, "fits several"),
    ("collaborators|Alpha", 3, "is no person"),
    ("collaborators|Ann AA|--limit|0", 2, "range"),
    ("collaborators|Ann AA|--films|1000000", 3, "Nobody"),
    ("collaborators|Ann AA|--only|dirceted", 2, "Did you mean “directed”?"),
    ("pairs|--limit|1000000", 2, "range"),
    ("pairs|--years|2001:1999", 2, "Turn it round"),
    ("pairs|--years|99", 2, "no period"),
    ("pairs|--years|1850", 3, "No two people"),
    ("common|Ann AA|ann aa", 2, "Both names mean"),
    ("team|Ann AA", 2, "1 named"),
    ("team|Ann AA|Cleo BB|--years|:2000", 3, "No film"),
    ("network|Ann AA|--depth|1000000", 2, "range"),
    ("query|filmography", 2, "(id) of a person"),
    ("query|filmography|-p|id=Ann AA", 2, 'filmgraph search "Ann AA"'),
    ("query|filmography|-p|id=ann-aa|-p|nose=1", 2, "no parameter nose"),
    ("query|own/of-year.cypher|-p|year=soon", 2, "no number"),
    ("query|filmografy", 3, "Did you mean “filmography”?"),
    ("query|RETURN $one, $two", 2, "--param one=... --param two=..."),
    ("query|--list|--questions|nowhere", 2, "no folder"),
    ("query|--list|--questions|sheets/..", 2, "odd.cypher: the header lacks purpose"),
]
"""What is typed, words apart by bars; the exit code; a part of what is said."""


@pytest.fixture
def ask(environ: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run the command line in this process, in a folder of its own: exit code, stdout, stderr."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        return (_run(list(words)), *capsys.readouterr())

    return call


def test_what_is_asked_wrongly_gets_a_sentence(ask: Ask, films: Path) -> None:
    """The right exit code, what was wrong, and no answer and no traceback."""
    (films.parent / "odd.cypher").write_text("RETURN 1", encoding="utf-8")
    for words, code, said in WRONG:
        got, answered, told = ask(*words.split("|"))
        assert (got, answered, said in told, "Traceback" in told) == (code, "", True, False), (words, told)


def test_an_empty_graph_has_no_pairs(ask: Ask, graph: Store) -> None:
    """Whoever has loaded nothing is told so."""
    code, _, told = ask("pairs")
    assert (code, "empty" in told) == (3, True)


def test_the_shapes_are_those_of_the_page(ask: Ask, films: Path) -> None:
    """JSON has the documented names, with the sources; a table has them on demand."""
    (ben, cleo) = (answer := json.loads(ask("collaborators", "Ann AA", "-f", "json")[1])).pop("people")
    assert answer == {"id": "ann-aa", "name": "Ann AA", "limit": 20, "truncated": False}
    assert list(ben) == ["id", "name", "films", "jobs", "roles", "first", "last", "together"]
    assert (ben["films"], cleo["films"], ben["first"]) == (2, 1, {"id": "alpha-1999", "title": "Alpha", "year": 1999})
    assert [one["line"] for one in ben["together"][1]["sources"]] == [3, 5]
    (two,) = json.loads(ask("pairs", "-f", "json")[1])["pairs"]
    assert (two["a"]["name"], two["b"]["name"], two["films"], len(two["sources"])) == ("Ann AA", "Ben BB", 2, 4)
    shared = json.loads(ask("common", "Alpha", "Beta", "-f", "json")[1])
    assert [one["name"] for one in shared["people"]] == ["Ann AA", "Ben BB"] and not shared["films"]
    assert json.loads(ask("team", "Ann AA", "Cleo BB", "-f", "json")[1])["films"][0]["title"] == "Beta"
    around = json.loads(ask("network", "Cleo BB", "--depth", "1", "-f", "json")[1])
    assert around["sizes"] == [{"distance": 1, "people": 2}]
    rows = ask("pairs", "--sources", "-f", "tsv")[1].splitlines()
    assert rows[0].endswith("sources") and "a.txt:3; a.txt:4; b.txt:3; b.txt:5" in rows[1]
    assert json.loads(ask("pairs", "--years", "1850", "-f", "json")[1])["pairs"] == []


def test_questions_of_ones_own_join_ours(ask: Ask, films: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of questions is listed and asked, what may be left out is, and a name of ours means theirs."""
    listed = json.loads(ask("query", "--list", "--questions", "own", "-f", "json")[1])
    (own,) = (one for one in listed if one["name"] == "of-year")
    assert (own["parameters"], own["file"]) == ("year=... [most=5]", str(Path("own/of-year.cypher")))
    asked = ("query", "of-year", "-p", "year=2001")
    assert ask(*asked, "--questions", "own")[1] == "title\nBeta\n"
    monkeypatch.setenv("FILMGRAPH_QUESTIONS", "own")
    assert ask(*asked)[1] == "title\nBeta\n"
    (films.parent / "own" / "pairs.cypher").write_text(OWN, encoding="utf-8")
    assert "Alpha" in ask("query", "pairs", "-p", "year=1999")[1]
    assert "Ben BB" in ask("pairs")[1]
