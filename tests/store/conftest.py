"""Real servers for the tests of the store."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from filmgraph.store import Settings, Store, connect, local
from filmgraph.store.local import java
from filmgraph.store.local.locks import held
from filmgraph.store.local.state import KEEPER_LOCK, State, read_state


def eventually(condition: Callable[[], object], seconds: float = 20.0, what: str = "condition") -> None:
    """Wait until ``condition()`` holds; fail with ``what`` after ``seconds``."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds:g} s: {what}"
        time.sleep(0.02)


def local_settings(folder: Path, idle_minutes: float = 5) -> Settings:
    return Settings(None, None, None, None, folder, idle_minutes=idle_minutes, memory_mb=512)


ASK = """
import sys
from pathlib import Path
from filmgraph.store import Settings, connect
settings = Settings(None, None, None, None, Path(sys.argv[1]), memory_mb=512, idle_minutes=5)
with connect(settings) as store:
    print(store.reader().query("MATCH (n:Kept) RETURN count(n)").rows[0][0], store.address)
"""


def ask(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", ASK, str(folder)], stdout=subprocess.PIPE, text=True)


def servers_of(folder: Path) -> list[psutil.Process]:
    """The Java servers that run in ``folder``."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if java.MAIN in process.cmdline() and Path(process.cwd()) == folder and process.status() != "zombie":
                found.append(process)
    return found


def state_of(settings: Settings) -> State:
    state = read_state(settings.folder)
    assert state is not None
    return state


def keep(store: Store, count: int = 3) -> None:
    store.writer().transact(lambda tx: tx.run("UNWIND range(1, $n) AS i CREATE (:Kept {id: i})", {"n": count}))


def kept(store: Store) -> object:
    return store.reader().query("MATCH (n:Kept) RETURN count(n)").rows[0][0]


def kill_keeper(settings: Settings) -> None:
    """Killed, and known to be dead: a signal takes a moment."""
    os.kill(state_of(settings).keeper_pid, signal.SIGKILL)
    eventually(lambda: not held(settings.folder / KEEPER_LOCK), what="the keeper is dead")


@pytest.fixture(scope="session")
def mended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    settings = local_settings(tmp_path_factory.mktemp("mended") / "store")
    yield settings
    local.stop(settings)


@pytest.fixture
def living(mended: Settings) -> Settings:
    """A store that runs and holds three nodes; tests may kill it, the next one has it mended."""
    with connect(mended) as store:
        store.writer().transact(lambda tx: tx.run("MATCH (n:Kept) DELETE n"))
        keep(store)
    return mended


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """One local server for every test that does not harm it. Its folder has a space and an accent."""
    settings = local_settings(tmp_path_factory.mktemp("shared") / "my störe")
    local.start(settings)
    yield settings
    local.stop(settings)


@pytest.fixture(scope="session", params=["local", "neo4j"])
def server(request: pytest.FixtureRequest) -> Settings:
    """The settings of each kind of server in turn."""
    found: Settings = request.getfixturevalue("shared" if request.param == "local" else "neo4j")
    return found


@pytest.fixture
def store(server: Settings) -> Iterator[Store]:
    """An open store; each test marks its nodes with a label of its own (`label`)."""
    with connect(server) as opened:
        yield opened


@pytest.fixture
def label(store: Store, request: pytest.FixtureRequest) -> Iterator[str]:
    """A label no other test uses; its nodes go at the end."""
    name = f"T{abs(hash(request.node.nodeid)) % 10**9}p{os.getpid()}"
    yield name
    store.writer().transact(lambda tx: tx.run(f"MATCH (n:{name}) DETACH DELETE n"))


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Settings]:
    """A local store of the test's own, not started, ended afterwards."""
    settings = local_settings(tmp_path / "store")
    yield settings
    local.stop(settings)
