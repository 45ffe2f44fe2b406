"""A load: sheets stream through the reader into the store, a batch a transaction.

Reading and writing overlap: while the database works on one batch, the next is read. No more than two batches are in
memory, however many sheets there are. Killed at any point, the graph holds whole sheets, and the next load goes on.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from filmgraph import sheets
from filmgraph.errors import QueryError, QueryTimeout, SheetError, WriteConflict
from filmgraph.load.batch import Incoming, Written, incoming, is_gone, write_batch
from filmgraph.load.statements import run
from filmgraph.model import EDGES, SHOWN_LABELS
from filmgraph.questions import question, schema, statement
from filmgraph.sheets import Found, Refusal
from filmgraph.store import Store, Transaction, Writer

FILES_AT_ONCE = 100
BYTES_AT_ONCE = 10_000_000
EDGES_A_BATCH = 4_000
CHARACTERS_A_BATCH = 4_000_000
ATTEMPTS = 10

T = TypeVar("T")


@dataclass(slots=True)
class LoadReport:
    """What a load did. ``nodes`` and ``edges`` count what the graph holds afterwards, by label and by type."""

    files: int = 0
    loaded: int = 0
    unchanged: int = 0
    forgotten: int = 0
    rejected: list[dict[str, str]] = field(default_factory=list)
    copies: list[dict[str, str]] = field(default_factory=list)
    warnings: int = 0
    nodes: dict[str, int] = field(default_factory=dict)
    edges: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass(slots=True)
class _Read:
    """A file that was read but not yet parsed."""

    found: Found
    data: bytes
    hash: str


def load(
    store: Store,
    paths: Sequence[str],
    *,
    prune: bool = False,
    again: bool = False,
    max_bytes: int = sheets.MAX_BYTES,
    progress: Callable[[int], None] = lambda _files: None,
) -> LoadReport:
    """Load the sheets below ``paths``; only what changed is read. ``again`` reads everything, ``prune`` forgets films
    whose sheets below the paths are gone. ``progress`` is called with the number of files done since the last call.

    Raises `StoreError` when the database cannot be reached; a bad sheet never raises, it is in ``rejected``.
    """
    started = time.perf_counter()
    writer = ensure_schema(store)
    report = LoadReport()
    with ThreadPoolExecutor(1, "filmgraph-writer") as pool:
        loading = _Loading(writer, report, pool, progress)
        for files in _chunks(_files(paths, max_bytes, report, progress)):
            loading.take(_changed(writer, files, again, report, progress))
        loading.finish()
    if prune:
        report.forgotten = _prune(writer, paths)
    report.nodes, report.edges = counts(store)
    report.seconds = round(time.perf_counter() - started, 3)
    return report


def ensure_schema(store: Store) -> Writer:
    """Make constraints and indexes where they are missing. Returns the writer that did it."""
    writer = store.writer()
    writer.schema(schema())
    return writer


def _files(
    paths: Sequence[str], max_bytes: int, report: LoadReport, progress: Callable[[int], None]
) -> Iterator[_Read]:
    for found in sheets.find(paths):
        report.files += 1
        try:
            if isinstance(found, Refusal):
                _reject(report, found)
                progress(1)
                continue
            data = sheets.read_bytes(found, max_bytes)
        except SheetError as error:
            _reject(report, sheets.refusal(found.file, error))
            progress(1)
            continue
        yield _Read(found, data, hashlib.sha256(data).hexdigest())


def _reject(report: LoadReport, refused: Refusal) -> None:
    report.rejected.append({"file": refused.file, "reason": refused.reason})


def _chunks(files: Iterable[_Read]) -> Iterator[list[_Read]]:
    """The files in portions, small ones by their number, large ones by their bytes: so much is in memory at once."""
    chunk: list[_Read] = []
    size = 0
    for one in files:
        chunk.append(one)
        size += len(one.data)
        if len(chunk) >= FILES_AT_ONCE or size >= BYTES_AT_ONCE:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _changed(
    writer: Writer, files: list[_Read], again: bool, report: LoadReport, progress: Callable[[int], None]
) -> Iterator[Incoming]:
    """The sheets of those files that the graph does not hold as they are."""
    known: dict[str, str] = {}
    if not again:
        rows = writer.transact(lambda tx: run(tx, "films-by-sheet", sheets=[one.found.path for one in files]))
        known = {row["sheet"]: row["hash"] for row in rows}
    for one in files:
        progress(1)
        if known.get(one.found.path) == one.hash:
            report.unchanged += 1
            continue
        try:
            sheet = sheets.read(one.data, one.found.file)
        except SheetError as error:
            _reject(report, sheets.refusal(one.found.file, error))
            continue
        report.warnings += sum(found.severity == "warning" for found in sheet.diagnostics)
        path = one.found.path
        yield incoming(sheet, path if path != "-" else f"stdin:{sheet.title} {sheet.year or ''}".strip())


class _Loading:
    """Collects sheets into batches and keeps one of them on its way into the store."""

    def __init__(
        self, writer: Writer, report: LoadReport, pool: ThreadPoolExecutor, progress: Callable[[int], None]
    ) -> None:
        self.writer, self.report, self.pool, self.progress = writer, report, pool, progress
        self.batch: list[Incoming] = []
        self.size = self.characters = 0
        self.under_way: Future[Written] | None = None

    def take(self, sheets: Iterable[Incoming]) -> None:
        for one in sheets:
            self.batch.append(one)
            self.size += 1 + len(one.rows)
            self.characters += len(one.film["synopsis"] or "")
            if self.size >= EDGES_A_BATCH or self.characters >= CHARACTERS_A_BATCH:
                self._send()

    def finish(self) -> None:
        self._send()
        self._settle()

    def _send(self) -> None:
        self._settle()
        if self.batch:
            batch = self.batch
            self.under_way = self.pool.submit(_written, self.writer, batch)
        self.batch, self.size, self.characters = [], 0, 0

    def _settle(self) -> None:
        if self.under_way:
            written = self.under_way.result()
            self.report.loaded += written.loaded
            self.report.copies += [{"file": file, "of": original} for file, original in written.copies]
            self.report.rejected += [{"file": file, "reason": reason} for file, reason in written.refused]
            self.under_way = None


def _written(writer: Writer, batch: list[Incoming]) -> Written:
    """Write a batch. If the database will not take it, its sheets are tried one by one, and the bad one is refused."""
    try:
        return _patiently(writer, batch)
    except (QueryTimeout, WriteConflict):
        raise  # the database is busy, and no sheet is to blame
    except QueryError as error:
        if len(batch) == 1:
            return Written(refused=[(batch[0].path, f"the database did not take it: {error.message}")])
    each = [_written(writer, [one]) for one in batch]
    return Written(
        sum(one.loaded for one in each),
        [copy for one in each for copy in one.copies],
        [refused for one in each for refused in one.refused],
    )


def _patiently(writer: Writer, batch: list[Incoming]) -> Written:
    """Where another writer was quicker with the same film or person, the batch meets it the next time."""
    for _ in range(ATTEMPTS - 1):
        try:
            return _alone(writer, lambda tx: write_batch(tx, batch))
        except WriteConflict:
            continue
    return _alone(writer, lambda tx: write_batch(tx, batch))


def _alone(writer: Writer, work: Callable[[Transaction], T]) -> T:
    """``work`` in a transaction while no other load writes: who is who depends on all that the others bring."""
    return writer.transact(work, lock=statement("load/lock"))


def _prune(writer: Writer, paths: Sequence[str]) -> int:
    """Forget films whose sheets lay in the folders and are gone; returns how many.

    A folder that is gone itself (a drive that is not there today) is no reason to forget what came from it.
    """
    folders = [path for path in paths if os.path.isdir(path)]
    return _forget(writer, folders, is_gone)


def forget(store: Store, paths: Sequence[str]) -> int:
    """Forget the films that were loaded from these files, or from files in these folders; returns how many.

    The files themselves are not touched, and need not be there any more.
    """
    return _forget(ensure_schema(store), paths, lambda _sheet: True)


def _forget(writer: Writer, paths: Sequence[str], meant: Callable[[str], bool]) -> int:
    def leave(tx: Transaction) -> int:
        roots = [path if path.startswith("stdin:") else os.path.realpath(path) for path in paths]
        rows = run(tx, "films-below", folders=[root.rstrip(os.sep) + os.sep for root in roots])
        rows += run(tx, "films-by-sheet", sheets=roots)
        gone = {row["id"]: row for row in rows if meant(row["sheet"])}
        write_batch(tx, [], gone.values())
        return len(gone)

    return _alone(writer, leave)


def counts(store: Store) -> tuple[dict[str, int], dict[str, int]]:
    """What the graph holds: nodes by label and edges by type; none is left out for being zero."""
    reader = store.reader()
    nodes = Counter({row["label"]: row["nodes"] for row in reader.query(question("count-nodes").text).dicts()})
    edges = Counter({row["type"]: row["edges"] for row in reader.query(question("count-edges").text).dicts()})
    return {label: nodes[label] for label in SHOWN_LABELS}, {type_: edges[type_] for type_ in EDGES}
