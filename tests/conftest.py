"""Real servers for all rooms above `store`, emptied for each test.

Tests of the rooms in `ON_BOTH` run twice, on the local store and on a Neo4j; all others on the local store alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from filmgraph.load import ensure_schema
from filmgraph.store import Settings, Store, connect, local
from tests.browser import chromium
from tests.neo4j_server import neo4j_server

__all__ = ["chromium"]

# How long an example takes depends on who else is at work on the machine.
hypothesis_settings.register_profile("untimed", deadline=None)
hypothesis_settings.load_profile("untimed")

Run = Callable[..., subprocess.CompletedProcess[str]]

KINDS = ("local", "neo4j")
ON_BOTH = (
    "tests/api/",
    "tests/explore/",
    "tests/load/",
    "tests/project/test_cypher.py",
    "tests/project/test_notebooks.py",
)
"""Where a file's path holds one of these, its tests of the graph run on every kind of server."""

SERVER_VARIABLES = [
    f"{prefix}NEO4J_{name}" for prefix in ("", "FILMGRAPH_") for name in ("URI", "USERNAME", "PASSWORD", "DATABASE")
]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    path = metafunc.definition.path.as_posix()
    if "settings" in metafunc.fixturenames and any(room in path for room in ON_BOTH):
        metafunc.parametrize("settings", KINDS, indirect=True, scope="session")


@pytest.fixture(scope="session")
def local_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """One local server for the whole run."""
    found = Settings(None, None, None, None, tmp_path_factory.mktemp("graph") / "store", memory_mb=768)
    local.start(found)
    yield found
    local.stop(found)


@pytest.fixture(scope="session")
def neo4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """One Neo4j for the whole run."""
    with neo4j_server(tmp_path_factory.mktemp("neo4j")) as found:
        yield found


@pytest.fixture(scope="session")
def settings(request: pytest.FixtureRequest) -> Settings:
    """The settings of the server that the test is for."""
    kind = getattr(request, "param", "local")
    found: Settings = request.getfixturevalue("neo4j" if kind == "neo4j" else "local_store")
    return found


@pytest.fixture(autouse=True)
def _nobodys_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test writes to the server that whoever runs the tests works with."""
    for name in SERVER_VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def environ(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's server by environment variables, for the processes that it starts."""
    values = {"URI": settings.uri, "USERNAME": settings.username, "PASSWORD": settings.password}
    for name, value in values.items():
        if value is not None:
            monkeypatch.setenv(f"NEO4J_{name}", value)
    monkeypatch.setenv("FILMGRAPH_STORE", str(settings.folder))  # with a server, the place of what is derived from it


@pytest.fixture
def graph(settings: Settings, environ: None) -> Iterator[Store]:
    """An open store with constraints and nothing else in it."""
    with connect(settings) as store:
        ensure_schema(store).transact(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
        yield store


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    """An empty folder for sheets."""
    folder = tmp_path / "sheets"
    folder.mkdir()
    return folder


@pytest.fixture
def run(environ: None, tmp_path: Path) -> Run:
    """Run the command line as a real process, in a folder of its own, on the test's store."""

    def call(*arguments: str, stdin: str | bytes | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "filmgraph", *arguments],
            cwd=tmp_path,
            env={**os.environ, "COLUMNS": "120", **more},
            input=data or b"",
            capture_output=True,
            timeout=120,
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return call
