"""Finding sheets: files, folders, and everything in a folder that is none of ours to read.

A folder is read in the order of its names, whatever the file system says, so that a run can be repeated. Names
that begin with a dot are left alone. What cannot be a sheet comes back as a `Refusal`, never as an exception: one
bad file must not stop the folder.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from filmgraph.errors import SheetError
from filmgraph.model import DECISIONS_FILE, Sheet
from filmgraph.sheets.reader import read

MAX_BYTES = 5_000_000
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be a sheet: its path as the user would write it, and the absolute one."""

    file: str
    path: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file or folder that is not read, with a code of `diagnostics.CODES` and the reason in words."""

    file: str
    code: str
    reason: str


def find(paths: Iterable[str | Path]) -> Iterator[Found | Refusal]:
    """The files below the named files and folders, each once; ``-`` is standard input."""
    seen: set[str] = set()
    for name in paths:
        file = os.fspath(name)
        if file == STANDARD_INPUT:
            yield Found(STANDARD_INPUT, STANDARD_INPUT)
        elif os.path.isdir(file):
            yield from _folder(file, seen)
        elif os.path.lexists(file):
            yield from _once(file, os.path.realpath(file), seen)
        else:
            yield Refusal(_printable(file), "file-missing", "there is no such file or folder")


def _folder(folder: str, seen: set[str]) -> Iterator[Found | Refusal]:
    """What lies in a folder, depth first. The levels are a list of ours: folders may lie deeper than calls can."""
    root = os.path.realpath(folder)
    levels: list[tuple[str, Iterator[str]]] = [("", iter((folder,)))]
    while levels:
        file = next(levels[-1][1], None)
        if file is None:
            levels.pop()
            continue
        linked = os.path.islink(file)
        # Asking for the real path of every file would walk down from the root every time.
        plain = len(levels) > 1 and not linked
        real = os.path.join(levels[-1][0], os.path.basename(file)) if plain else os.path.realpath(file)
        if linked and (refused := _refused_link(file, real, root, [one for one, _ in levels])):
            yield refused
        elif not os.path.isdir(file):
            yield from _once(file, real, seen)
        elif not linked or real not in seen:
            seen.add(real)
            entries = _entries(file)
            if isinstance(entries, Refusal):
                yield entries
            else:
                levels.append((real, iter(entries)))


def _entries(folder: str) -> list[str] | Refusal:
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if _may_be_sheet(entry.name))
    except OSError as error:
        return Refusal(_printable(folder), "file-unreadable", f"the folder cannot be read: {error.strerror}")
    return [os.path.join(folder, name) for name in names]


def _may_be_sheet(name: str) -> bool:
    return not name.startswith(".") and name != DECISIONS_FILE


def _refused_link(file: str, real: str, root: str, above: list[str]) -> Refusal | None:
    if real != root and not real.startswith(root.rstrip(os.sep) + os.sep):
        reason = "a link that leads out of the folder; name its target to read it"
        return Refusal(_printable(file), "link-outside", reason)
    if real in above:
        return Refusal(_printable(file), "link-circle", "a link that leads back into a folder that is being read")
    return None


def _once(file: str, real: str, seen: set[str]) -> Iterator[Found | Refusal]:
    if real in seen:
        return
    seen.add(real)
    if _printable(file + real) == file + real:
        yield Found(file, real)
    else:
        yield Refusal(_printable(file), "file-unreadable", "its name is no UTF-8 and could not be stored; rename it")


def _printable(file: str) -> str:
    """A file's name with the bytes that are no UTF-8 written as ``\\udcff``."""
    return file.encode("utf-8", "backslashreplace").decode("utf-8")


def read_bytes(found: Found, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a found file. Raises `SheetError` where it is no regular file, unreadable or too large."""
    with opened(found) as stream:
        # Python makes room for all that it is asked for: for the size of the file, not for the limit.
        size = os.fstat(stream.fileno()).st_size if found.file != STANDARD_INPUT else max_bytes
        data = stream.read(min(size, max_bytes) + 1)
        if len(data) > size:  # it grows, or its size is not told
            data += stream.read(max(0, max_bytes + 1 - len(data)))
    if len(data) > max_bytes:
        raise SheetError(
            "file-too-large",
            f"larger than the limit of {max_bytes:,} bytes",
            "Raise it with --max-size if it really is a sheet.",
        )
    return data


@contextmanager
def opened(found: Found) -> Iterator[BinaryIO]:
    """A found file, or standard input, to be read. What goes wrong while it is open is a `SheetError` too."""
    try:
        if found.file == STANDARD_INPUT:
            yield sys.stdin.buffer
            return
        # Without O_NONBLOCK, opening a named pipe would wait for ever for somebody to write into it.
        handle = os.open(found.file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise SheetError("file-unreadable", "not a regular file")
            yield stream
    except OSError as error:
        raise SheetError("file-unreadable", f"cannot be read: {error.strerror or error}") from error


class Shard(NamedTuple):
    """One of ``of`` parts of the sheets, counted from 1. A sheet's bytes decide, so that copies of one sheet are in one
    part, whatever their names, and the parts are the same on every machine.

    >>> [Shard(part, 2).holds(b"France, 1999") for part in (1, 2)]
    [True, False]
    """

    part: int
    of: int

    def holds(self, data: bytes) -> bool:
        """Whether the sheet with these bytes is in this part."""
        return self.of == 1 or int.from_bytes(hashlib.sha256(data).digest()[:8]) % self.of == self.part - 1


EVERYTHING = Shard(1, 1)


def sheets(
    paths: Iterable[str | Path], max_bytes: int = MAX_BYTES, shard: Shard = EVERYTHING
) -> Iterator[Sheet | Refusal]:
    """Every sheet below the paths, read one at a time, and a `Refusal` for each file that is none.

    Of ``shard`` are only those that it holds; a file that cannot be read is told in each.

    >>> list(sheets(["no-such-folder"]))
    [Refusal(file='no-such-folder', code='file-missing', reason='there is no such file or folder')]
    """
    for found in find(paths):
        if isinstance(found, Refusal):
            yield found
            continue
        try:
            data = read_bytes(found, max_bytes)
            if shard.holds(data):
                yield read(data, found.file)
        except SheetError as error:
            yield refusal(found.file, error)


def real_path(file: str) -> str:
    """The absolute path of a sheet's file, which the graph knows it by; standard input has none."""
    return file if file == STANDARD_INPUT else os.path.realpath(file)


def refusal(file: str, error: SheetError) -> Refusal:
    """The refusal that a `SheetError` of `read_bytes` or `read` stands for."""
    return Refusal(file, error.code, f"{error.message}. {error.hint}".rstrip(". ") if error.hint else error.message)
