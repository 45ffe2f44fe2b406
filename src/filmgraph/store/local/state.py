"""What a running server's keeper tells the commands: one small file, readable by the user alone."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from filmgraph.store.local.locks import held

FORMAT = 1
"""Of the folder and of the state file. Another number is another filmgraph's."""

VERSION_FILE = "filmgraph-store.json"
STATE_FILE = "filmgraph-store.server.json"
STOP_FILE = "filmgraph-store.stop"
FAILURE_FILE = "filmgraph-store.failure"
ACTIVITY_FILE = "filmgraph-store.activity"
START_LOCK = "filmgraph-store.start.lock"
KEEPER_LOCK = "filmgraph-store.keeper.lock"
WRITER_LOCK = "filmgraph-store.writer.lock"
QUEUE_LOCK = "filmgraph-store.queue.lock"


@dataclass(frozen=True)
class State:
    """A server that runs: where, since when (ISO time, UTC), and the passwords it was started with."""

    bolt_port: int
    http_port: int
    pid: int
    keeper_pid: int
    since: str
    memory_mb: int
    idle_minutes: float
    version: str
    passwords: dict[str, str] = field(repr=False)
    database: str = "graph"
    format: int = FORMAT

    @property
    def address(self) -> str:
        """Of its Bolt port, on loopback."""
        return f"bolt://127.0.0.1:{self.bolt_port}"


def read_state(folder: Path) -> State | None:
    """The state as written; None where there is none, or only half of one."""
    try:
        values = json.loads((folder / STATE_FILE).read_bytes())
        state = State(**values)
        complete = {"root", "writer", "reader"} <= set(state.passwords) and state.format == FORMAT
        return state if complete and isinstance(state.bolt_port, int) else None
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def running_state(folder: Path) -> State | None:
    """The server that runs and is looked after; None where there is none. Counts as use."""
    touch(folder)
    state = read_state(folder)
    return state if state is not None and held(folder / KEEPER_LOCK) else None


def listed(folder: Path) -> bool:
    """Whether some server is said to run; cheaper than `read_state`."""
    return (folder / STATE_FILE).exists()


def write_state(folder: Path, state: State) -> None:
    """Whole or not at all, and never readable by others."""
    write_private(folder / STATE_FILE, json.dumps(asdict(state)))


def write_private(path: Path, text: str) -> None:
    """A file of mode 0600 from its first moment, put in place in one step. OSError passes."""
    temporary = path.with_name(f"{path.name}.{os.urandom(4).hex()}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def touch(folder: Path) -> None:
    """Note that the store is in use now. Never fails: it is a courtesy to the keeper."""
    with contextlib.suppress(OSError):
        os.utime(folder / ACTIVITY_FILE)


def remove(path: Path) -> None:
    """Gone, also if it never was; a file that cannot be removed is left."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def as_mapping(text: bytes) -> dict[str, Any]:
    """A JSON object, or an empty one where it is none."""
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
