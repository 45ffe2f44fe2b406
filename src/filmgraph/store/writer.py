"""Writing: whole transactions, tried again where the server says that helps."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, TypeVar

from filmgraph.errors import StoreUnreachable
from filmgraph.store.changes import Changes
from filmgraph.store.translate import AGAIN, from_driver, sendable
from filmgraph.store.watch import Watch, cut

if TYPE_CHECKING:
    from neo4j import Driver, Session
    from neo4j import Transaction as BoltTransaction

    from filmgraph.store.server import Server

T = TypeVar("T")

RETRY_SECONDS = 30.0
FIRST_PAUSE = 0.02
LONGEST_PAUSE = 1.0
TRANSACTION_SECONDS = 600.0
"""After so long Neo4j ends a transaction, so that one whose load has vanished does not keep its lock for ever. The
local server takes no notice: it ends single statements after as long, and its transactions keep nobody waiting."""
SILENCE_SECONDS = TRANSACTION_SECONDS + 30
"""A server that holds its own limits has answered by then; one that has not is stuck, or the network is."""


class Transaction:
    """One transaction in the making: everything in it is written, or nothing."""

    def __init__(self, transaction: BoltTransaction, server: Server, watch: Watch) -> None:
        self._transaction = transaction
        self._server = server
        self._watch = watch

    def run(self, text: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Every row of a statement as dictionaries of driver values. The errors are the driver's until
        `Writer.transact` has seen them: it decides whether the whole is tried again."""
        self._server.touch()
        with sendable():
            result = self._transaction.run(self._server.planned_once(text), dict(parameters or {}))
        columns = result.keys()
        rows = [dict(zip(columns, record.values(), strict=True)) for record in result]
        self._watch.again()
        return rows


class Writer:
    """Writes, in transactions that are whole or not there at all."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def transact(self, work: Callable[[Transaction], T], *, in_turn: bool = False) -> T:
        """``work`` in one transaction, and what it returned.

        ``in_turn``: transactions of this kind never run at the same time, if the first that each of them does is to
        write one and the same node. Neo4j keeps all others waiting there; the local server, which would refuse them
        instead, is not even asked before it is their turn.

        Where writers got in each other's way the server says so and the whole of ``work`` runs again, for up to
        30 seconds more: it must not count or print. An exception of its own rolls everything back and passes unchanged.
        Raises QueryError (a constraint, a syntax error, a conflict that would not end), StoreUnreachable (gone,
        silent, or out of disk), StoreRefused.
        """
        return self._patiently(lambda driver: self._once(driver, work, in_turn))

    def _patiently(self, attempt: Callable[[Driver], T]) -> T:
        """What the attempt returns, made again for a while where the server says that this helps."""
        deadline, pause = math.inf, FIRST_PAUSE
        while True:
            try:
                return self._server.first_contact("writer", attempt)
            except Exception as error:
                if not _again(error) or time.monotonic() > deadline:
                    if from_driver(error):
                        raise self._server.explained(error) from error
                    raise
            deadline = min(deadline, time.monotonic() + RETRY_SECONDS)
            # Random, so that those who collided do not collide again.
            time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311
            pause = min(2 * pause, LONGEST_PAUSE)

    def _once(self, driver: Driver, work: Callable[[Transaction], T], in_turn: bool) -> T:
        with self._server.turn() if in_turn else nullcontext(), self._session(driver) as (session, watch):
            with self._contact():
                transaction = session.begin_transaction(timeout=TRANSACTION_SECONDS)
            watch.again()
            answer = work(Transaction(transaction, self._server, watch))
            watch.again()
            transaction.commit()
            return answer

    @property
    def changes(self) -> Changes:
        """As `Server.changes`."""
        return self._server.changes

    def schema(self, statements: Iterable[str]) -> None:
        """Constraints and indexes, each statement on its own. They say IF NOT EXISTS, so doing it again is nothing.

        Raises QueryError, StoreUnreachable, StoreRefused.
        """
        every = list(statements)
        self._patiently(lambda driver: self._statements(driver, every))

    def _statements(self, driver: Driver, statements: list[str]) -> None:
        with self._session(driver) as (session, watch):
            for statement in statements:
                self._server.touch()
                with self._contact():
                    session.run(statement).consume()
                watch.again()

    @contextmanager
    def _session(self, driver: Driver) -> Iterator[tuple[Session, Watch]]:
        """A session under a watch, which is to be told of every answer. What is not committed at its end is undone."""
        session = driver.session(database=self._server.database, default_access_mode="WRITE")
        watch = Watch(session, SILENCE_SECONDS)
        try:
            with watch, closing(session), self._server.under_way(session), _cut_by_interrupt(session):
                yield session, watch
        except Exception as error:
            if watch.fired and (from_driver(error) or isinstance(error, OSError)):
                raise _silent(self._server.address) from error
            raise

    @contextmanager
    def _contact(self) -> Iterator[None]:
        """Around what can simply be done again where the server was not reached."""
        try:
            yield
        except Exception as error:
            self._server.check_contact(error)
            raise


@contextmanager
def _cut_by_interrupt(session: Session) -> Iterator[None]:
    """Whoever presses Ctrl-C does not wait until a stuck server has confirmed that it undoes everything."""
    try:
        yield
    except KeyboardInterrupt:
        cut(session)
        raise


def _silent(address: str) -> StoreUnreachable:
    return StoreUnreachable(
        f"The database at {address} has not answered for {SILENCE_SECONDS:g} seconds.",
        f"It is stuck, or the network is. Nothing is half written. {AGAIN}",
    )


def _again(error: BaseException) -> bool:
    """Whether the server says the same transaction can succeed. A lost connection is not tried again: a server
    that was stopped on purpose must stay so, and the next command repairs one that was not."""
    code = str(getattr(error, "code", None) or "")
    if not from_driver(error) or not code.startswith(("Neo.TransientError.", "Neo.ClientError.Cluster.NotALeader")):
        return False
    return bool(getattr(error, "is_retryable", bool)())
