"""Files that are there whole or not at all: written under another name beside the target, then renamed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from filmgraph.errors import FilmgraphError, UsageError


def save(contents: Mapping[Path, bytes]) -> list[Path]:
    """Write each file; a process killed on the way leaves the old files, and perhaps one with the ending ``.part``.

    All are written before the first is renamed. A device or a pipe (``/dev/stdout``) is written to directly.
    Raises `UsageError` where the target cannot be written, `FilmgraphError` where the disk will not take it.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in save({Path(folder, "a.txt"): b"hello"})]
    ['a.txt']
    """
    with written(list(contents)) as streams:
        for data, stream in zip(contents.values(), streams, strict=True):
            stream.write(data)
    return list(contents)


@contextmanager
def written(paths: Sequence[Path]) -> Iterator[list[BinaryIO]]:
    """A stream for each file, to be written in any order; the files get their names when the ``with`` ends well.

    The errors are those of `save`.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with written([Path(folder, "a.txt")]) as [a]:
    ...         _ = a.write(b"hello")
    ...     Path(folder, "a.txt").read_text()
    'hello'
    """
    parts: dict[Path, Path] = {}
    try:
        # What a full disk did not take fails once more when it is closed: so that, too, is explained.
        with explained(paths[-1]), ExitStack() as stack:
            streams = []
            for path in paths:
                with explained(path):
                    streams.append(stack.enter_context(_opened(path, parts)))
            yield streams
            for path, stream in zip(paths, streams, strict=True):
                with explained(path):
                    _flush(stream)
        for path, part in parts.items():
            with explained(path):
                part.replace(path)
    finally:
        for part in parts.values():
            with suppress(OSError):  # renamed, or never made
                part.unlink()


def save_text(path: Path, text: str) -> Path:
    """Write one text as UTF-8; the errors are those of `save`.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_text(Path(folder, "page.html"), "Привет").read_text(encoding="utf-8")
    'Привет'
    """
    return save({path: text.encode("utf-8", "replace")})[0]


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the system's refusals about ``path`` into sentences that say what to do.

    >>> with explained(Path("/nowhere/x")):
    ...     open("/nowhere/x", "rb")
    Traceback (most recent call last):
    filmgraph.errors.UsageError: /nowhere does not exist.
    Make the folder first, or write somewhere else.
    """
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageError(f"{path.parent} does not exist.", "Make the folder first, or write somewhere else.") from error
    except IsADirectoryError as error:
        raise UsageError(f"{path} is a folder.", "Give the name of a file in it.") from error
    except PermissionError as error:
        raise UsageError(f"{path} may not be written.", "Choose another place, or change its rights.") from error
    except OSError as error:
        raise FilmgraphError(f"{path} could not be written: {error.strerror or error}.") from error


def _opened(path: Path, parts: dict[Path, Path]) -> BinaryIO:
    if path.is_dir():
        raise IsADirectoryError(path)
    if path.exists() and not path.is_file():
        return path.open("wb")
    part = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    # Opened by hand, not by tempfile, so that the user's umask decides who may read the result.
    parts[path] = part
    return part.open("wb")


def _flush(stream: BinaryIO) -> None:
    stream.flush()
    if stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        os.fsync(stream.fileno())
