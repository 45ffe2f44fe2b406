"""Sheets enter the graph, change in it, and leave it."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from filmgraph.errors import Ambiguous, UsageError, WriteConflict
from filmgraph.explore import resolve, whole
from filmgraph.explore.identities import why_each
from filmgraph.explore.search import namesakes
from filmgraph.identity import Decisions
from filmgraph.load import batches, forget, load, side_by_side
from filmgraph.load.decide import decide, decide_ahead
from filmgraph.load.films import Incoming
from filmgraph.load.plan import Plan
from filmgraph.load.write import write_films, write_plan
from filmgraph.store import Limits, Settings, Store, Transaction, connect

FIELDS = ("Directed by", "Writing credits", "Music", "Costumes", "Produced by", "Producers")


def snapshot(store: Store) -> tuple[list[Any], list[Any], list[Any]]:
    """The whole graph as comparable values, the hidden spellings included."""
    graph = whole(store.reader())
    nodes = [(n.label, n.id, sorted(n.properties.items(), key=lambda item: item[0])) for n in graph.nodes]
    edges = sorted((e.type, e.start, e.end, str(sorted(e.properties.items()))) for e in graph.edges)
    rows = store.reader().query("MATCH (s:Spelling) RETURN s.id, s.person ORDER BY s.id", limits=Limits(rows=None)).rows
    return nodes, edges, rows


def empty(store: Store) -> None:
    store.writer().transact(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))


def sheet(title: str, *fields: str, year: int = 1999) -> str:
    return "\n".join([f"France, {year}, 90mn", f"Title : {title}", *fields, ""])


def write(folder: Path, **sheets: str) -> None:
    for name, text in sheets.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def people(store: Store) -> dict[str, str]:
    rows = store.reader().query("MATCH (p:Person) RETURN p.id, p.name").rows
    return {row[0]: row[1] for row in rows}


def test_a_sheet_becomes_nodes_and_edges_with_sources(graph: Store, sheets: Path) -> None:
    """Every edge carries the sheet, the line and the printed text that it came from."""
    write(sheets, a=sheet("A", "Directed by : Veit HELMER (Файт ХЕЛЬМЕР)", "Cast :", "Denis LAVANT ... Anton"))
    report = load(graph, [str(sheets)])
    assert (report.loaded, report.nodes["Film"], report.nodes["Person"]) == (1, 1, 2)
    edge = (
        graph.reader()
        .query("MATCH (p:Person)-[r:ACTED_IN]->(f) RETURN p.id, r.role, r.sheet, r.line, r.raw, f.id")
        .rows
    )
    assert edge == [["denis-lavant", "Anton", str(sheets / "a.txt"), 5, "Denis LAVANT ... Anton", "a-1999"]]


def test_loading_again_changes_nothing(graph: Store, sheets: Path) -> None:
    """A second load of the same sheets reads none of them and leaves the graph as it is."""
    write(sheets, a=sheet("A", "Directed by : X YZ"), b=sheet("B", "Directed by : X YZ, V W"))
    load(graph, [str(sheets)])
    before = snapshot(graph)
    report = load(graph, [str(sheets)])
    assert (report.loaded, report.unchanged) == (0, 2)
    assert snapshot(graph) == before


def test_again_reads_everything_and_changes_nothing(graph: Store, sheets: Path) -> None:
    """--again replaces every sheet by itself."""
    write(sheets, a=sheet("A", "Directed by : X YZ (Икс)"), b=sheet("B", "Directed by : Q YZ (Икс)"))
    load(graph, [str(sheets)])
    before = snapshot(graph)
    assert load(graph, [str(sheets)], again=True).loaded == 2
    assert snapshot(graph) == before


def test_a_changed_sheet_replaces_exactly_its_own_facts(graph: Store, sheets: Path) -> None:
    """A removed credit goes, a person whom nothing mentions any more goes, what other sheets say stays."""
    write(sheets, a=sheet("A", "Directed by : X YZ, Only HERE"), b=sheet("B", "Directed by : X YZ"))
    load(graph, [str(sheets)])
    write(sheets, a=sheet("A", "Directed by : New ONE"))
    report = load(graph, [str(sheets)])
    assert (report.loaded, report.unchanged) == (1, 1)
    assert set(people(graph)) == {"x-yz", "new-one"}


def test_prune_forgets_sheets_that_are_gone(graph: Store, sheets: Path) -> None:
    """Without --prune a film whose sheet is gone stays; with it, it goes, and other folders are left alone."""
    other = sheets.parent / "other"
    other.mkdir()
    write(sheets, a=sheet("A", "Directed by : X YZ"), b=sheet("B", "Directed by : V WW"))
    write(other, c=sheet("C", "Directed by : C CC"))
    load(graph, [str(sheets), str(other)])
    (sheets / "b.txt").unlink()
    (other / "c.txt").unlink()
    assert load(graph, [str(sheets)]).nodes["Film"] == 3
    report = load(graph, [str(sheets)], prune=True)
    assert (report.forgotten, set(people(graph))) == (1, {"x-yz", "c-cc"})


def test_prune_forgets_nothing_when_the_folder_itself_is_gone(graph: Store, sheets: Path) -> None:
    """A folder that cannot be found, as on a drive that is not connected, takes no film along."""
    write(sheets, a=sheet("A", "Directed by : X YZ"))
    load(graph, [str(sheets)])
    sheets.rename(sheets.with_name("elsewhere"))
    report = load(graph, [str(sheets)], prune=True)
    assert (report.forgotten, report.nodes["Film"], len(report.rejected)) == (0, 1, 1)


def test_prune_forgets_nothing_when_the_folder_is_empty(graph: Store, sheets: Path) -> None:
    """An empty folder may be a drive that is not mounted: a sentence says so, and what to do if it is not."""
    write(sheets, a=sheet("A", "Directed by : X YZ"))
    load(graph, [str(sheets)])
    (sheets / "a.txt").unlink()
    with pytest.raises(UsageError, match="no file left"):
        load(graph, [str(sheets)], prune=True)
    assert set(people(graph)) == {"x-yz"}
    assert forget(graph, [str(sheets)]) == 1


def test_many_films_leave_in_several_transactions(graph: Store, sheets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is forgotten piece by piece leaves the graph of what remains."""
    monkeypatch.setattr("filmgraph.load.leaving.FILMS_AT_ONCE", 4)
    rng = random.Random(3)
    keep = sheets / "keep"
    keep.mkdir()
    for number in range(20):
        write(keep if number % 3 == 0 else sheets, **{f"s{number}": random_sheet(number, rng)})
    load(graph, [str(keep)])
    expected = snapshot(graph)
    load(graph, [str(sheets)])
    assert forget(graph, [str(path) for path in sheets.glob("*.txt")]) == 13
    assert snapshot(graph) == expected


def test_an_empty_path_is_not_the_current_folder(graph: Store, sheets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable of the shell that is not set leaves an empty path, and that must not empty the graph."""
    write(sheets, a="France, 1999, 90mn\nDirected by : Ann BEE\n")
    load(graph, [str(sheets)])
    monkeypatch.chdir(sheets)
    with pytest.raises(UsageError, match="empty"):
        forget(graph, [""])
    assert forget(graph, ["."]) == 1


def test_forget_takes_out_what_came_from_a_path(graph: Store, sheets: Path) -> None:
    """A single file, there or not, and then its folder; what other folders brought stays."""
    other = sheets.parent / "sheets-of-others"
    other.mkdir()
    write(sheets, a=sheet("A", "Directed by : X YZ"), b=sheet("B", "Directed by : V WW"))
    write(other, c=sheet("C", "Directed by : C CC"))
    load(graph, [str(sheets), str(other)])
    (sheets / "a.txt").unlink()
    assert forget(graph, [str(sheets / "a.txt")]) == 1
    assert set(people(graph)) == {"v-ww", "c-cc"}
    assert forget(graph, [str(sheets)]) == 1
    assert set(people(graph)) == {"c-cc"}


def test_a_rejected_sheet_never_stops_the_load(graph: Store, sheets: Path) -> None:
    """Empty, binary and foreign files are reported with a reason; the rest is loaded."""
    write(sheets, a=sheet("A", "Directed by : X YZ"), empty="", poem="Roses are red,\nviolets are blue.\n")
    (sheets / "b.txt").write_bytes(b"\x00\x01\x02" * 99)
    report = load(graph, [str(sheets), str(sheets / "missing.txt")])
    assert report.loaded == 1
    assert {Path(one["file"]).name for one in report.rejected} == {"empty.txt", "poem.txt", "b.txt", "missing.txt"}
    assert all(one["reason"] for one in report.rejected)


def test_the_same_native_form_joins_two_romanisations(graph: Store, sheets: Path) -> None:
    """Two spellings with one native form are one person, whom either spelling then means."""
    write(
        sheets,
        a=sheet("A", "Directed by : Sergey SELIANOV (Сергей СЕЛЬЯНОВ)"),
        b=sheet("B", "Directed by : Sergei SELYANOV (Сергей СЕЛЬЯНОВ)"),
        c=sheet("C", "Directed by : Sergey SELIANOV"),
    )
    load(graph, [str(sheets)])
    assert people(graph) == {"sergei-selyanov": "Sergei SELYANOV"}
    assert graph.reader().query("MATCH (:Person)-[r:DIRECTED]->() RETURN count(r)").rows == [[3]]


def test_taking_away_the_proof_parts_the_people_again(graph: Store, sheets: Path) -> None:
    """When the sheet that joined two spellings goes, the graph is as if it had never been there."""
    write(
        sheets, a=sheet("A", "Directed by : Anna MELIKIAN (Анна МЕЛИКЯН)"), b=sheet("B", "Directed by : Anna MELIKYAN")
    )
    load(graph, [str(sheets)])
    before = snapshot(graph)
    write(sheets, c=sheet("C", "Directed by : Anna MELIKYAN (Анна МЕЛИКЯН)"))
    load(graph, [str(sheets)])
    assert set(people(graph)) == {"anna-melikian"}
    (sheets / "c.txt").unlink()
    load(graph, [str(sheets)], prune=True)
    assert snapshot(graph) == before


def test_parted_and_joined_in_one_batch_is_one_edge(graph: Store, sheets: Path) -> None:
    """A changed sheet takes a spelling from one person and joins her with another of the same film: what both did
    there is one edge then."""
    native = "(Анна ЛЕБЕДЕВА)"
    write(sheets, two=sheet("Two", f"Music : Anna LEBEDEWA, Ana LEBEDEVA {native}"))
    write(sheets, three=sheet("Three", f"Music : Anna LEBEDEVA {native}"))
    load(graph, [str(sheets)])
    write(sheets, three=sheet("Three", f"Music : Anna LEBEDEWA {native}"))
    load(graph, [str(sheets)])
    rows = graph.reader().query("MATCH (p)-[r:COMPOSED]->(f) RETURN p.id, f.id, count(r) ORDER BY f.id").rows
    assert rows == [["ana-lebedeva", "three-1999", 1], ["ana-lebedeva", "two-1999", 1]]


def test_people_of_many_films_are_parted_whole(graph: Store, sheets: Path) -> None:
    """Of someone with hundreds of edges none is left behind when the proof that two names are one comes and goes."""
    for number in range(150):
        fields = ["Directed by : Zoe LAST (Зоя)", "Writing credits : Zoe LAST, Zoe LASST", "Music : Zoe LAST (Зоя)"]
        write(sheets, **{f"s{number:03}": sheet(f"Film {number}", *fields)})
    load(graph, [str(sheets)])
    before = snapshot(graph)
    write(sheets, proof=sheet("Proof", "Directed by : Zo LAST (Зоя), Zoe LASST (Зоя)"))
    load(graph, [str(sheets)])
    assert len(people(graph)) == 1
    (sheets / "proof.txt").unlink()
    load(graph, [str(sheets)], prune=True)
    assert snapshot(graph) == before


def test_one_film_in_two_sheets_stays_two_films(graph: Store, sheets: Path) -> None:
    """Two sheets that agree on title and year are two films, whose ids say which file each came from."""
    write(sheets, heat=sheet("Heat", "Directed by : A AA"), heat2=sheet("Heat", "Directed by : B BB"))
    load(graph, [str(sheets / "heat.txt")])
    assert graph.reader().query("MATCH (f:Film) RETURN f.id").rows == [["heat-1999"]]
    load(graph, [str(sheets / "heat2.txt")])
    ids = graph.reader().query("MATCH (f:Film) RETURN f.id ORDER BY f.id").rows
    assert ids == [["heat-1999.heat"], ["heat-1999.heat2"]]
    (sheets / "heat.txt").unlink()
    load(graph, [str(sheets)], prune=True)
    assert graph.reader().query("MATCH (f:Film) RETURN f.id").rows == [["heat-1999"]]


def test_a_copy_is_loaded_once_and_a_moved_sheet_moves(graph: Store, sheets: Path) -> None:
    """The same bytes under two names are one film; a sheet that moved keeps its film and gets its new path."""
    write(sheets, b=sheet("B", "Directed by : B BB"))
    shutil.copy(sheets / "b.txt", sheets / "copy.txt")
    report = load(graph, [str(sheets)])
    assert (report.loaded, [Path(one["file"]).name for one in report.copies]) == (1, ["copy.txt"])
    (sheets / "copy.txt").unlink()
    (sheets / "b.txt").rename(sheets / "moved.txt")
    load(graph, [str(sheets)])
    assert graph.reader().query("MATCH (f:Film) RETURN f.id, f.sheet").rows == [["b-1999", str(sheets / "moved.txt")]]


COMPANIES = ("ARTE", "Arte", "CTB (co-production)", "ctb", "Cine Tres (CTB)", "Centre du TB (CTB)", "La Sept (ARTE)")


def random_sheet(number: int, rng: random.Random) -> str:
    """A sheet with a few people out of a small crowd whose spellings overlap."""
    crowd = [f"{given} {name}" for given in ("Anna", "Ana") for name in ("ONE", "TWO", "Óne")]
    natives = ["", "", " (Анна)", " (АННА)", " (Ана)", " (Анна Один)", " (Борис)", " (Б. Один)"]

    def person() -> str:
        return rng.choice(crowd) + rng.choice(natives)

    fields = [f"{label} : {', '.join(person() for _ in range(rng.randint(1, 3)))}" for label in rng.sample(FIELDS, 2)]
    cast = [
        "Cast :",
        *(f"{person()}{rng.choice(['', ' '])} ... Role {rng.randint(1, 2)}" for _ in range(rng.randint(0, 3))),
    ]
    company = ", ".join(rng.sample(COMPANIES, rng.randint(1, 2)))
    festival = rng.choice(["- Fest, Nice (France), 1999", "- FEST, Paris (France), 2000", "- Fest", "- Gala, 2001"])
    title = rng.choice(["Heat", f"Film {number}"])
    return sheet(title, *fields, *cast, f"Production : {company}", "Selected in the following festivals :", festival)


def test_a_second_native_form_parts_a_person_and_going_joins_again(graph: Store, sheets: Path) -> None:
    """Three people of one name while two native forms contradict each other, each with their own films; then one."""
    write(sheets, a=sheet("A", "Directed by : Ivan PETROV (Иван ПЕТРОВ)"), b=sheet("B", "Directed by : Ivan PETROV"))
    load(graph, [str(sheets)])
    before = snapshot(graph)
    write(sheets, c=sheet("C", "Directed by : Ivan PETROV (Иван СИДОРОВ)", "Music : I. PETROV (Иван ПЕТРОВ)"))
    load(graph, [str(sheets)])
    rows = graph.reader().query("MATCH (p:Person)-->(f) RETURN p.native, f.id ORDER BY f.id, p.native").rows
    assert rows == [
        ["Иван ПЕТРОВ", "a-1999"],
        [None, "b-1999"],
        ["Иван ПЕТРОВ", "c-1999"],
        ["Иван СИДОРОВ", "c-1999"],
    ]
    assert "ivan-petrov.plain" in people(graph)
    with pytest.raises(Ambiguous) as caught:
        resolve(graph.reader(), "Ivan PETROV")
    assert "Иван СИДОРОВ   [1999: C]" in caught.value.message
    told = why_each(graph.reader(), namesakes(graph.reader(), "Ivan PETROV"))
    assert len(told) == 3 and all("contradict each other" in one.reasons[0] for one in told)
    (sheets / "c.txt").unlink()
    load(graph, [str(sheets)], prune=True)
    assert snapshot(graph) == before


@pytest.mark.parametrize("seed", range(8))
def test_the_graph_depends_on_the_sheets_alone(
    graph: Store, sheets: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After any history of loading, changing and taking away, by one worker or more, the graph is that of one load."""
    monkeypatch.setattr("filmgraph.load.batches.EDGES_A_BATCH", 12)
    rng = random.Random(seed)
    for _ in range(5):
        for _ in range(rng.randint(1, 4)):
            number = rng.randint(0, 7)
            path = sheets / f"{number}.txt"
            if path.exists() and rng.random() < 0.3:
                path.unlink()
            else:
                path.write_text(random_sheet(number, rng), encoding="utf-8")
        files = sorted(map(str, sheets.glob("*.txt")))
        rng.shuffle(files)
        for file in files[: rng.randint(0, len(files))]:
            load(graph, [file])
        load(graph, [str(sheets)], prune=True, workers=rng.randint(1, 3))
    after_history = snapshot(graph)
    empty(graph)
    load(graph, [str(sheets)])
    for once, again in zip(after_history, snapshot(graph), strict=True):
        assert once == again


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


def test_a_very_long_cast_enters_in_one_piece(graph: Store, sheets: Path) -> None:
    """A sheet with 20,000 cast lines is more than one message and still one film."""
    cast = [f"Actor N{i:05} ... Role {i}" for i in range(20_000)]
    write(sheets, long=sheet("Long", "Cast :", *cast))
    assert load(graph, [str(sheets)]).edges["ACTED_IN"] == 20_000


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


def test_a_sheet_that_the_database_will_not_take_stops_no_other(
    graph: Store, sheets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a batch fails, its sheets are written one by one; the bad one is refused with the reason."""
    write(sheets, a=sheet("A", "Directed by : X YZ"), b=sheet("B", "Directed by : V WW"))
    # The limit on names keeps such sheets out; without it, this title is too long for the server's index.
    monkeypatch.setattr("filmgraph.sheets.diagnostics.LONGEST_NAME", 10_000_000)
    monkeypatch.setattr("filmgraph.sheets.titles.LONGEST_NAME", 10_000_000)
    write(sheets, c=sheet("C" * 2_000_000, "Directed by : V WW"))
    report = load(graph, [str(sheets)])
    assert report.loaded + len(report.rejected) == 3
    assert set(people(graph)) == {"x-yz", "v-ww"}


def test_endless_names_are_left_out(graph: Store, sheets: Path) -> None:
    """A title or name of a million letters is no name; the rest of the sheet is loaded."""
    write(sheets, a=sheet("T" * 1_000_000, "Directed by : X YZ, " + "N" * 1_000_000, "Production : " + "P" * 1_000_000))
    report = load(graph, [str(sheets)])
    assert (report.loaded, report.warnings, report.nodes["Company"]) == (1, 4, 0)
    assert set(people(graph)) == {"x-yz"}


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


def test_moving_takes_no_other_film_along(graph: Store, sheets: Path) -> None:
    """A changed sheet never takes the place of a film of the same title, year and file name whose folder is away."""
    one, two = sheets / "one", sheets / "two"
    for folder, director in ((one, "A AA"), (two, "B BB")):
        folder.mkdir()
        write(folder, heat=sheet("Heat", f"Directed by : {director}"))
    load(graph, [str(sheets)])
    one.rename(sheets.parent / "away")
    write(two, heat=sheet("Heat", "Directed by : B BB, C CC"))
    load(graph, [str(two)])
    assert set(people(graph)) == {"a-aa", "b-bb", "c-cc"}


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


def test_prose_of_megabytes_fits_the_messages(graph: Store, sheets: Path) -> None:
    """Sheets near the limit of 5 MB, in letters of four bytes, are together more than a message, and loaded."""
    for number in range(4):
        prose = "\U0001f3ac" * 1_220_000
        write(sheets, **{f"s{number}": sheet(f"T{number}", "Directed by : A BEE", "Plot synopsis", prose)})
    assert load(graph, [str(sheets)]).loaded == 4


def test_more_prose_than_a_message_holds_is_refused(graph: Store, sheets: Path) -> None:
    """Whoever raises the limit of a sheet's size is told of the next one; the others are loaded."""
    write(sheets, a=sheet("A", "Directed by : X YZ"), b=sheet("B", "Plot synopsis", "z" * 16_000_000))
    report = load(graph, [str(sheets)], max_bytes=100_000_000)
    assert (report.loaded, [Path(one["file"]).name for one in report.rejected]) == (1, ["b.txt"])
