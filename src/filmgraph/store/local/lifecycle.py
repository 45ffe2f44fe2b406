"""Starting, finding, mending and stopping the local server, from a command's side."""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from filmgraph.errors import StoreUnreachable
from filmgraph.store.local import folder as folders
from filmgraph.store.local import http, java
from filmgraph.store.local.locks import FileLock, LockTakenError, held
from filmgraph.store.local.state import (
    FAILURE_FILE,
    KEEPER_LOCK,
    START_LOCK,
    STATE_FILE,
    STOP_FILE,
    State,
    read_state,
    remove,
    running_state,
    write_private,
)
from filmgraph.store.settings import Settings

START_SECONDS = 90.0
STOP_SECONDS = 40.0
PAUSE = 0.02

_keepers: dict[Path, subprocess.Popen[bytes]] = {}
"""Those that we started, by folder: who started a process must take note of its end."""


@dataclass(frozen=True)
class Status:
    """How the local store of ``folder`` is. Times are ISO in UTC; None and 0 where nothing runs."""

    running: bool
    folder: Path
    address: str | None = None
    pid: int | None = None
    since: str | None = None
    memory_mb: int | None = None
    idle_minutes: float | None = None
    size_bytes: int = 0
    version: str = ""


def running(settings: Settings) -> State:
    """The server of the folder, started where none runs. One small file is read where one does.

    Raises StoreUnreachable, StoreRefused, StoreTooNew.
    """
    return running_state(settings.folder) or _start(settings, None)


def revive(settings: Settings, dead: State) -> State:
    """A server in the place of ``dead``, which did not answer. Raises as `running`."""
    return _start(settings, dead)


def stop(settings: Settings) -> None:
    """End the server in order. Raises StoreUnreachable where it has not ended after a while."""
    folder = settings.folder
    if not folders.check(folder):
        return
    with _start_lock(folder):
        _stop_keeper(folder)


def status(settings: Settings) -> Status:
    """How things are, without changing them. Raises StoreTooNew, StoreRefused."""
    folder = settings.folder
    known = folders.check(folder)
    size = folders.size_bytes(folder) if known else 0
    state = read_state(folder) if known else None
    if state is None or not held(folder / KEEPER_LOCK):
        return Status(False, folder, size_bytes=size, version=java.server_version())
    return Status(
        running=True,
        folder=folder,
        address=state.address,
        pid=state.pid,
        since=state.since,
        memory_mb=state.memory_mb,
        idle_minutes=state.idle_minutes,
        size_bytes=size,
        version=state.version,
    )


# --- start --------------------------------------------------------------------------------------------------


def _start(settings: Settings, dead: State | None) -> State:
    java.package_folder()  # says at once where there is none
    folders.prepare(settings.folder)
    with _start_lock(settings.folder):
        if dead is not None:
            _clear_away(settings.folder, dead)
        return _bring_up(settings)


@contextlib.contextmanager
def _start_lock(folder: Path) -> Iterator[None]:
    """Nobody else starts or stops the server meanwhile."""
    try:
        with folders.disk_errors(folder), FileLock(folder / START_LOCK, START_SECONDS):
            yield
    except LockTakenError as error:
        raise StoreUnreachable(
            f"Another command has been starting or stopping the local store in {folder} for {START_SECONDS:g} seconds.",
            "See whether one hangs, end it, and run the command again.",
        ) from error


def _clear_away(folder: Path, dead: State) -> None:
    """``dead`` did not answer. If it still stands there, it gets a moment to show life, then it is stopped."""
    deadline = time.monotonic() + 3
    while read_state(folder) == dead and held(folder / KEEPER_LOCK):
        if http.ready(dead) and http.bolt_listens(dead):
            return
        if time.monotonic() > deadline:
            _stop_keeper(folder)
            return
        time.sleep(PAUSE)


def _bring_up(settings: Settings) -> State:
    """Wait for a server, and start a keeper whenever there is none."""
    folder = settings.folder
    keeper: subprocess.Popen[bytes] | None = None
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        looked_after = held(folder / KEEPER_LOCK)
        state = read_state(folder)
        if state is not None and looked_after:
            return state
        if keeper is not None and keeper.poll():
            raise _did_not_start(folder)
        if not looked_after and (keeper is None or keeper.poll() is not None):
            keeper = _spawn_keeper(settings)
        time.sleep(PAUSE)
    raise _did_not_start(folder)


def _spawn_keeper(settings: Settings) -> subprocess.Popen[bytes]:
    """A keeper that outlives us: no terminal, no pipe of ours, not our working directory."""
    remove(settings.folder / FAILURE_FILE)
    _reap(settings.folder)
    memory = java.memory_limit_mb(settings.memory_mb)
    words = [str(settings.folder.absolute()), str(memory), str(settings.idle_minutes)]
    keeper = _keepers[settings.folder] = subprocess.Popen(
        # -P: the folder the keeper runs in is no place for modules
        [sys.executable, "-P", "-m", "filmgraph.store.local.keeper", *words],
        cwd=settings.folder,
        env=_keeper_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=_detached() if sys.platform == "win32" else 0,
    )
    return keeper


@atexit.register
def _leave_running() -> None:
    """Python takes a process that is left behind for an oversight; keepers are to outlive us."""
    for keeper in _keepers.values():
        if keeper.poll() is None:
            keeper.returncode = 0


def _keeper_environment() -> dict[str, str]:
    """Ours, and where this very package was found: the command may have had a path of its own."""
    import filmgraph

    roots = [str(Path(entry).absolute().parent) for entry in filmgraph.__path__]
    known = os.environ.get("PYTHONPATH", "")
    return {**java.environment(), "PYTHONPATH": os.pathsep.join([*roots, *([known] if known else [])])}


def _detached() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    return 0


def _did_not_start(folder: Path) -> StoreUnreachable:
    if folders.is_full(folder):
        return folders.full(folder)
    try:
        reason = (folder / FAILURE_FILE).read_text("utf-8").strip()
    except OSError:
        reason = "it gave no reason in time"
    return StoreUnreachable(
        f"The local store in {folder} did not start: {reason or 'it ended without a word'}",
        f"More stands in {folder / 'log'}. A Neo4j server works too: set NEO4J_URI.",
    )


# --- stop ---------------------------------------------------------------------------------------------------


def _stop_keeper(folder: Path) -> None:
    """With the start lock held: no keeper afterwards, and no server."""
    state = read_state(folder)
    if not held(folder / KEEPER_LOCK):
        if state is not None:
            http.shut_down(state)  # a server whose keeper was killed
            remove(folder / STATE_FILE)
        _reap(folder)
        return
    write_private(folder / STOP_FILE, "")
    deadline = time.monotonic() + STOP_SECONDS
    while held(folder / KEEPER_LOCK):
        if time.monotonic() > deadline:
            raise StoreUnreachable(
                f"The local store in {folder} does not stop.",
                f"Its keeper is process {state.keeper_pid if state else 'unknown'}: end that one.",
            )
        time.sleep(PAUSE)
    _reap(folder)


def _reap(folder: Path) -> None:
    """A keeper that is our child lets go of its lock a moment before it ends."""
    if keeper := _keepers.pop(folder, None):
        with contextlib.suppress(subprocess.TimeoutExpired):
            keeper.wait(STOP_SECONDS)
