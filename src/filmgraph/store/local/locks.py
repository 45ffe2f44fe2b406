"""Locks between processes, held by the operating system: they end with their holder and are never stale."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class LockTakenError(Exception):
    """Others held a lock all the time. No TimeoutError: that is an OSError, and would be taken for the disk's."""


class FileLock:
    """``with FileLock(path, seconds)``: ours alone, or LockTakenError after ``seconds`` of waiting. The file stays.

    ``waiting`` is called again and again meanwhile; what it raises ends the waiting.
    """

    def __init__(self, path: Path, seconds: float, waiting: Callable[[], None] = lambda: None) -> None:
        self._path = path
        self._seconds = seconds
        self._waiting = waiting
        self._handle = -1

    def __enter__(self) -> FileLock:
        # Not inherited by children (Python's default), so that a server cannot keep its keeper's lock.
        self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        deadline = time.monotonic() + self._seconds
        while not _take(self._handle):
            if time.monotonic() >= deadline:
                self._release()
                raise LockTakenError(str(self._path))
            self._wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._release()

    def in_place(self) -> bool:
        """Whether the file we hold is still the one at its path: its folder may be gone, moved, or another's now."""
        try:
            return os.path.samestat(os.fstat(self._handle), self._path.stat())
        except OSError:
            return False

    def _wait(self) -> None:
        try:
            self._waiting()
        except BaseException:
            self._release()
            raise
        time.sleep(0.02)

    def _release(self) -> None:
        os.close(self._handle)  # closing unlocks
        self._handle = -1


def held(path: Path) -> bool:
    """Whether some process holds the lock at ``path``. It is taken for an instant to find out."""
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        return not _take(handle)
    finally:
        os.close(handle)
