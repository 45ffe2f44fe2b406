"""``circuit``, ``festival``, ``coproductions`` and ``timeline``, as the command line answers them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from filmgraph.cli.app import _run
from filmgraph.cli.lanes import drawn
from filmgraph.load import load
from filmgraph.store import Store

Run = Callable[..., "subprocess.CompletedProcess[str]"]

SHEET = """France / Allemagne, {year}, 90mn
Title : {title}
Directed by : Anna ONE
Cast :
Ben TWO ... 映画
Production : ARTE, Pandora (co-production), Seller (world sales)
Selected in the following festivals :
- Gala, section "Panorama", Nice (France), {year}
- {title} Fest, Lyon (France), {year}
"""


@pytest.fixture
def films(graph: Store, sheets: Path) -> Path:
    """Two films of one director that met at a festival."""
    for title, year in (("Alpha", 1999), ("Beta", 2004)):
        (sheets / f"{title.lower()}.txt").write_text(SHEET.format(title=title, year=year), encoding="utf-8")
    (sheets / "lone.txt").write_text(
        "Italy, 1960, 90mn\nTitle : Lone\nDirected by : Lone WOLF\nEditing : Q. FOX\n", encoding="utf-8"
    )
    load(graph, [str(sheets)])
    return sheets


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line within this process: that it is one of its own is tested elsewhere, and takes its time."""

    def call(*arguments: str, columns: int = 120) -> subprocess.CompletedProcess[str]:
        monkeypatch.setenv("COLUMNS", str(columns))
        capsys.readouterr()
        code = _run([*arguments])
        return subprocess.CompletedProcess(arguments, code, *capsys.readouterr())

    return call


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["circuit"], 2, "Give one film"),
        (["circuit", "Anna One"], 3, "means Anna ONE, person"),
        (["circuit", "Lone"], 3, "No sheet says that Lone (1960) was at"),
        (["circuit", "--like", "Lone"], 3, "No other film"),
        (["circuit", "--like", "Alpha", "--limit", "0"], 2, "0 is not in the range"),
        (["festival", "Gala", "--years", "1900:1910"], 3, "1900:1910"),
        (["coproductions", "--limit", "1000000"], 2, "1000000 is not in the range"),
        (["coproductions", "--countries", "Italy"], 3, "“Italy”"),
        (["coproductions", "Seller"], 3, "Seller and another company"),
        (["timeline", "Gala"], 3, "is no person or company"),
        (["query", "collaborators", "-p", "id=nobody"], 3, "Nothing has the id “nobody”."),
        (["query", "collaborators", "-p", "id=anna-one", "-p", "most=1.5"], 2, "“1.5” is no whole number"),
        (["show", "anna-one", "--kind", "film"], 3, "“anna-one” is no film: it means Anna ONE, person"),
        (["common", "Alpha", "Lone"], 3, "Alpha (1999) and Lone (1960) share nothing."),
        (["path", "Anna One", "Lone Wolf"], 3, "Anna ONE and Lone WOLF are not connected"),
        (["search", "qzzz"], 3, "Nothing is called “qzzz” or looks like it."),
    ],
)
def test_what_cannot_be_answered_is_said(run: Run, films: Path, arguments: list[str], code: int, said: str) -> None:
    """A sentence on stderr with the documented code, and nothing on stdout."""
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (code, "") and said in done.stderr, done.stderr


@pytest.mark.parametrize("arguments", [["circuit", "Lone"], ["circuit", "--like", "Lone"], ["coproductions", "Seller"]])
def test_nothing_found_is_an_answer_in_json(run: Run, films: Path, arguments: list[str]) -> None:
    """A script reads empty lists, and the exit code says that there is nothing."""
    done = run(*arguments, "--format", "json")
    assert done.returncode == 3
    assert [] in json.loads(done.stdout).values()


def test_json_has_the_documented_shapes(run: Run, films: Path) -> None:
    """Each answer has its names, and its sources without being asked for them."""

    def asked(*arguments: str) -> dict[str, object]:
        answer: dict[str, object] = json.loads(run(*arguments, "--format", "json").stdout)
        assert f'{films}/alpha.txt"' in json.dumps(answer)
        return answer

    assert list(asked("circuit", "Alpha")) == ["film", "festivals"]
    assert list(asked("circuit", "--like", "Alpha")) == ["film", "films", "limit", "truncated"]
    assert list(asked("festival", "Gala")) == ["festival", "period", "films", "years", "selections"]
    pairs = asked("coproductions", "ARTE", "--years", "1990:1999")
    assert list(pairs) == ["between", "of", "period", "pairs", "limit", "truncated"]
    assert [(one["b"]["name"], one["count"]) for one in pairs["pairs"]] == [("Pandora", 1)]  # type: ignore[attr-defined]
    career = asked("timeline", "Ben Two")
    assert list(career) == ["label", "id", "name", "first", "last", "breaks", "years", "films"]
    assert career["breaks"] == [{"from": 2000, "to": 2003, "years": 4}]


def test_a_table_has_a_timeline_below(run: Run, films: Path) -> None:
    """On a terminal years are drawn as marks on a scale; in a pipe there are rows alone, with sources when asked."""
    told = run("timeline", "Anna One", "--format", "table").stdout
    assert told.startswith("Anna ONE: 2 films, 1999 to 2004, longest break 2000 to 2003\n")
    assert told.endswith("directed  1    .    .    .    .    1\n          1999 2000 2001 2002 2003 2004\n")
    rows = run("circuit", "Alpha", "--sources").stdout.splitlines()
    assert len(rows) == 3 and rows[1].startswith("1999\t\tGala\tPanorama\tNice\t")
    assert rows[1].endswith("\talpha.txt:8")
    narrow = run("festival", "Gala", "--format", "table", columns=40).stdout
    assert max(map(len, narrow.splitlines()[-3:])) <= 40


def test_a_name_beside_a_timeline_has_the_room_that_the_years_leave() -> None:
    """It is cut only where the years need its place."""
    name = "Tbilisi International Film Festival"
    assert drawn({name: {2000: 1, 2002: 1}}, 60)[0] == (name + "  ", "1    .    1")
    assert drawn({name: {1960: 1, 2002: 1}}, 60)[0][0] == "Tbilisi International Film Fest…  "


def test_a_name_that_is_only_begun_is_told(run: Run, films: Path) -> None:
    """Where one name alone begins so it is taken, and a remark says which; the whole name or the id needs none."""
    assert run("show", "Pando").stderr == "“Pando” is taken for Pandora, company.\n"
    assert run("show", "pandora").stderr == run("show", "alpha-1999").stderr == ""


def test_a_table_has_no_empty_columns(run: Run, films: Path) -> None:
    """A circuit without dates has no column for them, and a country stands there by its name; TSV has every column."""
    head = run("circuit", "Alpha", "--format", "table").stdout.splitlines()[1]
    assert head.split()[:5] == ["year", "festival", "section", "city", "country"] and "country_code" not in head
    assert run("circuit", "Alpha").stdout.startswith("year\tdate\t")


def test_an_empty_graph_has_no_identities(run: Run, graph: Store) -> None:
    """It says that it is empty, and the exit code is 3; JSON is written all the same."""
    done = run("identities", "--format", "json")
    assert (done.returncode, done.stdout) == (3, "[]\n") and "The graph is empty." in done.stderr
