"""Files for Neo4j's bulk importer, imported by the real one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from filmgraph.errors import FilmgraphError, UsageError
from filmgraph.explore import digest, whole
from filmgraph.load import load
from filmgraph.model import Graph, Node
from filmgraph.store import Store, connect
from filmgraph.views import admin
from tests.conftest import Run
from tests.neo4j_server import NotHadError, java_and_classpath, of_our_own

SHEETS = 5_000 if os.environ.get("CI") else 300
"""CI imports as many as an archive has; the way there is the same with few."""

GENERATE = Path(__file__).resolve().parents[2] / "benchmarks" / "generate.py"

HOSTILE = """\
France, 1999, 90mn
Title : "Quotes", ; | and \\ 'all' = +1 🎬
Directed by : Éva "Zwei, Drei" TWO, N;U LL
Cast :
Max THREE ... "A, B"; \\"C\\"
Éva TWO ...  \u2028 D
Synopsis :
A "first" line,

a third; with \\n no break,\ttabs and \u200b\u202e marks.
"""


def imported(files: Path, home: Path) -> None:
    """Run the importer as the command that is told to people says, on a new database in ``home``."""
    try:
        java, classpath = java_and_classpath()
    except NotHadError as reason:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(reason))
    home.mkdir()
    (home / "neo4j.conf").touch()
    program, *arguments = admin.COMMAND.split()
    assert program == "neo4j-admin"
    done = subprocess.run(
        [java, "-Xmx512m", "-cp", classpath, "org.neo4j.cli.AdminTool", *arguments],
        cwd=files,
        env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def test_what_the_importer_makes_is_the_same_graph(graph: Store, run: Run, sheets: Path, tmp_path: Path) -> None:
    """Exported from the local store, imported by neo4j-admin, served by a Neo4j: the digests are equal."""
    wanted = ["--sheets", str(SHEETS), "--seed", "1", "--out", str(sheets)]
    subprocess.run([sys.executable, str(GENERATE), *wanted], check=True, capture_output=True)
    (sheets / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    load(graph, [str(sheets)])
    files, home = tmp_path / "import files", tmp_path / "home"
    done = run("export", "--format", "neo4j-admin", "--out", str(files))
    assert done.returncode == 0 and admin.COMMAND in done.stderr
    imported(files, home)
    with of_our_own(home) as settings, connect(settings) as store:
        statements = (files / admin.SCHEMA).read_text(encoding="utf-8").split(";\n")
        store.writer().schema(filter(None, statements))
        assert digest(store.reader()) == digest(graph.reader())
        # What sheets are loaded afterwards finds people, films and spellings where it looks for them.
        assert load(store, [str(sheets)]).unchanged == SHEETS + 1


def test_types_of_columns_are_those_of_the_graph(graph: Store, sheets: Path) -> None:
    """A property that is a number or a list in the graph is one in the files' headers, and no other is."""
    (sheets / "a.txt").write_text(
        "France, Italy, 1999, 90mn\nTitle : A\nDirected by : A AA (Аа), A ÁA (Аа), A AA\nProduction : ARTE, Arte\n"
        "Release : 12/03/1999 (France)\nSite : http://a.example\nTexts : On A, B BB, 2001\n"
        "Selected in the following festivals :\n- Fest, Nice (France), 2001\n- FEST, Paris (France), 2001\n",
        encoding="utf-8",
    )
    load(graph, [str(sheets)])
    found = whole(graph.reader())
    every = [*(node.properties for node in found.nodes), *(edge.properties for edge in found.edges)]
    kinds = {name: type(value) for own in every for name, value in own.items()}
    assert {name for name, kind in kinds.items() if kind is int} == admin.NUMBERS
    assert {name for name, kind in kinds.items() if kind is list} <= admin.LISTS
    assert {name for name, kind in kinds.items() if kind is str}.isdisjoint(admin.LISTS | admin.NUMBERS)


def test_files_are_all_there_or_none(tmp_path: Path) -> None:
    """A folder that holds something is left alone; where a list cannot be written nothing stays behind."""
    (tmp_path / "old.csv").touch()
    with pytest.raises(UsageError, match="not empty"):
        admin.write([], tmp_path, [])
    bad = Graph([Node("Person", "a", {"name": "A", "aliases": ["B\x1fC"]})])
    new = tmp_path / "new"
    with pytest.raises(FilmgraphError, match=r"U\+001F"):
        admin.write([Graph([Node("Film", "f", {"title": "F"})]), bad], new, [])
    assert list(new.iterdir()) == []
    with pytest.raises(UsageError, match="does not exist"):
        admin.write([], tmp_path / "no" / "folder", [])


def test_a_stream_is_refused(run: Run, graph: Store) -> None:
    """Import files are a folder; without one the command says so, with exit code 2."""
    done = run("export", "--format", "neo4j-admin")
    assert done.returncode == 2 and "--out" in done.stderr
