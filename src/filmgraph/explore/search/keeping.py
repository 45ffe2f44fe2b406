"""The file of names: made from the graph, followed through loads, or made anew.

The file is derived: it may be deleted at any time. Its own name holds the batch that was written last, so after a load
nobody takes the old one for true. Whoever searches next lets it follow what the load has touched, as far as that is
known (`filmgraph.store.changes`), and makes it anew where it is not.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from filmgraph.errors import QueryError
from filmgraph.explore.asking import asked, looked_up
from filmgraph.explore.search.filling import Named, NoRoomError, fill, follow
from filmgraph.explore.words import MANY
from filmgraph.store import Reader
from filmgraph.store.changes import Changes, Ids

FORMAT = 3
"""Of the file: another number is another file."""
LARGE_BYTES = 3_000_000
"""A file of some twenty thousand names: to make it takes about a second."""
Write = Callable[[sqlite3.Connection], None]


@contextmanager
def opened(reader: Reader, *, stale: bool = False, heard: bool = False) -> Iterator[sqlite3.Connection]:
    """The file of the reader's graph as it is now; with ``stale`` as `names` has it; with ``heard`` it has the tables
    of `heard` too. Raises `QueryError` where it is damaged inside."""
    try:
        with closing(_opened(reader, stale)) as file, closing(_with_heard(file) if heard else file) as all_of_it:
            yield all_of_it
    except sqlite3.DatabaseError as error:
        _taken_away(reader)
        raise QueryError(
            "The file of names is damaged, and was taken away.", "Ask again: it is made anew from the graph."
        ) from error


def _taken_away(reader: Reader) -> None:
    stem = reader.derived("names")
    for file in stem.parent.glob(f"{stem.name}-*.sqlite"):
        with suppress(OSError):
            file.unlink()


def _opened(reader: Reader, stale: bool) -> sqlite3.Connection:
    ((batch,),) = looked_up(reader, "last-batch").rows
    stem = reader.derived("names")
    path = stem.with_name(f"{stem.name}-{_stamp(reader, batch)}.sqlite")
    older = [file for file in stem.parent.glob(f"{stem.name}-*.sqlite") if file != path]
    large = (file for file in older if stale and file.stat().st_size >= LARGE_BYTES)
    for one in (path, *large):
        with suppress(sqlite3.Error):
            return _read_only(one)
    return _followed(reader, batch, path, older) or _made(reader, path, older)


def _stamp(reader: Reader, batch: str | None) -> str:
    """Another text after every load. Files imported into Neo4j bring no batch: there the counts must do."""
    known = batch or json.dumps(sorted(asked(reader, "count-nodes").rows))
    return hashlib.sha256(f"{FORMAT} {known}".encode()).hexdigest()[:16]


def _read_only(path: Path) -> sqlite3.Connection:
    """The file, if it is whole. sqlite3.Error otherwise."""
    file = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        file.execute("SELECT words FROM vocabulary")
    except sqlite3.Error:
        file.close()
        raise
    return file


def _followed(reader: Reader, batch: str | None, path: Path, older: list[Path]) -> sqlite3.Connection | None:
    """An older file with what was touched since; None where that is not certain, or is no shortcut."""
    for one in older if batch else ():
        if (ids := _touched_since(reader, one, batch)) is not None:
            with suppress(OSError, sqlite3.Error, NoRoomError), closing(_read_only(one)) as source:
                return _moved_on(reader, source, ids, path, older)
    return None


def _changes(reader: Reader) -> Changes:
    return Changes(reader.derived("changes"))


def _touched_since(reader: Reader, file: Path, batch: str | None) -> Ids | None:
    return _changes(reader).between(lambda turn: turn is not None and _is_of(reader, file, turn), batch)


def _moved_on(
    reader: Reader, source: sqlite3.Connection, ids: Ids, path: Path, older: Iterable[Path]
) -> sqlite3.Connection:
    rows = _read(reader, ids)
    if not _still(reader, path):
        raise NoRoomError

    def write(file: sqlite3.Connection) -> None:
        source.backup(file)
        changed = follow(file, ids, rows)
        _see_that_none_is_missing(reader, file)
        if _is_heard(file):
            from filmgraph.explore.search import heard  # few need it

            heard.follow(file, *changed)

    return _kept(reader, path, older, write)


def _see_that_none_is_missing(reader: Reader, file: sqlite3.Connection) -> None:
    """What was written past filmgraph is in nobody's list of changes."""
    held = dict(file.execute("SELECT label, count(*) FROM names GROUP BY label"))
    if any(number != held.get(label, 0) for label, number in asked(reader, "count-nodes").rows):
        raise NoRoomError


def _made(reader: Reader, path: Path, older: Iterable[Path]) -> sqlite3.Connection:
    """A new file, if the folder can be written and nothing was loaded meanwhile; else the same for this once."""
    rows = _read(reader)
    with suppress(OSError, sqlite3.Error):
        if _still(reader, path):
            return _kept(reader, path, older, lambda file: fill(file, rows))
    memory = sqlite3.connect(":memory:")
    fill(memory, rows)
    return memory


def _still(reader: Reader, path: Path) -> bool:
    """Whether nothing was loaded since this file was asked for."""
    ((batch,),) = looked_up(reader, "last-batch").rows
    return _is_of(reader, path, batch)


def _is_of(reader: Reader, path: Path, batch: str | None) -> bool:
    return path.name.endswith(f"-{_stamp(reader, batch)}.sqlite")


def _kept(reader: Reader, path: Path, older: Iterable[Path], write: Write) -> sqlite3.Connection:
    """The file, written and in its place; those before it are taken away, and changes are noted from now on."""
    _written(path, write)
    for one in older:
        with suppress(OSError):
            one.unlink()
    _changes(reader).begin()
    return _read_only(path)


def _written(path: Path, write: Write) -> None:
    """Whole or not at all, and never readable by others."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.urandom(4).hex()}.tmp")
    try:
        os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(temporary)) as file:
            file.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            write(file)
            file.commit()
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _with_heard(file: sqlite3.Connection) -> sqlite3.Connection:
    """The same file with the tables of `heard`, which stay in it if they can."""
    if _is_heard(file):
        return file
    from filmgraph.explore.search import heard  # few need it

    def write(other: sqlite3.Connection) -> None:
        file.backup(other)
        heard.fill(other)

    ((_, _, path),) = file.execute("PRAGMA database_list")
    with suppress(OSError, sqlite3.Error):
        if path:
            _written(Path(path), write)
            return _read_only(Path(path))
    memory = sqlite3.connect(":memory:")
    write(memory)
    return memory


def _is_heard(file: sqlite3.Connection) -> bool:
    return bool(file.execute("SELECT 1 FROM sqlite_schema WHERE name = 'heard'").fetchone())


def _read(reader: Reader, ids: Ids | None = None) -> list[Named]:
    """The names of all nodes, or of those with these ids (by label), without a place. What has no name is left out."""
    if ids is None:
        found = looked_up(reader, "names")
    else:
        asked_for = {many: sorted(ids.get(label, ())) for label, many in MANY.items()}
        found = looked_up(reader, "names-of", **asked_for)
    every = ((label, one) for label, some in found.rows for one in some)
    return [_named(label, *one) for label, one in every if one[1] and one[4]]


def _named(
    label: str,
    id_: str,
    name: str,
    year: int | None,
    native: str | None,
    folded: str,
    aliases: list[str] | None,
    sheet: str | None,
    edges: int,
    city: str | None,
) -> Named:
    return Named(0, label, id_, name, year, native, folded, tuple(aliases or ()), sheet, edges, city)
