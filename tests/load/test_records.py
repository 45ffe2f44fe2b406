"""Sheets that are parsed in parts and loaded from what was written."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest

from filmgraph.explore import digest
from filmgraph.load import load
from filmgraph.sheets import as_json, sheets
from filmgraph.store import Store
from tests.conftest import Run
from tests.load.graphs import empty, random_sheet

PARTS = 3


@pytest.fixture
def many(sheets: Path) -> Path:
    """Sheets with shared people and titles, some of them copies of another."""
    rng = random.Random(11)
    for number in range(20):
        (sheets / f"{number:02}.txt").write_text(random_sheet(number, rng), encoding="utf-8")
    (sheets / "sub").mkdir()
    for number in (3, 7):
        shutil.copy(sheets / f"{number:02}.txt", sheets / "sub" / f"{number:02}.txt")
        shutil.copy(sheets / f"{number:02}.txt", sheets / f"00-copy-of-{number}.txt")
    return sheets


def parse(run: Run, folder: Path, out: Path) -> list[Path]:
    """Every part parsed by a process of its own."""
    out.mkdir()
    parts = []
    for part in range(1, PARTS + 1):
        done = run("parse", "--shard", f"{part}/{PARTS}", str(folder))
        assert done.returncode == 0, done.stderr
        parts.append(out / f"{part}.jsonl")
        parts[-1].write_text(done.stdout, encoding="utf-8")
    return parts


@pytest.mark.parametrize("together", [True, False], ids=["in one load", "one by one"])
def test_parts_in_any_order_make_the_graph_of_the_sheets(
    graph: Store, run: Run, many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: bool
) -> None:
    """Parsed in three parts and loaded in another order, with the sheets out of reach, they give the same digest, and
    loaded once more they change nothing."""
    load(graph, [str(many)])
    expected = digest(graph.reader())
    empty(graph)
    parts = parse(run, many, tmp_path / "parts")
    assert sum(len(part.read_text("utf-8").splitlines()) for part in parts) == 24
    many.rename(tmp_path / "away")
    monkeypatch.setattr("filmgraph.load.batches.EDGES_A_BATCH", 8)
    shuffled = [mixed(part) for part in parts[::-1]]
    for some in [shuffled] if together else [[part] for part in shuffled]:
        report = load(graph, list(map(str, some)), records=True)
        assert report.rejected == []
    assert digest(graph.reader()) == expected
    again = load(graph, [str(tmp_path / "parts")], records=True)
    assert (again.files, again.loaded, again.unchanged, len(again.copies)) == (24, 0, 20, 4)


def mixed(part: Path) -> Path:
    """The same lines in another order."""
    lines = part.read_text("utf-8").splitlines(keepends=True)
    other = part.parent.parent / f"mixed-{part.name}"
    other.write_text("".join(random.Random(2).sample(lines, len(lines))), encoding="utf-8")
    return other


def test_lines_that_are_no_records_are_named(graph: Store, many: Path, tmp_path: Path) -> None:
    """A line of another program, an older or a damaged record is refused with its place; the others are loaded."""
    (good,) = (as_json(one, f"/x/{one.file}") for one in sheets([many / "05.txt"]))  # type: ignore[arg-type]
    old = {name: value for name, value in good.items() if name != "hash"}
    bad = [
        "no json",
        "[]",
        json.dumps(old),
        json.dumps({**good, "year": "1999"}),
        json.dumps({**good, "credits": [{**good["credits"][0], "type": "LOVED"}]}),
        json.dumps({**good, "companies": None}),
        json.dumps({**good, "hash": "0" * 64}),
        "{" + '"title":[' * 100_000,
        json.dumps({**good, "credits": [{**good["credits"][0], "type": "SELECTED_AT"}]}),
        json.dumps({**good, "path": "/x/\ud800"}),
        json.dumps({**good, "path": "relative.txt"}),
        json.dumps({**good, "title": "T" * 2000}),
        json.dumps({**good, "synopsis": "nothing\0"}),
    ]
    file = tmp_path / "mixed.jsonl"
    file.write_text("\n".join([json.dumps({**good, "new": "name"}), *bad]), encoding="utf-8")
    report = load(graph, [str(file), str(tmp_path / "none.jsonl")], records=True)
    assert report.loaded == 1
    places = [Path(one["file"]).name for one in report.rejected]
    lines = [f"mixed.jsonl:{line}" for line in range(2, 15)]
    assert places == [*lines[:6], "05.txt", *lines[7:], "none.jsonl"]
    assert "hash" in report.rejected[2]["reason"] and "year" in report.rejected[3]["reason"]


def test_records_of_earlier_versions_are_taken(graph: Store, many: Path, tmp_path: Path) -> None:
    """Those that know no sections of festivals say that there are none."""
    (record,) = (as_json(one, str(many / "05.txt")) for one in sheets([many / "05.txt"]))  # type: ignore[arg-type]
    for one in record["festivals"]:
        del one["section"]
    (tmp_path / "old.jsonl").write_text(json.dumps(record), encoding="utf-8")
    report = load(graph, [str(tmp_path / "old.jsonl")], records=True)
    assert (report.loaded, report.edges["SELECTED_AT"]) == (1, 1)


def test_another_kind_of_file_is_refused_once(graph: Store, many: Path) -> None:
    """A sheet in the place of records is one sentence, not one for each of its lines."""
    report = load(graph, [str(many / "05.txt")], records=True)
    assert [Path(one["file"]).name for one in report.rejected] == ["05.txt"]
    assert "filmgraph parse" in report.rejected[0]["reason"]


def test_records_from_standard_input_are_told_apart(graph: Store, many: Path, tmp_path: Path) -> None:
    """Two of one title and year that bear no path are one sheet in two states: the second is refused."""
    (record,) = (as_json(one, "-") for one in sheets([many / "05.txt"]))  # type: ignore[arg-type]
    file = tmp_path / "two.jsonl"
    file.write_text("\n".join([json.dumps(record), json.dumps({**record, "hash": "0" * 64})]), encoding="utf-8")
    report = load(graph, [str(file)], records=True)
    assert (report.loaded, len(report.rejected)) == (1, 1)
