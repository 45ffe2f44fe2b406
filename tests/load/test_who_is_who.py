"""Who is who follows from the sheets alone, whatever was loaded before."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from filmgraph.errors import Ambiguous
from filmgraph.explore import resolve
from filmgraph.explore.identities import why_each
from filmgraph.explore.search import namesakes
from filmgraph.load import load
from filmgraph.store import Store
from tests.load.graphs import empty, people, random_sheet, sheet, snapshot, write


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
