"""A real local store for all rooms above `store`, emptied for each test."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from filmgraph.load import ensure_schema
from filmgraph.store import Settings, Store, connect, local

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The settings of one local server for the whole run."""
    found = Settings(None, None, None, None, tmp_path_factory.mktemp("graph") / "store", memory_mb=768)
    local.start(found)
    yield found
    local.stop(found)


@pytest.fixture
def graph(settings: Settings) -> Iterator[Store]:
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
def run(settings: Settings, tmp_path: Path) -> Run:
    """Run the command line as a real process, in a folder of its own, on the test's store."""

    def call(*arguments: str, stdin: str | bytes | None = None, **environ: str) -> subprocess.CompletedProcess[str]:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "filmgraph", *arguments],
            cwd=tmp_path,
            env={**os.environ, "FILMGRAPH_STORE": str(settings.folder), "COLUMNS": "120", **environ},
            input=data or b"",
            capture_output=True,
            timeout=120,
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return call
