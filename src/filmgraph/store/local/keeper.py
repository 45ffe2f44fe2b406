"""The keeper: a small process that owns one server, from its start to its end.

``python -m filmgraph.store.local.keeper FOLDER MEMORY_MB IDLE_MINUTES``, started detached by `lifecycle`. It holds
the keeper's lock for its whole life: whoever finds the lock free knows that no server is looked after. It ends the
server when nobody used it for ``IDLE_MINUTES`` (0: never), when `STOP_FILE` appears, or when the folder is gone;
it ends itself when the server died. Nothing here imports the database driver.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from filmgraph.errors import FilmgraphError
from filmgraph.store.local import http, java
from filmgraph.store.local.locks import FileLock, LockTakenError
from filmgraph.store.local.state import (
    ACTIVITY_FILE,
    FAILURE_FILE,
    KEEPER_LOCK,
    STATE_FILE,
    STOP_FILE,
    State,
    read_state,
    remove,
    write_private,
    write_state,
)
from filmgraph.store.local.users import new_passwords, write_users

TICK_SECONDS = 0.2
LOOK_SECONDS = 5.0
"""Between two looks at the running queries."""
READY_SECONDS = 60.0
END_SECONDS = 15.0
ATTEMPTS = 4
DATABASE = "graph"


class _DidNotStartError(Exception):
    """The server ended before it was ready; the text is the end of what it printed."""


@dataclass(frozen=True)
class Order:
    """What the keeper was told."""

    folder: Path
    memory_mb: int
    idle_minutes: float


def main(arguments: list[str]) -> int:
    """Keep a server until it is no longer wanted. Exit code 0; 1 with the reason in `FAILURE_FILE`."""
    order = Order(Path(arguments[0]), int(arguments[1]), float(arguments[2]))
    _survive_the_terminal()
    os.umask(0o077)  # for the server's files as well
    try:
        with FileLock(order.folder / KEEPER_LOCK, seconds=2) as lock:
            remove(order.folder / STOP_FILE)
            _bury_predecessor(order.folder)
            _keep(order, lock)
    except LockTakenError:
        return 0  # another keeper was first
    except (FilmgraphError, OSError, _DidNotStartError) as error:
        with contextlib.suppress(OSError):
            write_private(order.folder / FAILURE_FILE, str(error))
        return 1
    return 0


def _survive_the_terminal() -> None:
    """Ctrl-C and a closed terminal are meant for the command; SIGTERM (a shutdown) ends in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))


def _bury_predecessor(folder: Path) -> None:
    """Where a keeper was killed, its server may live on: end it. The password proves that it is ours."""
    state = read_state(folder)
    if state is not None:
        deadline = time.monotonic() + END_SECONDS
        while http.shut_down(state) and time.monotonic() < deadline:
            time.sleep(TICK_SECONDS)
        if java.is_server(state.pid):
            os.kill(state.pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    remove(folder / STATE_FILE)


def _keep(order: Order, lock: FileLock) -> None:
    process, state = _start(order)
    try:
        write_state(order.folder, state)
        _watch(order, process, state, lock)
    finally:
        # First unlisted, then ended: a command that comes now starts a new server and waits for this one's end.
        ours = lock.in_place()
        if ours:
            remove(order.folder / STATE_FILE)
        _end(process, state)
        if ours:
            remove(order.folder / STOP_FILE)


# --- start --------------------------------------------------------------------------------------------------


def _start(order: Order) -> tuple[subprocess.Popen[bytes], State]:
    """A server that answers. A port may be taken by others just before the server binds it: then once more."""
    for attempt in range(1, ATTEMPTS + 1):
        state = _plan(order)
        write_users(order.folder, state.passwords, state.database)
        write_private(order.folder / java.LOG_FILE, java.LOG_SETTINGS)
        process = _spawn(order.folder, state)
        try:
            _await_ready(order.folder, process, state)
        except BaseException as error:
            _end(process, state)
            if attempt == ATTEMPTS or not isinstance(error, _DidNotStartError):
                raise
            time.sleep(0.3 * attempt)  # a predecessor may still hold the database
        else:
            return process, replace(state, pid=process.pid)
    raise AssertionError  # not reached: the last attempt raises


def _plan(order: Order) -> State:
    return State(
        bolt_port=java.free_port(),
        http_port=java.free_port(),
        pid=0,
        keeper_pid=os.getpid(),
        since=datetime.now(UTC).isoformat(timespec="seconds"),
        memory_mb=order.memory_mb,
        idle_minutes=order.idle_minutes,
        version=java.server_version(),
        passwords=new_passwords(),
        database=DATABASE,
    )


def _spawn(folder: Path, state: State) -> subprocess.Popen[bytes]:
    package = java.package_folder()
    with (folder / java.OUTPUT_FILE).open("wb") as output:
        return subprocess.Popen(
            java.command(package, state.bolt_port, state.http_port, state.memory_mb, state.database),
            cwd=folder,
            env=java.environment(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=java.die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509  (one thread)
            creationflags=java.no_window(),
        )


def _await_ready(folder: Path, process: subprocess.Popen[bytes], state: State) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not http.ready(state):
        if process.poll() is not None or time.monotonic() > deadline:
            raise _DidNotStartError(_last_words(folder))
        time.sleep(0.03)
    # HTTP answers; should the Bolt port have been lost to another program, this is no server for us.
    if not http.bolt_listens(state):
        raise _DidNotStartError(_last_words(folder))


def _last_words(folder: Path) -> str:
    with contextlib.suppress(OSError):
        lines = (folder / java.OUTPUT_FILE).read_text("utf-8", "replace").splitlines()
        return "\n".join(line for line in lines[-5:] if line.strip())
    return ""


# --- watch and end ------------------------------------------------------------------------------------------


def _watch(order: Order, process: subprocess.Popen[bytes], state: State, lock: FileLock) -> None:
    """Returns when the server should end, or did."""
    started = time.time()
    looked = time.monotonic()
    busy = False
    while process.poll() is None and not (order.folder / STOP_FILE).exists():
        time.sleep(TICK_SECONDS)
        idle = _idle_since(order, started)
        if time.monotonic() - looked > LOOK_SECONDS or (idle and not busy):
            looked = time.monotonic()
            busy = _look(state)
        if not lock.in_place():
            return
        if idle and not busy:
            # Unlisted first, then looked again: a command tells of itself first and then looks for the listing.
            remove(order.folder / STATE_FILE)
            if _idle_since(order, started):
                return
        _list(order.folder, state)


def _idle_since(order: Order, started: float) -> bool:
    """Whether nobody came for the idle time, since ``started`` at the earliest."""
    used = max(started, _last_use(order.folder))
    return order.idle_minutes > 0 and time.time() - used > order.idle_minutes * 60


def _look(state: State) -> bool:
    """End forgotten queries; whether any other runs."""
    with contextlib.suppress(Exception):  # a server too busy to answer is busy
        return http.end_forgotten(state)
    return True


def _last_use(folder: Path) -> float:
    with contextlib.suppress(OSError):
        return (folder / ACTIVITY_FILE).stat().st_mtime
    return 0.0


def _list(folder: Path, state: State) -> None:
    """Mend the state file where it does not say what it should."""
    if read_state(folder) != state:
        with contextlib.suppress(OSError):
            write_state(folder, state)


def _end(process: subprocess.Popen[bytes], state: State) -> None:
    """In order where possible: open transactions are rolled back, files are closed. Else at once; nothing that
    was acknowledged is lost either way."""
    if process.poll() is None:
        if sys.platform == "win32":
            http.shut_down(state)
        else:
            process.terminate()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
