"""Tables that fit a terminal, whatever its width."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from filmgraph.cli.app import _failed
from filmgraph.cli.output import rows_out
from filmgraph.errors import Ambiguous

Table = Callable[..., list[str]]

PAIR = {
    "a": "Andreas SCHREITMÜLLER",
    "b": "Bettina RICKLEFS",
    "films": 2,
    "titles": "Absurdistan (2008); Baikonur (2011)",
}
ROW = PAIR | {"a_id": "andreas-schreitmuller", "b_id": "bettina-ricklefs"}


@pytest.fixture
def table(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Table:
    """A function that gives the lines of the table that a terminal of so many columns shows."""

    def shown(width: int, *spare: str) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(width))
        rows_out([ROW], list(ROW), "table", spare=spare)
        return capsys.readouterr().out.splitlines()

    return shown


def test_ids_are_shown_whole_or_not_at_all(table: Table) -> None:
    """Where a table does not fit, the ids go and the names stay whole; where it does, the ids are there."""
    assert table(90, "a_id", "b_id")[0].split() == ["a", "b", "films", "titles"]
    assert (
        table(90, "a_id", "b_id")[1]
        == "Andreas SCHREITMÜLLER  Bettina RICKLEFS  2      Absurdistan (2008); Baikonur (2011)"
    )
    assert table(150, "a_id", "b_id")[1].endswith("andreas-schreitmuller  bettina-ricklefs")


def test_empty_columns_give_way_first(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A column that says nothing takes no room from one that is cut; where there is room, it is there."""
    row = PAIR | {"section": None}
    heads = []
    for width in (80, 100):
        monkeypatch.setenv("COLUMNS", str(width))
        rows_out([row], ["a", "section", "b", "films", "titles"], "table")
        heads.append(capsys.readouterr().out.splitlines()[0].split())
    assert heads == [["a", "b", "films", "titles"], ["a", "section", "b", "films", "titles"]]


def test_a_truth_is_written_alike_everywhere(capsys: pytest.CaptureFixture[str]) -> None:
    """No format writes it as Python does."""
    for form in ("table", "csv", "tsv", "markdown"):
        rows_out([{"running": True}], ["running"], form)
    assert capsys.readouterr().out.count("true") == 4


@pytest.mark.parametrize("width", [60, 80, 100])
def test_the_name_gives_way_last(table: Table, width: int) -> None:
    """A row never breaks its line, and names keep more of themselves than what stands behind them."""
    line = table(width)[1]
    cells = line.split("  ")
    assert len(line) <= width
    assert len(cells[0]) > len(cells[-1].strip())


def test_a_list_in_a_message_keeps_its_columns(capsys: pytest.CaptureFixture[str]) -> None:
    """Ids below each other can be read; what steers a terminal is harmless there too."""
    assert _failed(Ambiguous("Several:\n  brad-pitt    Brad\x1b PITT", "Say which."), 3) == 3
    assert "\n  brad-pitt    Brad\ufffd PITT\n" in capsys.readouterr().err
