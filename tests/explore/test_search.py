"""Finding by name, and the file in which names are looked up."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
from array import array
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from filmgraph.errors import NotFound, QueryError, UsageError
from filmgraph.explore import resolve, search
from filmgraph.explore.search import heard, leading
from filmgraph.explore.search import keeping as room
from filmgraph.explore.search.alike import ALIKE, BEGINS, HOLDS
from filmgraph.explore.search.filling import Named, fill
from filmgraph.explore.search.heard import names_heard
from filmgraph.explore.search.names import names
from filmgraph.load import load
from filmgraph.load.leaving import prune
from filmgraph.store import Reader, Settings, Store, connect
from tests.load.graphs import random_sheet
from tests.load.test_decisions import decide, different, same

CAST = "Veit HELMER, Vera HELMERS, Ada HELM (Ада ХЕЛЬМ), Jean-Luc GODARD, J. DOE, Veit HARLAN"
SHEETS = {
    "a": f"Italy, 1963, 90mn\nTitle : 8½\nDirected by : {CAST}\n",
    "b": "USA, 1970, 90mn\nTitle : M*A*S*H\nDirected by : Veit HELMER\n",
    "c": "USA, 1971, 90mn\nTitle : $\nDirected by : Veit HELMER\n",
    "d": "USA, 2009, 90mn\nTitle : 9\nDirected by : Veit HELMER\n",
    "e": "USA, 1959, 90mn\nTitle : -30-\nDirected by : Ada HELM\n",
}


@pytest.fixture
def folder(graph: Store, sheets: Path) -> Iterator[Path]:
    """Where the file of names lies, and nothing of it from the test before."""
    found = graph.reader().derived("names")
    for one in found.parent.glob(f"{found.name}*"):
        one.unlink()
    for name, text in SHEETS.items():
        (sheets / f"{name}.txt").write_text(text, encoding="utf-8")
    load(graph, [str(sheets)])
    yield found.parent
    found.parent.chmod(0o700)


def files(graph: Store) -> list[Path]:
    found = graph.reader().derived("names")
    return sorted(found.parent.glob(f"{found.name}*"))


def first(reader: Reader, text: str) -> str:
    return search(reader, text)[0].name


TYPED = {
    "8½": "8½",
    "M*A*S*H": "M*A*S*H",
    "mash": "M*A*S*H",
    "$": "$",
    "9": "9",
    "-30-": "-30-",
    "V. Helmer": "Veit HELMER",
    "v helmer": "Veit HELMER",
    "Helmer, Veit": "Veit HELMER",
    "J.-L. Godard": "Jean-Luc GODARD",
    "John Doe": "J. DOE",
    "godrad jean luc": "Jean-Luc GODARD",
    "Ада": "Ada HELM",
    "ХЕЛЬМ": "Ada HELM",
}
NOBODY = ("???", "%", "*", "|", "' OR 1=1 --", "\x00", "\U0010ffff", "[a-z]" * 200, "jzzzzqq", "jzz vzz")


def test_a_name_is_found_in_any_dress(folder: Path, graph: Store) -> None:
    """Signs, initials on either side, order of words, script and typing mistakes lead to the one that is meant."""
    assert {typed: first(graph.reader(), typed) for typed in TYPED} == TYPED


def test_hits_are_ranked_by_match_then_by_edges(folder: Path, graph: Store) -> None:
    """Who has more films stands first among equal matches; a better match before all; at the end the name decides."""
    hits = search(graph.reader(), "veit")
    assert [(hit.name, hit.match) for hit in hits] == [("Veit HELMER", BEGINS), ("Veit HARLAN", BEGINS)]
    hits = search(graph.reader(), "helm")
    assert [hit.name for hit in hits] == ["Veit HELMER", "Ada HELM", "Vera HELMERS"]
    assert {hit.match for hit in hits} == {HOLDS}
    assert [hit.match for hit in search(graph.reader(), "viet helmer")] == [ALIKE]
    assert search(graph.reader(), "helm", most=2) == hits[:2]


def test_the_best_linked_come_first(folder: Path, graph: Store) -> None:
    """Where to begin in a graph that one does not know: with who and what has most edges, of each kind."""
    assert [hit.name for hit in leading(graph.reader(), "Person", 2)] == ["Veit HELMER", "Ada HELM"]
    assert [hit.name for hit in leading(graph.reader(), "Film", 1)] == ["8½"]
    assert leading(graph.reader(), "Festival", 1) == []


def test_signs_are_no_patterns(folder: Path, graph: Store) -> None:
    """What is nobody's name finds nobody, whatever its signs mean elsewhere."""
    for nobody in NOBODY:
        assert search(graph.reader(), nobody) == []
        with pytest.raises(NotFound):
            resolve(graph.reader(), nobody)


def test_the_file_follows_every_change(folder: Path, graph: Store, sheets: Path) -> None:
    """A new sheet, a changed one and one that is gone show in the next search; no old file is left."""
    reader = graph.reader()
    assert search(reader, "nobody yet") == []
    (sheets / "f.txt").write_text("USA, 2001, 90mn\nTitle : F\nDirected by : Nobody YET\n", encoding="utf-8")
    load(graph, [str(sheets)])
    assert first(reader, "nobody yet") == "Nobody YET"
    (sheets / "f.txt").write_text("USA, 2001, 90mn\nTitle : F\nDirected by : Some ELSE\n", encoding="utf-8")
    load(graph, [str(sheets)])
    assert (first(reader, "some else"), search(reader, "nobody yet")) == ("Some ELSE", [])
    (sheets / "f.txt").unlink()
    prune(graph.writer(), [str(sheets)])
    assert search(reader, "some else") == []
    assert len(files(graph)) == 1


def test_the_file_is_private_and_needs_no_care(folder: Path, graph: Store, settings: Settings) -> None:
    """Nobody else may read it; deleted, emptied or damaged it is made anew, at once or when
    asked again."""
    reader = graph.reader()
    assert first(reader, "veit helmer") == "Veit HELMER"
    (file,) = files(graph)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for harm in (b"", b"no database", file.read_bytes()[:5000]):
        file.write_bytes(harm)
        assert first(reader, "veit helmer") == "Veit HELMER"
    with closing(sqlite3.connect(file)) as inside:
        ((page, size),) = inside.execute(
            "SELECT rootpage, page_size FROM sqlite_schema, pragma_page_size WHERE name = 'forms'"
        )
    whole = file.read_bytes()
    file.write_bytes(whole[: (page - 1) * size] + b"A" * size + whole[page * size :])
    with pytest.raises(QueryError, match="taken away"):
        first(reader, "veit helmer")
    assert files(graph) == []
    with connect(settings) as other:
        assert first(other.reader(), "veit helmer") == "Veit HELMER"
    assert files(graph) == [file]


def test_a_search_needs_no_disk(folder: Path, graph: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no file can be written, the names are held in memory for the one search, and nothing is left behind."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert first(graph.reader(), "veit helmer") == "Veit HELMER"
    assert files(graph) == []


def test_what_is_loaded_meanwhile_is_not_kept(
    folder: Path, graph: Store, sheets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names that were read while a load wrote serve this search alone: they may be of before and after."""
    read = room._read

    def slowly(reader: Reader, *ids: object) -> list[Named]:
        rows = read(reader)
        (sheets / "f.txt").write_text("USA, 2001, 90mn\nTitle : F\nDirected by : Nobody YET\n", encoding="utf-8")
        load(graph, [str(sheets)])
        return rows

    monkeypatch.setattr(room, "_read", slowly)
    assert first(graph.reader(), "veit helmer") == "Veit HELMER"
    assert files(graph) == []
    monkeypatch.undo()
    assert first(graph.reader(), "nobody yet") == "Nobody YET"


def test_names_of_before_will_do_for_a_hint(
    folder: Path, graph: Store, sheets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Completion takes the last file rather than wait for a large one; a search does not."""
    reader = graph.reader()
    assert search(reader, "veit", stale=True)
    (sheets / "f.txt").write_text("USA, 2001, 90mn\nTitle : F\nDirected by : Nobody YET\n", encoding="utf-8")
    load(graph, [str(sheets)])
    monkeypatch.setattr(room, "LARGE_BYTES", 1)
    with names(reader, stale=True) as known:
        assert known.called("nobody yet") == []
    monkeypatch.undo()
    with names(reader, stale=True) as known:
        assert len(known.called("nobody yet")) == 1


def test_a_text_that_no_name_can_be_is_not_looked_for(graph: Store) -> None:
    """Every word of a text is work for the search: ten thousand of them would keep it busy for minutes."""
    with pytest.raises(UsageError, match="20,000 letters"):
        search(graph.reader(), "a " * 10_000)
    with pytest.raises(UsageError, match="20,000 letters"):
        resolve(graph.reader(), "a " * 10_000)


@pytest.mark.parametrize("seed", range(2))
def test_the_file_follows_any_history_without_being_made_anew(
    graph: Store, sheets: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After loads, changes, decisions and prunings that nobody else saw, what follows them equals a file made anew."""
    monkeypatch.setattr("filmgraph.load.batches.EDGES_A_BATCH", 12)
    reader, rng = graph.reader(), random.Random(seed)
    (sheets / "0.txt").write_text(random_sheet(0, rng), encoding="utf-8")
    load(graph, [str(sheets)])
    with names_heard(reader):
        monkeypatch.setattr(room, "_made", None)
    for _ in range(8):
        for number in rng.sample(range(7), rng.randint(1, 3)):
            path = sheets / f"{number}.txt"
            if path.exists() and rng.random() < 0.3:
                path.unlink()
            else:
                path.write_text(random_sheet(number, rng), encoding="utf-8")
        decide(sheets, rng.choice(["", same("Anna ONE", "Ana TWO"), different("Anna ONE", "Anna Óne")]))
        load(graph, [str(sheets)], prune=any(sheets.glob("*.txt")))
        with room.opened(reader) as followed, closing(sqlite3.connect(":memory:")) as anew:
            fill(anew, room._read(reader))
            heard.fill(anew)
            assert contents(followed) == contents(anew)


def contents(file: sqlite3.Connection) -> dict[str, object]:
    """What a file of names says, whatever its places are called; words that nobody has say nothing."""
    ids = [(at, f"{label}:{id_}") for at, label, id_ in file.execute("SELECT at, label, id FROM names ORDER BY at")]
    who = dict(ids)
    held = {
        table: {
            word: sorted(who[at] for at in array("I", holders))
            for word, holders in file.execute(f"SELECT word, holders FROM {table}")
            if holders
        }
        for table in ("words", "heard")
    }
    marks = {
        mark: some
        for mark, words in file.execute("SELECT mark, words FROM marks")
        if (some := sorted(word for word in words.split() if word in held["heard"]))
    }
    forms = sorted((form, who[at], label) for form, at, label in file.execute("SELECT form, at, label FROM forms"))
    rows = [line[1:] for line in file.execute("SELECT * FROM names ORDER BY at")]
    ((vocabulary,),) = file.execute("SELECT words FROM vocabulary")
    words = sorted(word for word in vocabulary.split() if word in held["words"])
    return {"rows": rows, "forms": forms, "held": held, "marks": marks, "words": words}


def test_what_nobody_noted_is_read_anew(folder: Path, graph: Store, sheets: Path) -> None:
    """Where the list of changes is gone, where workers wrote side by side, and where somebody wrote past filmgraph, the
    next search reads all names again, and is right."""
    reader = graph.reader()
    for number, harm in enumerate(("list gone", "workers", "past filmgraph")):
        assert first(reader, "veit helmer") == "Veit HELMER"
        text = f"USA, 2001, 90mn\nTitle : F\nDirected by : Nobody N{'abc'[number]}\n"
        (sheets / "f.txt").write_text(text, encoding="utf-8")
        load(graph, [str(sheets)], workers=2 if harm == "workers" else 1)
        if harm == "list gone":
            reader.derived("changes").unlink()
        if harm == "past filmgraph":
            graph.writer().transact(lambda tx: tx.run("CREATE (:Person {id: 'x-y', name: 'X Y', folded: 'x y'})"))
            assert first(reader, "x y") == "X Y"
        assert first(reader, f"nobody n{'abc'[number]}") == f"Nobody N{'abc'[number]}"
