"""Golden pairs: a sheet of a few lines beside the record that an archivist would write down for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from filmgraph.sheets import as_json, read

GOLDEN = Path(__file__).parent / "golden"
SHEETS = sorted(path.stem for path in GOLDEN.glob("*.txt"))
SAMPLES = sorted((Path(__file__).parents[2] / "src/filmgraph/samples").glob("*.txt"))


def pair(name: str) -> tuple[bytes, dict[str, Any]]:
    sheet = GOLDEN / f"{name}.txt"
    return sheet.read_bytes(), json.loads(sheet.with_suffix(".json").read_text("utf-8"))


@pytest.mark.parametrize("name", SHEETS)
def test_a_golden_sheet_gives_its_golden_record(name: str) -> None:
    """Each sheet in `golden/` is read as the JSON beside it, lines and diagnostics included."""
    data, expected = pair(name)
    assert as_json(read(data, f"{name}.txt")) == expected


def test_every_record_has_its_sheet() -> None:
    """No JSON in `golden/` is left without a sheet, and there are enough of them to matter."""
    assert sorted(path.stem for path in GOLDEN.glob("*.json")) == SHEETS
    assert len(SHEETS) >= 40


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["crlf", "cr"])
@pytest.mark.parametrize("name", SHEETS)
def test_line_ends_do_not_matter(name: str, end: str) -> None:
    """CRLF and CR give the same record as LF."""
    data, expected = pair(name)
    assert as_json(read(data.replace(b"\n", end.encode()), f"{name}.txt")) == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", SHEETS)
def test_marked_encodings_do_not_matter(name: str, encoding: str) -> None:
    """A byte-order mark, of UTF-8 or UTF-16, changes nothing and earns no warning."""
    data, expected = pair(name)
    assert as_json(read(data.decode("utf-8").encode(encoding), f"{name}.txt")) == expected


@pytest.mark.parametrize("name", SHEETS)
def test_trailing_spaces_do_not_matter(name: str) -> None:
    """Spaces at the ends of lines change nothing but, at most, where a message points."""
    data, expected = pair(name)
    found = as_json(read(data.replace(b"\n", b"  \t\n"), f"{name}.txt"))
    assert {**found, "diagnostics": codes(found)} == {**expected, "diagnostics": codes(expected)}


def codes(record: dict[str, Any]) -> list[tuple[str, int]]:
    return [(one["code"], one["line"]) for one in record["diagnostics"]]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_line_of_a_sample_ends_somewhere(path: Path) -> None:
    """Each non-empty line of a sample is in the ledger, none is unread, and every record points at such a line."""
    sheet = read(path.read_bytes(), path.name)
    lines = path.read_text("utf-8").split("\n")
    assert set(sheet.ledger) == {number for number, line in enumerate(lines, 1) if line.strip()}
    assert "unread" not in sheet.ledger.values()
    assert all(one.raw in lines[one.line - 1] for one in sheet.credits)
    assert all(one.raw in lines[one.line - 1] for one in sheet.companies)
    assert all(one.raw in lines[one.line - 1] for one in sheet.festivals)
    assert all(one.raw in lines[one.line - 1] for one in sheet.texts)


def test_baikonur_is_baikonur() -> None:
    """The title of the sample sheet comes from its bibliography."""
    path = next(path for path in SAMPLES if path.stem == "baikonur")
    sheet = read(path.read_bytes(), "0001_sheet.txt")
    assert (sheet.title, sheet.title_source) == ("Baikonur", "bibliography")
