"""Finding by name, and the file in which names are looked up."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from filmgraph.errors import NotFound, QueryError
from filmgraph.explore import resolve, search
from filmgraph.explore.search import keeping as room
from filmgraph.explore.search.alike import ALIKE, BEGINS, HOLDS
from filmgraph.explore.search.filling import Named
from filmgraph.explore.search.names import names
from filmgraph.load import load
from filmgraph.load.leaving import prune
from filmgraph.store import Reader, Settings, Store, connect

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
NOBODY = ("???", "%", "*", "|", "' OR 1=1 --", "\x00", "\U0010ffff", "[a-z]" * 200)


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
