"""Sheets collected into batches, each of them one transaction, or several side by side.

While one is being written, the next is read, and decided as if the first were written already.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event
from types import TracebackType
from typing import NamedTuple

from filmgraph.errors import QueryError, QueryTimeout, StoreError, WriteConflict
from filmgraph.identity import in_force
from filmgraph.load.decide import decide, decide_ahead
from filmgraph.load.films import Incoming
from filmgraph.load.plan import Plan
from filmgraph.load.side_by_side import look_after, recover, write_side_by_side
from filmgraph.load.statements import Turn, alone, weight_of
from filmgraph.load.write import write_plan
from filmgraph.store import Transaction, Writer

EDGES_A_BATCH = 4_000
BYTES_A_BATCH = 4_000_000
LARGEST_FILM = 15_000_000
"""Bytes of prose; more does not fit the local server's message."""
ATTEMPTS = 10


@dataclass(slots=True)
class Written:
    """What was done: sheets that entered, copies of sheets that the graph holds (file, original), and sheets that the
    database did not take (file, reason)."""

    loaded: int = 0
    copies: list[tuple[str, str]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)

    def add(self, other: Written) -> None:
        """Count what another batch did too."""
        self.loaded += other.loaded
        self.copies += other.copies
        self.refused += other.refused


class Ahead(NamedTuple):
    """A plan that was made while the turn ``upon`` was ours: it holds if nobody has had a turn since."""

    plan: Plan
    upon: str


class Batches:
    """Takes sheets and writes them, in a ``with``; ``written`` says after `finish` what became of them.

    One batch is on its way into the store while the next is collected. With several ``workers`` a batch is as much
    larger, and where its sheets are all new they are written side by side, each worker in a transaction of its own.
    """

    def __init__(self, writer: Writer, workers: int = 1) -> None:
        self.written = Written()
        self._writer, self._workers = writer, workers
        self._sender = ThreadPoolExecutor(1, "filmgraph-sender")
        self._helpers = ThreadPoolExecutor(workers, "filmgraph-writer")
        self._batch: list[Incoming] = []
        self._edges = self._bytes = 0
        self._under_way: Future[Written] | None = None
        self._now = _Now()

    def __enter__(self) -> Batches:
        recover(self._writer)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._sender.shutdown()
        self._helpers.shutdown()

    def take(self, sheets: Iterable[Incoming]) -> None:
        """Collect sheets; whenever there are enough they are sent."""
        for one in sheets:
            weight = weight_of(one.film)
            if self._bytes + weight > BYTES_A_BATCH:
                self._send()
            self._batch.append(one)
            self._edges += 1 + len(one.rows)
            self._bytes += weight
            if self._edges >= EDGES_A_BATCH * self._workers:
                self._send()

    def finish(self) -> None:
        """Send what is left, and wait until all is written."""
        self._send()
        self._settle()
        recover(self._writer)

    def _send(self) -> None:
        batch, self._batch, self._edges, self._bytes = self._batch, [], 0, 0
        ahead = self._decided_ahead(batch)
        self._settle()
        if batch:
            self._now.clear()
            self._under_way = self._sender.submit(self._write, batch, ahead)

    def _decided_ahead(self, batch: list[Incoming]) -> Ahead | None:
        """The plan for a batch, made while the one before it is being written: half of a load's time is deciding."""
        if not batch or not self._under_way or not (now := self._now.get()):
            return None
        turn, under_way = now
        try:
            plan = self._writer.transact(lambda tx: decide_ahead(tx, batch, under_way))
        except (QueryError, StoreError):
            return None  # what is wrong shows when the batch is written, and whether the one before it was
        return Ahead(plan, turn) if plan else None

    def _settle(self) -> None:
        if self._under_way:
            under_way, self._under_way = self._under_way, None
            self.written.add(under_way.result())

    def _write(self, batch: list[Incoming], ahead: Ahead | None = None) -> Written:
        try:
            return self._whole_or_singly(batch, ahead)
        finally:
            self._now.set(None)

    def _whole_or_singly(self, batch: list[Incoming], ahead: Ahead | None = None) -> Written:
        """Write a batch. If the database will not take it, its sheets are tried one by one, and the bad one refused."""
        if len(batch) == 1 and weight_of(batch[0].film) > LARGEST_FILM:
            return Written(refused=[(batch[0].path, "it holds more than 15 MB of prose, too much for one film")])
        try:
            return self._patiently(batch, ahead)
        except (QueryTimeout, WriteConflict):
            raise  # the database is busy, and no sheet is to blame
        except QueryError as error:
            if len(batch) == 1:
                return Written(refused=[(batch[0].path, f"the database did not take it: {error.message}")])
        written = Written()
        for one in batch:
            written.add(self._whole_or_singly([one]))
        return written

    def _patiently(self, batch: list[Incoming], ahead: Ahead | None) -> Written:
        """Where another writer was quicker with the same film or person, the batch meets it the next time."""
        for _ in range(ATTEMPTS - 1):
            try:
                return self._once(batch, ahead)
            except WriteConflict:
                ahead = None
        return self._once(batch, None)

    def _once(self, batch: list[Incoming], ahead: Ahead | None) -> Written:
        def work(tx: Transaction, turn: Turn) -> Plan:
            mended = look_after(tx, turn)
            holds = ahead and ahead.upon == turn.before and not mended
            plan = ahead.plan if ahead and holds else decide(tx, in_force(turn.decisions), batch)
            self._now.set((turn.name, plan))
            # What was mended is locked, and others would wait for it.
            turn.note(plan.touched(self.write_plan(tx, turn, plan, alone=mended)))
            return plan

        plan = alone(self._writer, work)
        return Written(len(plan.films), plan.copies)

    def write_plan(self, tx: Transaction, turn: Turn, plan: Plan, *, alone: bool) -> set[str]:
        """Write what was decided, by all workers if they may."""
        if self._workers > 1 and plan.plain and not alone:
            self._writer.changes.note(turn.before, None, {})  # what workers wrote stays, should another of them fail
            write_side_by_side(self._writer, self._helpers, self._workers, tx, plan)
            return set()
        return write_plan(tx, plan)


class _Now:
    """The turn and the plan that is being written in it, once they are certain: the sender tells the thread that
    collects sheets."""

    def __init__(self) -> None:
        self._known = Event()
        self._what: tuple[str, Plan] | None = None

    def clear(self) -> None:
        self._known.clear()

    def set(self, what: tuple[str, Plan] | None) -> None:
        self._what = what
        self._known.set()

    def get(self) -> tuple[str, Plan] | None:
        """None where the batch is written already, or cannot be."""
        self._known.wait()
        return self._what
