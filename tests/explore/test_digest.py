"""One checksum of the whole graph."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from filmgraph.explore import digest, in_pages, links, whole
from filmgraph.load import load
from filmgraph.store import Settings, Store, connect
from tests.load.graphs import empty, random_sheet

FILES = 24


@pytest.fixture
def many(sheets: Path) -> Path:
    """Sheets that share people, spellings, titles and companies; some lack nearly everything."""
    rng = random.Random(3)
    for number in range(FILES):
        (sheets / f"{number}.txt").write_text(random_sheet(number, rng), encoding="utf-8")
    (sheets / "bare.txt").write_text("France, 90mn\nTitle : «Бare»\n", encoding="utf-8")
    twice = "France, 2001, 90mn\nTitle : T\nDirected by : A AA\nCast :\nA AA ... One\nA AA ... Two\nA  AA ... One\n"
    (sheets / "twice.txt").write_text(twice + "Synopsis :\nA \"line\"\nand 'another'.\n", encoding="utf-8")
    return sheets


def test_it_is_the_same_on_every_server(
    graph: Store, local_store: Settings, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sheets one by one in another order, from another folder, in small batches and pages: one digest."""
    with connect(local_store) as other:
        empty(other)
        load(other, [str(many)])
        expected = digest(other.reader())
    empty(graph)
    moved = shutil.move(many, many.with_name("elsewhere"))
    files = sorted(map(str, Path(moved).glob("*.txt")))
    random.Random(5).shuffle(files)
    monkeypatch.setattr("filmgraph.load.batches.EDGES_A_BATCH", 8)
    monkeypatch.setattr("filmgraph.explore.pages.FILMS_A_PAGE", 3)
    monkeypatch.setattr("filmgraph.explore.pages.NODES_A_PAGE", 5)
    for some in (files[::2], files[1::2]):
        load(graph, some)
    assert digest(graph.reader()) == expected


@pytest.mark.parametrize(
    "change",
    [
        "MATCH (p:Person) WITH p ORDER BY p.id LIMIT 1 SET p.name = p.name + ' '",
        "MATCH (f:Film) WHERE f.year IS NULL SET f.year = 2000",
        "MATCH ()-[r:ACTED_IN]->() WITH r ORDER BY r.raw LIMIT 1 SET r.line = r.line + 1",
        "MATCH ()-[r:SELECTED_AT]->() WITH r ORDER BY r.sheet, r.raw LIMIT 1 DELETE r",
        "MATCH (a)-[r:WROTE]->(b) WITH a, r, b LIMIT 1 CREATE (a)-[s:WROTE]->(b) SET s = properties(r)",
        "CREATE (:Spelling {id: 'nobody', person: 'nobody'})",
    ],
)
def test_every_fact_counts(graph: Store, many: Path, change: str) -> None:
    """A name, a year, a line, an edge less, an edge twice, a hidden spelling: each gives another digest."""
    load(graph, [str(many)])
    before = digest(graph.reader())
    graph.writer().transact(lambda tx: tx.run(change))
    assert digest(graph.reader()) != before


def test_pages_are_the_whole(graph: Store, many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However small the pages, together they hold each node and edge once."""
    load(graph, [str(many)])
    in_one = whole(graph.reader())
    monkeypatch.setattr("filmgraph.explore.pages.FILMS_A_PAGE", 1)
    monkeypatch.setattr("filmgraph.explore.pages.NODES_A_PAGE", 1)
    assert max(len(page.nodes) for page in in_pages(graph.reader())) == 1
    assert whole(graph.reader()) == in_one
    counted = graph.reader().query("MATCH ()-[r]->() RETURN count(r)").rows[0][0]
    assert len(in_one.edges) == counted


def test_an_empty_graph_has_one_too(graph: Store) -> None:
    """Nothing is something to compare with."""
    assert len(digest(graph.reader())) == 64


def test_links_are_the_edges_without_their_properties(graph: Store, many: Path) -> None:
    """As many of each type between the same ends, parallel ones included."""
    load(graph, [str(many)])
    edges = [(edge.type, edge.start[1], edge.end[1]) for edge in whole(graph.reader()).edges]
    assert sorted(links(graph.reader())) == sorted(edges)
