"""`filmgraph identities same`, `different` and `review` through real processes."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from filmgraph.load import load
from filmgraph.store import Store
from tests.conftest import Run
from tests.load.graphs import people, sheet, write


@pytest.fixture
def two(graph: Store, sheets: Path) -> Path:
    """Two romanisations of one name, with a collaborator in common."""
    write(sheets, a=sheet("A", "Directed by : Anna MELIKIAN", "Music : Zoe ZED"))
    write(sheets, b=sheet("B", "Directed by : Anna MELIKYAN", "Music : Zoe ZED"))
    load(graph, [str(sheets)])
    return sheets


def reviewed(folder: Path, typed: str) -> tuple[int, str, str]:
    """Exit code, answers and remarks of a review on a terminal where this is typed."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "filmgraph", "identities", "review"]
    reviewing = subprocess.Popen(
        command, cwd=folder, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    os.close(theirs)
    os.write(ours, typed.encode())
    out, said = reviewing.communicate(timeout=60)
    os.close(ours)
    return reviewing.returncode, out, said


def test_a_decision_is_written_beside_the_sheets_and_applied_by_the_next_load(
    run: Run, graph: Store, two: Path
) -> None:
    """What stood in the file stays; a reason is kept; then the names are one."""
    (two / "identities.toml").write_text("# ours\n", encoding="utf-8")
    done = run("identities", "same", "anna melikyan", "anna-melikian", "--why", 'Two "ways"')
    assert (done.returncode, str(two) in done.stderr) == (0, True), done.stderr
    text = (two / "identities.toml").read_text(encoding="utf-8")
    assert text.startswith("# ours\n\n[[same]]\nnames = [") and 'why = "Two \\"ways\\""' in text
    assert run("load", str(two)).returncode == 0
    assert set(people(graph)) == {"anna-melikian", "zoe-zed"}
    assert "A decision says" in run("identities", "why", "Anna Melikyan").stdout


def test_who_is_told_from_another_keeps_all_names(run: Run, graph: Store, sheets: Path) -> None:
    """Father and son are each printed in two ways, which their native forms join; a decision that they are two leaves
    it at that."""
    write(sheets, a=sheet("A", "Directed by : Sergei BODROV (Сергей БОДРОВ), Sergei BODROV Jr. (Сергей БОДРОВ мл.)"))
    write(sheets, b=sheet("B", "Directed by : Sergueï BODROV (Сергей БОДРОВ), Sergueï BODROV Jr. (Сергей БОДРОВ мл.)"))
    load(graph, [str(sheets)])
    before = people(graph)
    assert len(before) == 2
    done = run("identities", "different", "sergei-bodrov", "Sergueï Bodrov Jr.")
    assert done.returncode == 0, done.stderr
    load(graph, [str(sheets)])
    assert people(graph) == before


def test_a_decision_against_another_is_refused(run: Run, two: Path) -> None:
    """The file stays as it is, and the exit code says that it would not be right."""
    run("identities", "same", "Anna Melikyan", "Anna Melikian")
    before = (two / "identities.toml").read_bytes()
    done = run("identities", "different", "Anna Melikyan", "Anna Melikian")
    assert (done.returncode, "other decisions make them one" in done.stderr) == (5, True)
    assert (two / "identities.toml").read_bytes() == before


def test_whom_a_decision_parts_nobody_proposes(run: Run, two: Path) -> None:
    """The proposal is gone, and `why` says that people settled it, and their reason."""
    assert "Anna MELIKYAN" in run("identities").stdout
    run("identities", "different", "Anna Melikyan", "Anna Melikian", "--why", "Two of them.")
    run("load", str(two))
    (row,) = json.loads(run("identities", "-f", "json").stdout)
    assert (row["outcome"], row["reasons"]) == ("apart", ["A decision says that they are two: Two of them."])
    told = run("identities", "why", "Anna Melikyan", "Anna Melikian").stdout
    assert "A decision says that they are two: Two of them.\n" in told


def test_sheets_part_people_of_one_name(run: Run, graph: Store, two: Path) -> None:
    """Each printed name of theirs gets a table with as much of a path as tells its sheet; `why` gives the reason, a
    review as well, and nobody proposes to make one of them again."""
    (two / "old").mkdir()
    write(two, a2=sheet("A2", "Directed by : Anna MELIKIAN", "Music : Zoe ZED"))
    write(two / "old", a=sheet("A3", "Directed by : Anna MELIKIAN (Анна)"), b=sheet("B3", "Music : A. MELIKIAN (Анна)"))
    load(graph, [str(two)])
    command = ("identities", "part", "anna melikian", "--as", "Anna MELIKIAN (2)", "--sheets")
    refused = [run(*command, sheets) for sheets in ("a.txt", "a.txt,a2.txt,old/a.txt,old/b.txt", " , ")]
    assert [one.returncode for one in refused] == [2, 2, 2], refused
    assert "Say more of the path: sheets/a.txt, old/a.txt" in refused[0].stderr
    assert run(*command, "c.txt").returncode == 3
    (two / "identities.toml").write_text("# ours\n", encoding="utf-8")
    done = run(*command, "a2.txt,old/a.txt", "--sheets", "old/b.txt", "--why", "Her aunt")
    assert (done.returncode, "gives 3 films to" in done.stderr or done.stderr) == (0, True)
    text = (two / "identities.toml").read_text(encoding="utf-8")
    assert text.startswith(
        '# ours\n\n[[person]]\nname = "A. MELIKIAN"\nsheets = ["b.txt"]\nas = "Anna MELIKIAN (2)"\nwhy'
    )
    assert 'name = "Anna MELIKIAN"\nsheets = ["a2.txt", "old/a.txt"]\n' in text
    assert run("load", str(two)).returncode == 0
    her = next(id_ for id_ in people(graph) if id_.startswith("anna-melikian-2"))
    said = "A decision says that on a2.txt and old/a.txt “Anna MELIKIAN” is “Anna MELIKIAN (2)”: Her aunt.\n"
    assert said in run("identities", "why", her).stdout and said in run("identities", "why", "anna-melikian").stdout
    row = json.loads(run("identities", "why", her, "anna-melikian", "-f", "json").stdout)
    assert (row["outcome"], row["a"], row["b"]) == ("apart", her, "anna-melikian")
    proposed = json.loads(run("identities", "--kind", "person", "-f", "json").stdout)
    assert {her, "anna-melikian"} not in [{one["a"], one["b"]} for one in proposed if one["outcome"] == "proposed"]
    assert said.strip() in reviewed(two, "q\n")[1]


@pytest.mark.parametrize(("typed", "kind"), [("same\n", "same"), ("d\n", "different"), ("k\n", None), ("q\n", None)])
def test_a_review_asks_and_writes_each_answer(two: Path, typed: str, kind: str | None) -> None:
    """On a terminal; elsewhere it says so. What is asked about is shown with its films."""
    code, out, said = reviewed(two, typed)
    assert (code, "  “Anna MELIKIAN” and “Anna MELIKYAN” sound the same." in out) == (
        0,
        True,
    ), said
    assert said.count("Apply it with") == (kind is not None)
    assert "\n  Anna MELIKIAN: A (1999)\n  Anna MELIKYAN: B (1999)\n" in out
    file = two / "identities.toml"
    assert (f"[[{kind}]]" in file.read_text(encoding="utf-8")) if kind else not file.exists()


def test_things_of_every_kind_are_decided(run: Run, graph: Store, sheets: Path) -> None:
    """A name that is a person's too means what the other is; two kinds are refused; of a film the id is written, and
    the card of each sheet shows what the other says otherwise."""
    write(sheets, heat=sheet("Heat", "Directed by : Gamma RAY", "Production : Gamma Ray, Delta Arts"))
    write(sheets, heat2=sheet("Heat", "Production : CTB, Cine Tres (CTB)").replace("90mn", "95mn"))
    load(graph, [str(sheets)])
    assert run("identities", "why", "--kind", "company", "CTB").stdout.startswith("Cine Tres (CTB) is one with CTB")
    assert "kinds" in run("identities", "same", "Delta Arts", "heat-1999.heat").stderr
    for pair in (("Gamma Ray", "Delta Arts"), ("heat-1999.heat", "heat-1999.heat2")):
        assert run("identities", "same", *pair).returncode == 0
    text = (sheets / "identities.toml").read_text(encoding="utf-8")
    assert 'kind = "company"\nnames = ["Gamma Ray", "Delta Arts"]' in text and 'kind = "film"' in text
    assert run("load", str(sheets)).returncode == 0
    assert "A decision says" in run("identities", "why", "company:Gamma Ray", "Delta Arts").stdout
    shown = run("show", "heat-1999.heat").stdout
    assert "one film with: Heat (1999), heat-1999.heat2; duration: 95 minutes; sheet: " in shown
    merged = [row["label"] for row in json.loads(run("identities", "-f", "json").stdout)]
    assert merged == ["Film", "Company", "Company"]


def test_a_review_does_not_ask_again_what_waits_for_the_next_load(run: Run, two: Path) -> None:
    """Who stops and goes on another day begins where they stopped."""
    run("identities", "different", "Anna Melikyan", "Anna Melikian")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "filmgraph", "identities", "review"]
    done = subprocess.run(command, stdin=theirs, capture_output=True, text=True, timeout=60, check=False)
    os.close(theirs)
    os.close(ours)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "0 decisions of 1 proposal.\n"), done.stderr
    assert two


def test_a_review_without_a_terminal_says_so(run: Run, two: Path) -> None:
    """It would wait for ever."""
    done = run("identities", "review")
    assert (done.returncode, "terminal" in done.stderr) == (2, True)
    assert two
