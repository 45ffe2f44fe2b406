"""A load: sheets stream through the reader into the store, a batch a transaction.

Reading and writing overlap: while the database works on one batch, the next is read. No more than two batches are in
memory, however many sheets there are. Killed at any point, the graph holds whole sheets (of several workers also people
whose films are to come), and the next load goes on.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from filmgraph import sheets
from filmgraph.errors import SheetError, UsageError
from filmgraph.load import leaving
from filmgraph.load.batches import Batches, Written
from filmgraph.load.decisions import apply, find_decisions
from filmgraph.load.films import Incoming, incoming
from filmgraph.load.records import once
from filmgraph.load.statements import run
from filmgraph.load.strangers import strangers
from filmgraph.model import EDGES, SHOWN_LABELS, Sheet
from filmgraph.questions import question, schema, statement
from filmgraph.sheets import Found, Refusal
from filmgraph.store import Store, Writer

FILES_AT_ONCE = 100
BYTES_AT_ONCE = 10_000_000


@dataclass(slots=True)
class LoadReport:
    """What a load did. ``nodes`` and ``edges`` count what the graph holds afterwards, by label and by type."""

    files: int = 0
    loaded: int = 0
    unchanged: int = 0
    forgotten: int = 0
    rejected: list[dict[str, str]] = field(default_factory=list)
    copies: list[dict[str, str]] = field(default_factory=list)
    strangers: list[dict[str, str]] = field(default_factory=list)
    """Names of whom ``identities.toml`` decides, and whom no sheet prints, or not the ``sheet`` that it names."""
    warnings: int = 0
    nodes: dict[str, int] = field(default_factory=dict)
    edges: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    def count(self, written: Written) -> None:
        """Take over what became of the sheets that were read."""
        self.loaded = written.loaded
        self.copies += [{"file": file, "of": original} for file, original in written.copies]
        self.rejected += [{"file": file, "reason": reason} for file, reason in written.refused]


@dataclass(slots=True)
class _Read:
    """A file that was read but not yet parsed."""

    found: Found
    data: bytes
    hash: str
    sheet: Sheet | None = None
    """Where it was parsed before: then there are no bytes."""


def load(
    store: Store,
    paths: Sequence[str],
    *,
    prune: bool = False,
    again: bool = False,
    records: bool = False,
    max_bytes: int = sheets.MAX_BYTES,
    workers: int = 1,
    progress: Callable[[int], None] = lambda _files: None,
) -> LoadReport:
    """Load the sheets below ``paths``; only what changed is read. ``again`` reads everything, ``prune`` forgets films
    whose sheets below the paths are gone. ``progress`` is called with the number of files done since the last call.

    Several ``workers`` write new sheets at the same time, on servers that allow it (`Store.writes_side_by_side`); the
    graph is the same.

    With ``records`` the paths hold JSON lines of sheets that were parsed before, and the graph becomes what loading the
    sheets themselves makes of it.

    Decisions about who is who in ``identities.toml`` beside the sheets come into force first; where such a file is not
    right, `DecisionError` is raised and nothing is loaded.

    Raises `StoreError` when the database cannot be reached, `WriteConflict` or `QueryTimeout` when it stays too busy; a
    bad sheet never raises, it is in ``rejected``.
    """
    started = time.perf_counter()
    decisions = find_decisions(paths)
    writer = ensure_schema(store)
    report = LoadReport()
    apply(writer, decisions)
    read = _records(paths, report, progress) if records else _files(paths, max_bytes, report, progress)
    with Batches(writer, workers if store.writes_side_by_side else 1) as batches:
        try:
            for files in _chunks(read):
                batches.take(_changed(writer, files, again, report, progress))
            batches.finish()
        except KeyboardInterrupt:
            store.abandon()  # whoever interrupts does not wait for the batch under way: the database may be stuck
            raise
    report.count(batches.written)
    if prune:
        report.forgotten = leaving.prune(writer, paths)
    report.strangers = [
        {"file": file, "line": str(one.line), "name": name} | ({"sheet": sheet} if sheet else {})
        for file, one, name, sheet in strangers(writer, decisions)
    ]
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


def _records(paths: Sequence[str], report: LoadReport, progress: Callable[[int], None]) -> Iterator[_Read]:
    def copied(path: str, first: str) -> None:
        report.files += 1
        report.copies.append({"file": path, "of": first})
        progress(1)

    for one in once(sheets.parsed(paths), copied):
        report.files += 1
        if isinstance(one, Refusal):
            _reject(report, one)
            progress(1)
        else:
            yield _Read(Found(one.sheet.file, one.path), b"", one.sheet.hash, one.sheet)


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
        rows = writer.transact(lambda tx: run(tx, "films-by-sheet", values=[one.found.path for one in files]))
        known = {row["sheet"]: row["hash"] for row in rows}
    for one in files:
        progress(1)
        if known.get(one.found.path) == one.hash:
            report.unchanged += 1
            continue
        try:
            sheet = one.sheet or sheets.read(one.data, one.found.file)
        except SheetError as error:
            _reject(report, sheets.refusal(one.found.file, error))
            continue
        report.warnings += sum(found.severity == "warning" for found in sheet.diagnostics)
        yield incoming(sheet, one.found.path)


def forget(store: Store, paths: Sequence[str]) -> int:
    """Forget the films that were loaded from these files, or from files in these folders; returns how many.

    The files themselves are not touched, and need not be there any more. Raises `UsageError` for an empty path.
    """
    if not all(map(str, paths)):  # what is left of a shell's variable that is not set would mean the current folder
        raise UsageError("One of the paths is empty.", "Name the file or folder; . is the current one.")
    return leaving.forget(ensure_schema(store), paths)


def sheets_like(store: Store, folder: str) -> list[str]:
    """The paths of the films in the graph whose sheets have the very bytes of a file in this folder, or lay in it."""
    hashes = [read.hash for read in _files([folder], sheets.MAX_BYTES, LoadReport(), lambda _files: None)]
    rows = ensure_schema(store).transact(lambda tx: run(tx, "films-by-hash", values=hashes))
    return [folder, *(row["sheet"] for row in rows)]


def counts(store: Store) -> tuple[dict[str, int], dict[str, int]]:
    """What the graph holds: nodes by label and edges by type; none is left out for being zero."""
    books = store.books()
    if books is None:
        asked = (question("count-nodes").text, statement("load/edges-by-type"))
        books = {name: number for text in asked for name, number in store.reader().query(text).rows}
    return {label: books.get(label, 0) for label in SHOWN_LABELS}, {type_: books.get(type_, 0) for type_ in EDGES}
