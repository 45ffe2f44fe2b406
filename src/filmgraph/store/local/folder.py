"""The store's folder: ours, private, and of a format we know."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filmgraph.errors import StoreRefused, StoreTooNew, StoreUnreachable
from filmgraph.store.local.state import ACTIVITY_FILE, FORMAT, VERSION_FILE, as_mapping, write_private

ELSEWHERE = "Name another folder with --store or FILMGRAPH_STORE."
NO_ROOM_BYTES = 1_000_000


def prepare(folder: Path) -> None:
    """Make ``folder`` a store's folder, or see that it is one.

    Raises StoreRefused (it holds something else, or may not be written), StoreTooNew, StoreUnreachable (disk full).
    """
    with disk_errors(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not check(folder):
            _refuse_foreign(folder)
            write_private(folder / VERSION_FILE, json.dumps({"format": FORMAT}) + "\n")
        if os.name == "posix" and folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
        if not (folder / ACTIVITY_FILE).exists():
            write_private(folder / ACTIVITY_FILE, "")


def check(folder: Path) -> bool:
    """Whether ``folder`` is a store of a format we know; changes nothing. Raises StoreTooNew, StoreRefused."""
    try:
        text = (folder / VERSION_FILE).read_bytes()
    except FileNotFoundError:
        return False
    number = as_mapping(text).get("format")
    if isinstance(number, int) and number > FORMAT:
        raise StoreTooNew(
            f"The store in {folder} was written by a newer filmgraph (its format is {number}, known here is {FORMAT}).",
            "Upgrade with `pip install --upgrade filmgraph`, or use another folder.",
        )
    if number != FORMAT:
        raise StoreRefused(
            f"{folder / VERSION_FILE} is damaged.", 'It should read {"format": 1}: put that there again.'
        )
    return True


def _refuse_foreign(folder: Path) -> None:
    # Names of ours may be there already: another command is preparing the same folder.
    others = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("filmgraph-store"))
    if others:
        raise StoreRefused(
            f"{folder} is no filmgraph store: it holds {others[0]} and no {VERSION_FILE}.",
            f"{ELSEWHERE} An empty one will do.",
        )


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """What the disk refuses, in words."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC):
            raise full(folder) from error
        reason = error.strerror or str(error)
        raise StoreRefused(f"The store's folder {folder} cannot be used: {reason}.", ELSEWHERE) from error


def full(folder: Path) -> StoreUnreachable:
    """The error of a disk without room."""
    return StoreUnreachable(f"The disk of {folder} is full.", f"Make room there. {ELSEWHERE}")


def is_full(folder: Path) -> bool:
    """Whether there is next to no room on the disk. The server says only that it failed where that was the reason."""
    try:
        return shutil.disk_usage(folder).free < NO_ROOM_BYTES
    except OSError:
        return False


def size_bytes(folder: Path) -> int:
    """Bytes on disk of everything inside. Files that vanish meanwhile count nothing."""
    total = 0
    for where, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(where, name)).st_size
            except OSError:
                continue
    return total
