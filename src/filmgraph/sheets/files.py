"""Finding sheets: files, folders, and everything in a folder that is none of ours to read.

A folder is read in the order of its names, whatever the file system says, so that a run can be repeated. Names
that begin with a dot are left alone. What cannot be a sheet comes back as a `Refusal`, never as an exception: one
bad file must not stop the folder.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from filmgraph.errors import SheetError
from filmgraph.model import Sheet
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
            root = os.path.realpath(file)
            yield from _folder(file, root, (root,), seen)
        elif os.path.lexists(file):
            yield from _once(file, seen)
        else:
            yield Refusal(file, "file-missing", "there is no such file or folder")


def _folder(folder: str, root: str, above: tuple[str, ...], seen: set[str]) -> Iterator[Found | Refusal]:
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if not entry.name.startswith("."))
    except OSError as error:
        yield Refusal(folder, "file-unreadable", f"the folder cannot be read: {error.strerror}")
        return
    for name in names:
        yield from _entry(os.path.join(folder, name), root, above, seen)


def _entry(file: str, root: str, above: tuple[str, ...], seen: set[str]) -> Iterator[Found | Refusal]:
    real = os.path.realpath(file)
    linked = os.path.islink(file)
    if linked and os.path.commonpath((real, root)) != root:
        yield Refusal(file, "link-outside", "a link that leads out of the folder; name its target to read it")
    elif not os.path.isdir(file):
        yield from _once(file, seen)
    elif real in above:
        yield Refusal(file, "link-circle", "a link that leads back into a folder that is being read")
    elif not linked or real not in seen:
        seen.add(real)
        yield from _folder(file, root, (*above, real), seen)


def _once(file: str, seen: set[str]) -> Iterator[Found]:
    real = os.path.realpath(file)
    if real not in seen:
        seen.add(real)
        yield Found(file, real)


def read_bytes(found: Found, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a found file. Raises `SheetError` where it is no regular file, unreadable or too large."""
    try:
        if found.file == STANDARD_INPUT:
            data = sys.stdin.buffer.read(max_bytes + 1)
        else:
            # Without O_NONBLOCK, opening a named pipe would wait for ever for somebody to write into it.
            handle = os.open(found.file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
            with open(handle, "rb") as stream:
                if not stat.S_ISREG(os.fstat(handle).st_mode):
                    raise SheetError("file-unreadable", "not a regular file")
                data = stream.read(max_bytes + 1)
    except OSError as error:
        raise SheetError("file-unreadable", f"cannot be read: {error.strerror or error}") from error
    if len(data) > max_bytes:
        raise SheetError("file-too-large", f"larger than the limit of {max_bytes:,} bytes", "Raise it with --max-size if it really is a sheet.")
    return data


def sheets(paths: Iterable[str | Path], max_bytes: int = MAX_BYTES) -> Iterator[Sheet | Refusal]:
    """Every sheet below the paths, read one at a time, and a `Refusal` for each file that is none.

    >>> list(sheets(["no-such-folder"]))
    [Refusal(file='no-such-folder', code='file-missing', reason='there is no such file or folder')]
    """
    for found in find(paths):
        if isinstance(found, Refusal):
            yield found
            continue
        try:
            yield read(read_bytes(found, max_bytes), found.file)
        except SheetError as error:
            yield refusal(found.file, error)


def refusal(file: str, error: SheetError) -> Refusal:
    """The refusal that a `SheetError` of `read_bytes` or `read` stands for."""
    return Refusal(file, error.code, f"{error.message}. {error.hint}".rstrip(". ") if error.hint else error.message)
