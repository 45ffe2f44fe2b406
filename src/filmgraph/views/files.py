"""Files that are there whole or not at all: written under another name beside the target, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

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
    parts: dict[Path, Path] = {}
    try:
        for path, data in contents.items():
            with explained(path):
                _write(path, data, parts)
        for path, part in parts.items():
            with explained(path):
                part.replace(path)
    finally:
        for part in parts.values():
            with suppress(OSError):  # renamed, or never made
                part.unlink()
    return list(contents)


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


def _write(path: Path, data: bytes, parts: dict[Path, Path]) -> None:
    if path.is_dir():
        raise IsADirectoryError(path)
    if path.exists() and not path.is_file():
        with path.open("wb") as device:
            device.write(data)
        return
    part = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    # Opened by hand, not by tempfile, so that the user's umask decides who may read the result.
    parts[path] = part
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
