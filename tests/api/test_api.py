"""filmgraph from Python."""

from __future__ import annotations

import doctest
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas
import pytest

import filmgraph
from filmgraph import Filmgraph, api
from filmgraph.api import asking, collaboration, measures, travels
from filmgraph.cli.demo import samples
from filmgraph.errors import FilmgraphError, NotFound, UsageError
from filmgraph.explore.answer import Answer
from filmgraph.load import load
from filmgraph.store import Settings, Store

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = DOCS / "python.md"
ROOMS = (api, asking, collaboration, travels, measures)
METHODS = sorted(name for name, _ in inspect.getmembers(Filmgraph, inspect.isfunction) if not name.startswith("_"))
SHEET = "France, 1999, 90mn\nTitle : <Heat>\nDirected by : Anna ONE\nMusic : Éva TWO\nProduction : ARTE\n"
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def connected(settings: Settings) -> Filmgraph:
    return filmgraph.connect(settings.uri or settings.folder)


@pytest.fixture
def one(graph: Store, settings: Settings, sheets: Path) -> Iterator[Filmgraph]:
    """A graph of one film."""
    (sheets / "heat.txt").write_text(SHEET, encoding="utf-8")
    load(graph, [str(sheets)])
    with connected(settings) as found:
        yield found


def test_the_examples_hold(graph: Store, settings: Settings) -> None:
    """The pages and every docstring say what the sample sheets give, on this server."""
    load(graph, [str(samples())])
    with connected(settings) as open_graph:
        names = {"graph": open_graph, "place": settings.uri or settings.folder, "samples": samples()}
        pages = [
            doctest.testfile(str(one), module_relative=False, globs=dict(names), optionflags=FLAGS)
            for one in (PAGE, DOCS / "notebooks.md")
        ]
        rooms = [doctest.testmod(room, extraglobs=names, optionflags=FLAGS) for room in ROOMS]
    assert sum(one.failed for one in (*pages, *rooms)) == 0
    assert min(page.attempted for page in pages) > 5 and sum(room.attempted for room in rooms) >= len(METHODS) - 1


def test_every_method_is_documented() -> None:
    """Each has its place on the page, a docstring, and an example that is run; none is there without a method."""
    table = PAGE.read_text(encoding="utf-8").rpartition("## What there is")[2]
    rows = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    assert sorted(name for row in rows for name in re.findall(r"`(\w+)`", row)) == METHODS
    for name in METHODS:
        text = inspect.getdoc(getattr(Filmgraph, name)) or ""
        assert text and (">>> " in text or name == "close"), name


def test_answers_become_everything(one: Filmgraph) -> None:
    """Each answer is a dictionary, rows with sources, a table whose names cannot be markup, and a network."""
    rows_of_edges = one.query("MATCH (p:Person)-[r:DIRECTED]->(f:Film) RETURN p, r, f, f.title AS title")
    answers = (one.search("heat"), one.show("heat"), one.neighbourhood("heat"), one.whole(), one.stats())
    for answer in (*answers, one.identities(), rows_of_edges):
        assert isinstance(answer, Answer) and isinstance(answer.to_dict(), dict)
        assert all({*answer.columns, "sources"} <= {*row} for row in answer.rows()), answer
        assert "<Heat>" not in answer._repr_html_()
        assert len(answer.to_networkx()) == len(answer.to_graph().nodes)
    assert "&lt;Heat&gt;" in rows_of_edges._repr_html_()
    assert [source["line"] for source in rows_of_edges.rows()[0]["sources"]] == [3]
    assert sorted(one.show("anna one").to_networkx().edges) == [
        (("Person", "anna-one"), ("Film", one.resolve("heat").id), 0)
    ]
    assert one.whole().to_dict()["edges"][0]["raw"]


def test_a_frame_where_pandas_is(one: Filmgraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows with their sources as texts; without pandas a sentence says what to do."""
    frame = one.show("heat").to_frame()
    assert list(frame["sources"]) == [["heat.txt:3"], ["heat.txt:4"], ["heat.txt:5"]]
    assert isinstance(one.query("RETURN 1 AS n").to_frame(), pandas.DataFrame)
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match="pandas is not installed"):
        one.show("heat").to_frame()


def test_names_are_texts_or_hits(one: Filmgraph) -> None:
    """A hit leads on without being looked for again; a kind that is none is a sentence."""
    hit = one.search("anna")[0]
    assert one.path(hit, "ARTE").paths[0].films == 1
    assert one.show(hit).id == "anna-one" and one.resolve(hit) is hit
    with pytest.raises(NotFound):
        one.show("anna", kind="film")
    with pytest.raises(UsageError, match="no kind"):
        one.search("anna", kind="city")
    for wrong in (None, 3, b"anna"):
        with pytest.raises(UsageError, match="A name is a text"):
            one.show(wrong)  # type: ignore[arg-type]
    for limit in (-1, 1.5, 10**30, float("nan")):
        with pytest.raises(UsageError, match="A limit cannot be"):
            one.search("anna", limit=limit)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="limit cannot be nan"):
        one.query("RETURN 1", limit=float("nan"))  # type: ignore[arg-type]


def test_connect_says_what_is_wrong(tmp_path: Path) -> None:
    """A user of a local store, and the database that holds no graph, are refused before anything is opened, and
    so is what is no place."""
    with pytest.raises(UsageError, match="no users"):
        filmgraph.connect(tmp_path, username="ada")
    with pytest.raises(FilmgraphError, match="system database"):
        filmgraph.connect("bolt://127.0.0.1:9", database="system")
    with pytest.raises(UsageError, match="No graph lies at bytes"):
        filmgraph.connect(b"store")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_does_not_pay() -> None:
    """The package by itself imports neither the API nor the driver."""
    code = "import sys, filmgraph, filmgraph.cli; print([m for m in sys.modules if m in ('filmgraph.api', 'neo4j')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
