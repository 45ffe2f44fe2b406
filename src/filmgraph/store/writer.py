"""Writing: whole transactions, tried again where the server says that helps."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, nullcontext
from typing import TYPE_CHECKING, Any, TypeVar

from filmgraph.store.translate import from_driver, sendable, translated, wall

if TYPE_CHECKING:
    from neo4j import Driver
    from neo4j import Transaction as BoltTransaction

    from filmgraph.store.connection import Store

T = TypeVar("T")

RETRY_SECONDS = 30.0
FIRST_PAUSE = 0.02
LONGEST_PAUSE = 1.0


class Transaction:
    """One transaction in the making: everything in it is written, or nothing."""

    def __init__(self, transaction: BoltTransaction, store: Store) -> None:
        self._transaction = transaction
        self._store = store

    def run(self, text: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Every row of a statement as dictionaries of driver values. The errors are the driver's until
        `Writer.transact` has seen them: it decides whether the whole is tried again."""
        self._store.touch()
        with sendable():
            result = self._transaction.run(text, dict(parameters or {}))
        columns = result.keys()
        return [dict(zip(columns, record.values(), strict=True)) for record in result]


class Writer:
    """Writes, in transactions that are whole or not there at all."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def transact(self, work: Callable[[Transaction], T], *, lock: str | None = None) -> T:
        """``work`` in one transaction, and what it returned.

        ``lock`` is a statement that writes one and the same thing every time, and is run first: the database keeps
        every other transaction with that lock waiting, so each of them reads what the one before has written.

        Where writers got in each other's way the server says so and the whole of ``work`` runs again, for up to
        30 seconds more: it must not count or print. An exception of its own rolls everything back and passes unchanged.
        Raises QueryError (a constraint, a syntax error, a conflict that would not end), StoreUnreachable,
        StoreRefused.
        """
        deadline, pause = math.inf, FIRST_PAUSE
        while True:
            try:
                return self._store.first_contact("writer", lambda driver: self._once(driver, work, lock))
            except Exception as error:
                if not _again(error) or time.monotonic() > deadline:
                    if from_driver(error):
                        raise translated(error, self._store.address) from error
                    raise
            deadline = min(deadline, time.monotonic() + RETRY_SECONDS)
            # Random, so that those who collided do not collide again.
            time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311
            pause = min(2 * pause, LONGEST_PAUSE)

    def _once(self, driver: Driver, work: Callable[[Transaction], T], lock: str | None) -> T:
        with (
            self._store.turn() if lock else nullcontext(),
            closing(driver.session(database=self._store.database, default_access_mode="WRITE")) as session,
        ):
            try:
                transaction = session.begin_transaction()
            except Exception as error:
                self._store.check_contact(error)
                raise
            with transaction:
                ours = Transaction(transaction, self._store)
                if lock:
                    ours.run(lock)
                answer = work(ours)
                transaction.commit()
            return answer

    def schema(self, statements: Iterable[str]) -> None:
        """Constraints and indexes, each statement on its own. They say IF NOT EXISTS, so doing it again is nothing.

        Raises QueryError, StoreUnreachable, StoreRefused.
        """
        with wall(self._store.address):
            self._store.first_contact("writer", lambda driver: self._statements(driver, list(statements)))

    def _statements(self, driver: Driver, statements: list[str]) -> None:
        with closing(driver.session(database=self._store.database, default_access_mode="WRITE")) as session:
            for statement in statements:
                self._store.touch()
                try:
                    session.run(statement).consume()
                except Exception as error:
                    self._store.check_contact(error)
                    raise


def _again(error: BaseException) -> bool:
    """Whether the server says the same transaction can succeed. A lost connection is not tried again: a server
    that was stopped on purpose must stay so, and the next command repairs one that was not."""
    code = str(getattr(error, "code", None) or "")
    if not from_driver(error) or not code.startswith("Neo.TransientError."):
        return False
    return bool(getattr(error, "is_retryable", bool)())
