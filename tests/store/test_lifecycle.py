"""The local server's life: started once, found, mended, stopped, and private all along."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import shutil
import signal
import subprocess
import sys
import threading
import time

import psutil
import pytest

from filmgraph.errors import QueryTimeout, StoreError, StoreUnreachable
from filmgraph.store import Limits, Settings, connect, local
from filmgraph.store.local import http, java, lease, lifecycle
from filmgraph.store.local.locks import FileLock
from filmgraph.store.local.state import START_LOCK

from .conftest import ASK, ask, eventually, keep, kept, kill_keeper, servers_of, state_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and file modes of POSIX")


def test_many_commands_start_one_server(own: Settings) -> None:
    """Five processes at once on an empty folder: all are answered, by one server."""
    children = [ask(own.folder) for _ in range(5)]
    answers = {child.communicate(timeout=60)[0] for child in children}
    assert [child.returncode for child in children] == [0] * 5
    assert len(answers) == 1
    assert answers.pop().startswith("0 bolt://127.0.0.1:")
    assert len(servers_of(own.folder)) == 1


def test_start_status_stop(own: Settings) -> None:
    """Status tells what runs; stop ends it, leaves the data, and may be repeated."""
    assert not local.status(own).running
    assert not own.folder.exists(), "status must not make a store"
    status = local.start(own)
    assert status.running
    assert status.address == f"bolt://127.0.0.1:{state_of(own).bolt_port}"
    assert (status.memory_mb, status.idle_minutes) == (512, 5)
    assert status.pid == servers_of(own.folder)[0].pid
    assert status.size_bytes > 0
    with connect(own) as store:
        keep(store)
    for _ in range(2):
        assert not local.stop(own).running
        assert servers_of(own.folder) == []
    with connect(own) as store:
        assert kept(store) == 3


def test_killed_server_is_replaced(living: Settings) -> None:
    """After kill -9 of Java the next command starts a new one, and every acknowledged node is there."""
    os.kill(state_of(living).pid, signal.SIGKILL)
    with connect(living) as store:
        assert kept(store) == 3


def test_open_store_outlives_its_server(living: Settings) -> None:
    """A store that was open when the server was killed answers its next query, and its next transaction."""
    with connect(living) as store:
        keep(store, 1)
        assert kept(store) == 4
        victim = state_of(living).pid
        os.kill(victim, signal.SIGKILL)
        eventually(lambda: not psutil.pid_exists(victim), what="the server is gone")
        assert kept(store) == 4
        keep(store, 1)
        assert kept(store) == 5


def test_killed_keeper_is_replaced(living: Settings) -> None:
    """After kill -9 of the keeper there is one server again with the next command, owned and with the data."""
    before = state_of(living)
    kill_keeper(living)
    with connect(living) as store:
        assert kept(store) == 3
    after = state_of(living)
    assert after.keeper_pid != before.keeper_pid
    assert [process.pid for process in servers_of(living.folder)] == [after.pid]


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
def test_server_dies_with_its_keeper(living: Settings) -> None:
    """No Java is left behind when the keeper is killed."""
    kill_keeper(living)
    eventually(lambda: not servers_of(living.folder), what="the server is gone")


def test_both_killed(living: Settings) -> None:
    """Keeper and server killed, as by a power cut: the stale state is seen through, the data is there."""
    server = state_of(living).pid
    kill_keeper(living)
    with contextlib.suppress(ProcessLookupError):
        os.kill(server, signal.SIGKILL)
    assert not local.status(living).running
    with connect(living) as store:
        assert kept(store) == 3


def test_stops_when_idle(own: Settings) -> None:
    """Nobody at work for the idle time: the server ends by itself; the next command has it back."""
    settings = dataclasses.replace(own, idle_minutes=0.05)
    with connect(settings) as store:
        keep(store)
        eventually(lambda: not local.status(settings).running and not servers_of(own.folder), what="idle stop")
        assert kept(store) == 3


def test_does_not_stop_under_a_running_query(own: Settings) -> None:
    """A query longer than the idle time is not cut: it meets its own limit."""
    settings = dataclasses.replace(own, idle_minutes=0.04)
    text = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(x + y)"
    with connect(settings) as store, pytest.raises(QueryTimeout):
        store.reader().query(text, limits=Limits(seconds=5))


def test_deleted_folder_ends_the_server(own: Settings) -> None:
    """The folder removed under a running server: the server ends, and a new store at the place is not disturbed."""
    with connect(own) as store:
        keep(store)
    old = state_of(own)
    shutil.rmtree(own.folder, ignore_errors=True)
    eventually(lambda: not psutil.pid_exists(old.pid), what="the old server is gone")
    with connect(own) as store:
        assert kept(store) == 0
    assert state_of(own) != old


def test_start_lets_go_of_the_terminal(own: Settings) -> None:
    """A command that starts the server ends its pipes, and the server survives the end of its process group."""
    started = time.monotonic()
    command = [sys.executable, "-c", ASK, str(own.folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, start_new_session=True, check=True)
    assert done.stdout.startswith("0 ")
    assert time.monotonic() - started < 30
    process = psutil.Process(state_of(own).keeper_pid)
    assert os.getsid(process.pid) == process.pid
    assert local.status(own).running


def test_ctrl_c_leaves_the_server(living: Settings) -> None:
    """SIGINT and SIGHUP do nothing to the keeper."""
    for number in (signal.SIGINT, signal.SIGHUP):
        os.kill(state_of(living).keeper_pid, number)
    with connect(living) as store:
        assert kept(store) == 3
    assert local.status(living).running


def test_stop_during_a_query_is_a_sentence(living: Settings) -> None:
    """A query in flight when the store is stopped gets StoreUnreachable, and the server stays stopped."""
    caught: list[BaseException] = []

    def ask_long() -> None:
        text = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(x + y)"
        with connect(living) as store:
            try:
                store.reader().query(text, limits=Limits(seconds=50))
            except StoreError as error:
                caught.append(error)

    thread = threading.Thread(target=ask_long)
    with connect(living) as store:
        thread.start()
        eventually(lambda: len(store.reader().query("SHOW INDEXES").rows) >= 0 and _running(living), what="it runs")
    local.stop(living)
    thread.join(timeout=20)
    assert not thread.is_alive()
    assert [type(error) for error in caught] == [StoreUnreachable]
    assert not local.status(living).running


def _running(settings: Settings) -> bool:
    return bool(http.queries(state_of(settings)))


def test_query_of_a_dead_command_is_ended(living: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The keeper's look ends a reading query over its ceiling and leaves those within."""
    text = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN count(x + y)"
    ask_long = ASK.replace("MATCH (n:Kept) RETURN count(n)", text)
    child = subprocess.Popen([sys.executable, "-c", ask_long, str(living.folder)])
    eventually(lambda: _running(living), what="the query runs")
    child.kill()
    child.wait()
    state = state_of(living)
    assert http.end_forgotten(state), "young: it may go on"
    monkeypatch.setattr(lease, "READER_CEILING_SECONDS", 0.1)
    eventually(lambda: not http.end_forgotten(state) and not _running(living), what="the query is gone")


def test_a_command_that_starts_a_store_leaves_it_without_a_warning(own: Settings) -> None:
    """Python would complain of a process that is left running, and of one that was killed behind our back."""
    killed = f"{ASK}\nimport os, signal\nfrom filmgraph.store import local\n"
    killed += "from filmgraph.store.local.state import read_state\n"
    killed += "os.kill(read_state(settings.folder).keeper_pid, signal.SIGKILL)\nlocal.stop(settings)\n"
    for code in (ASK, killed):
        command = [sys.executable, "-W", "default::ResourceWarning", "-c", code, str(own.folder)]
        assert subprocess.run(command, capture_output=True, text=True, check=True).stderr == ""
        local.stop(own)


def test_who_waits_too_long_for_another_start_is_told_so(own: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that another command holds is no fault of the folder."""
    monkeypatch.setattr(lifecycle, "START_SECONDS", 0.1)
    own.folder.mkdir()
    with FileLock(own.folder / START_LOCK, 1), pytest.raises(StoreUnreachable, match="Another command"):
        local.start(own)


def test_missing_package_names_the_way_out(own: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without arcadedb-embedded the message says to use a Neo4j server."""
    monkeypatch.setattr(java, "PACKAGE", "no_such_package_here")
    with pytest.raises(StoreUnreachable, match="NEO4J_URI"):
        connect(own)
    assert not own.folder.exists()


def test_server_that_cannot_start_says_why(own: Settings) -> None:
    """Too little memory for Java: its own words, quickly, and nothing left running."""
    settings = dataclasses.replace(own, memory_mb=1)
    with pytest.raises(StoreUnreachable, match="did not start"):
        connect(settings)
    assert servers_of(own.folder) == []


def test_running_server_is_found_fast(shared: Settings) -> None:
    """With a server running, `connect` costs less than 5 ms and a first query less than 100."""
    times = []
    for _ in range(5):
        started = time.perf_counter()
        with connect(shared) as store:
            connected = time.perf_counter()
            store.reader().query("RETURN 1")
            times.append((connected - started, time.perf_counter() - started))
    assert min(first for first, _ in times) < 0.005
    assert min(whole for _, whole in times) < 0.1


def test_importing_loads_no_driver() -> None:
    """`import filmgraph.store` brings neither the driver nor what the local store alone needs."""
    code = "import sys, filmgraph.store; print([m for m in ('neo4j', 'platformdirs', 'jpype') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
