"""Several loads or workers at once, and loads that die in the middle."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from filmgraph.errors import WriteConflict
from filmgraph.explore import whole
from filmgraph.identity import Decisions
from filmgraph.load import batches, load, side_by_side
from filmgraph.load.decide import decide, decide_ahead
from filmgraph.load.films import Incoming
from filmgraph.load.plan import Plan
from filmgraph.load.write import write_films, write_plan
from filmgraph.store import Settings, Store, Transaction, connect
from tests.load.graphs import empty, people, random_sheet, sheet, snapshot, write


def test_a_killed_load_leaves_whole_sheets_and_is_completed_by_the_next(
    graph: Store, settings: Settings, sheets: Path
) -> None:
    """kill -9 in the middle: each film in the graph has all its edges, and the next load brings the rest."""
    for number in range(300):
        cast = [f"Actor{number % 37} N{i:03} ... Role {i}" for i in range(40)]
        write(
            sheets, **{f"s{number}": sheet(f"Film {number}", f"Directed by : Director D{number:03}", "Cast :", *cast)}
        )
    command = [sys.executable, "-m", "filmgraph", "load", str(sheets)]
    loading = subprocess.Popen(
        command, env={**os.environ, "FILMGRAPH_STORE": str(settings.folder)}, stderr=subprocess.DEVNULL
    )
    reader = graph.reader()
    deadline = time.monotonic() + 60
    while reader.query("MATCH (f:Film) RETURN count(f)").rows[0][0] < 100:
        assert loading.poll() is None and time.monotonic() < deadline
    loading.send_signal(signal.SIGKILL)
    loading.wait()
    counted = "MATCH (f:Film) OPTIONAL MATCH (f)<-[r]-() WITH f, count(r) AS edges RETURN edges, count(f)"
    partial = reader.query(counted).rows
    assert [row[0] for row in partial] == [41] and partial[0][1] < 300
    load(graph, [str(sheets)])
    assert reader.query(counted).rows == [[41, 300]]


def test_two_loads_at_once_make_one_graph(graph: Store, settings: Settings, sheets: Path) -> None:
    """Two processes that load the same sheets together end well, and nothing is there twice."""
    for number in range(120):
        cast = [f"Actor{number % 11} N{i:03} ... Role {i}" for i in range(12)]
        text = sheet(f"Film {number}", f"Directed by : Director D{number % 7:03}", "Cast :", *cast)
        write(sheets, **{f"s{number}": text})
    command = [sys.executable, "-m", "filmgraph", "load", str(sheets)]
    environ = {**os.environ, "FILMGRAPH_STORE": str(settings.folder)}
    both = [subprocess.Popen(command, env=environ, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [one.communicate()[1] for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    twice = snapshot(graph)
    empty(graph)
    load(graph, [str(sheets)])
    assert snapshot(graph) == twice


def test_batches_are_decided_ahead_unless_another_load_comes_between(
    graph: Store, settings: Settings, sheets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each batch but the first is decided while another is written; what somebody else brings meanwhile counts."""
    monkeypatch.setattr("filmgraph.load.batches.EDGES_A_BATCH", 2)
    for number in range(6):
        write(sheets, **{f"s{number}": sheet(f"Film {number}", f"Directed by : Anna N{number} (Анна)")})
    inside: list[list[str]] = []

    def noted(tx: Transaction, decisions: Decisions, batch: list[Incoming]) -> Plan:
        inside.append([one.slug for one in batch])
        return decide(tx, decisions, batch)

    monkeypatch.setattr(batches, "decide", noted)
    load(graph, [str(sheets)])
    assert (inside, set(people(graph))) == ([["film-0-1999"]], {"anna-n0"})
    empty(graph)
    other = sheets.parent / "other"
    other.mkdir()
    write(other, z=sheet("Z", "Directed by : Aanna N (Анна)"))

    def disturbed(tx: Transaction, batch: list[Incoming], upon: Plan) -> Plan | None:
        plan = decide_ahead(tx, batch, upon)
        if batch[0].slug == "film-3-1999":
            with connect(settings) as mine:
                load(mine, [str(other)])
        return plan

    monkeypatch.setattr(batches, "decide_ahead", disturbed)
    inside.clear()
    load(graph, [str(sheets)])
    assert (inside, set(people(graph))) == ([["film-0-1999"], ["z-1999"], ["film-3-1999"]], {"aanna-n"})


SMALL_BATCHES = (
    "import filmgraph.load.batches as batches; batches.EDGES_A_BATCH = 8; from filmgraph.cli import main; main()"
)


def test_loads_of_different_sheets_at_once_agree_on_who_is_who(graph: Store, sheets: Path) -> None:
    """Three processes whose sheets spell the same people in different ways leave the graph of one load of them all."""
    rng = random.Random(1)
    folders = [sheets / name for name in "abc"]
    for folder in folders:
        folder.mkdir()
        for number in range(12):
            (folder / f"{number}.txt").write_text(random_sheet(rng.randint(0, 9999), rng), encoding="utf-8")
    commands = [[sys.executable, "-c", SMALL_BATCHES, "load", str(folder)] for folder in folders]
    loading = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for command in commands]
    said = [one.communicate()[1] for one in loading]
    assert [one.returncode for one in loading] == [0, 0, 0], said
    together = snapshot(graph)
    empty(graph)
    load(graph, [str(sheets)])
    assert snapshot(graph) == together


def test_workers_write_the_graph_of_one(graph: Store, sheets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three workers that write side by side, with people and festivals in common, leave the graph of one."""
    monkeypatch.setattr("filmgraph.load.batches.EDGES_A_BATCH", 60)
    for number in range(150):
        cast = [f"Actor N{(number * 7 + i * i) % 400:03} ... Role {i}" for i in range(12)]
        festivals = ["Selected in the following festivals :", f"- Fest {number % 5}, Nice (France), 1999"]
        fields = [f"Directed by : Director D{number % 30:03}", "Cast :", *cast, f"Production : Co {number % 9}"]
        write(sheets, **{f"s{number:03}": sheet(f"Film {number}", *fields, *festivals)})
    assert load(graph, [str(sheets)], workers=3).loaded == 150
    by_three = snapshot(graph)
    empty(graph)
    load(graph, [str(sheets)])
    assert snapshot(graph) == by_three


DIES = """
import itertools, os
from filmgraph.identity import Decisions
from filmgraph.load import batches, side_by_side
from filmgraph.cli import main
batches.EDGES_A_BATCH = 40
write, turn = side_by_side.{step}, itertools.count()
side_by_side.{step} = lambda tx, plan: write(tx, plan) if next(turn) < {times} else os._exit(9)
main()
"""


@pytest.mark.parametrize(("step", "times"), [("write_films", 3), ("write_nodes", 2)])
def test_a_load_that_dies_between_people_and_films_leaves_nothing_behind(
    graph: Store, sheets: Path, step: str, times: int
) -> None:
    """What it left edgeless is named in the graph, and gone after the next load, of whatever sheets."""
    rng = random.Random(7)
    for number in range(40):
        write(sheets, **{f"s{number:02}": random_sheet(number, rng)})
    command = [sys.executable, "-c", DIES.format(step=step, times=times), "load", "--workers", "2", str(sheets)]
    died = subprocess.run(command, capture_output=True, check=False).returncode
    left = "MATCH (n:Unfinished) RETURN count(n)"
    assert (died, graph.reader().query(left).rows[0][0] > 0) == ((9, True) if graph.writes_side_by_side else (0, False))
    other = sheets.parent / "other"
    other.mkdir()
    write(other, z=sheet("Z", "Directed by : Anna ONE (Анна)"))
    load(graph, [str(other)])
    assert graph.reader().query(left).rows == [[0]]
    after, films = (
        snapshot(graph),
        [node.properties["sheet"] for node in whole(graph.reader()).nodes if node.label == "Film"],
    )
    empty(graph)
    load(graph, films)
    assert snapshot(graph) == after


DIES_LAST = """
import os
from filmgraph.load import side_by_side
from filmgraph.cli import main
run = side_by_side.run
side_by_side.run = lambda tx, name, **more: os._exit(9) if name == "unfinished-delete" else run(tx, name, **more)
main()
"""


def test_what_a_dead_load_had_written_counts_for_one_that_decided_before(
    graph: Store, settings: Settings, sheets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its turn was undone with it, and what its workers had written was not: no plan made before holds then."""
    monkeypatch.setattr("filmgraph.load.batches.EDGES_A_BATCH", 2)
    other = sheets.parent / "other"
    other.mkdir()
    write(other, z=sheet("Z", "Directed by : Aanna N (Анна)", "Production : ARTE"))
    for number in range(3):
        write(sheets, **{f"s{number}": sheet(f"Film {number}", f"Directed by : Other N{number}")})
    write(sheets, slast=sheet("Last", "Directed by : Bb SECOND (Анна)", "Production : Arte"))

    def disturbed(tx: Transaction, batch: list[Incoming], under_way: Plan) -> Plan | None:
        plan = decide_ahead(tx, batch, under_way)
        if batch[0].slug == "last-1999":
            command = [sys.executable, "-c", DIES_LAST, "load", "--workers", "2", str(other)]
            died = subprocess.run(command, capture_output=True, check=False).returncode
            assert died == (9 if graph.writes_side_by_side else 0)
        return plan

    monkeypatch.setattr(batches, "decide_ahead", disturbed)
    load(graph, [str(sheets)])
    monkeypatch.setattr(batches, "decide_ahead", decide_ahead)
    load(graph, [str(other)])
    after = snapshot(graph)
    empty(graph)
    load(graph, [str(sheets), str(other)])
    assert snapshot(graph) == after


def test_people_left_half_regrouped_are_one_for_whoever_comes(graph: Store, sheets: Path) -> None:
    """A load dies while it regroups; a later sheet's person still meets all who share the native form."""
    write(sheets, a=sheet("A", "Directed by : Xenia XU (Нб)"), b=sheet("B", "Directed by : Xenia XU (Нб На)"))
    load(graph, [str(sheets)])
    write(sheets, c=sheet("C", "Directed by : Ksenia XU (Нб)"), d=sheet("D", "Directed by : Ben B"))
    command = [sys.executable, "-c", DIES.format(step="regroup", times=0), "load", "--workers", "2", str(sheets)]
    subprocess.run(command, capture_output=True, check=False)
    write(sheets, e=sheet("E", "Directed by : Xenya XU (Нб)"))
    load(graph, [str(sheets)])
    assert set(people(graph)) == {"ksenia-xu", "ben-b"}
    after = snapshot(graph)
    empty(graph)
    load(graph, [str(sheets)])
    assert snapshot(graph) == after


def test_workers_are_waited_for_when_one_fails(graph: Store, sheets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While any worker still writes, no other load may; the batch is then written anew, and nothing is there twice."""
    for number in range(12):
        write(sheets, **{f"s{number:02}": sheet(f"Film {number}", f"Directed by : Director D{number:03}")})
    events: list[str] = []

    def hindered(tx: Transaction, plan: Plan) -> None:
        events.append("begun")
        if events == ["begun"]:
            raise WriteConflict("one worker fails", "")
        time.sleep(0.3)  # the other is slow
        write_films(tx, plan)
        events.append("ended")

    def anew(tx: Transaction, plan: Plan) -> set[str]:
        events.append("anew")
        return write_plan(tx, plan)

    monkeypatch.setattr(side_by_side, "write_films", hindered)
    monkeypatch.setattr(batches, "write_plan", anew)
    assert load(graph, [str(sheets)], workers=2).loaded == 12
    assert events == (["begun", "begun", "ended", "anew"] if graph.writes_side_by_side else ["anew"])
    by_two = snapshot(graph)
    empty(graph)
    load(graph, [str(sheets)])
    assert snapshot(graph) == by_two
