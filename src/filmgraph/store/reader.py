"""Reading: queries that cannot write, within limits that are always told."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filmgraph.errors import FilmgraphError, QueryError, QueryRefused, QueryTimeout
from filmgraph.store import gate
from filmgraph.store.columns import promised
from filmgraph.store.settings import Limits
from filmgraph.store.translate import from_driver, sendable, translated
from filmgraph.store.watch import Watch, cut

if TYPE_CHECKING:
    from neo4j import Driver, Session

    from filmgraph.store.server import Server

LARGEST_FETCH = 2000
"""Rows asked for in one message; larger ones gain nothing and keep a slow reader waiting."""

MOST_APPROVED = 256
"""Queries remembered as harmless, so that asking them again costs nothing."""


@dataclass(frozen=True)
class Result:
    """What a query gave: ``rows`` in the order of ``columns``, values as the driver made them.

    ``truncated``: there were more rows than the limit. ``elapsed_ms``: from asking to the last row read.
    """

    columns: list[str]
    rows: list[list[Any]]
    truncated: bool
    elapsed_ms: float

    def dicts(self) -> list[dict[str, Any]]:
        """A dictionary a row, by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Reader:
    """Asks and never writes: the server is told so, and on the local store the user has no right to."""

    def __init__(self, server: Server, seconds: float) -> None:
        self._server = server
        self._everything = Limits(rows=None, seconds=seconds)
        self._approved: set[str] = set()

    def query(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limits: Limits | None = None,
    ) -> Result:
        """The rows of one Cypher query, at most ``limits.rows`` of them, in at most ``limits.seconds``.

        Whoever wrote it: every query passes the gate.

        Raises QueryRefused (it would write or reach outside), QueryTimeout, QueryError (the server's own first
        sentence), StoreUnreachable, StoreRefused.
        """
        bounds = limits or Limits()
        if not text.strip():
            raise QueryError("The query is empty.")
        gate.check(text)
        return self._server.first_contact("reader", lambda driver: self._ask(driver, text, parameters, bounds))

    def fetch_all(self, text: str, parameters: Mapping[str, Any] | None = None) -> Result:
        """All rows of one Cypher query, which is ours: half of them would make a wrong answer. Otherwise as `query`."""
        return self.query(text, parameters, limits=self._everything)

    def derived(self, what: str) -> Path:
        """As `Server.derived`."""
        return self._server.derived(what)

    def _ask(self, driver: Driver, text: str, parameters: Mapping[str, Any] | None, limits: Limits) -> Result:
        started = time.perf_counter()
        with closing(self._session(driver, limits)) as session:
            watch = Watch(session, limits.seconds, self._server.terminator(limits.seconds))
            try:
                with watch:
                    columns, rows = self._read(session, text, parameters, limits)
            except KeyboardInterrupt:
                watch.give_up()
                raise
            except Exception as error:
                if watch.fired and (from_driver(error) or isinstance(error, OSError)):
                    raise _timed_out(limits) from error
                if not from_driver(error):
                    raise
                self._server.check_contact(error)
                raise self._told(error, text) from error
        return _result(columns, rows, limits, started)

    def _session(self, driver: Driver, limits: Limits) -> Session:
        return driver.session(
            database=self._server.database,
            default_access_mode="READ",
            fetch_size=LARGEST_FETCH if limits.rows is None else min(limits.rows + 1, LARGEST_FETCH),
        )

    def _read(
        self, session: Session, text: str, parameters: Mapping[str, Any] | None, limits: Limits
    ) -> tuple[list[str], list[list[Any]]]:
        sent = dict(parameters or {})
        with sendable():
            seconds = self._approve(session, text, sent, limits.seconds)
            result = session.run(self._server.timed_query(text, seconds), sent)
        records = result if limits.rows is None else result.fetch(limits.rows + 1)
        rows = [list(record.values()) for record in records]
        columns = list(result.keys()) or promised(text)
        if limits.rows is not None and len(rows) > limits.rows and self._server.kind == "local":
            # The driver would ask the server to discard the rest, and this one computes it all to do so.
            cut(session)
        return columns, rows

    def _approve(self, session: Session, text: str, parameters: dict[str, Any], seconds: float) -> float:
        """Have the server explain the query first, where that tells something. The seconds that are left."""
        judge = self._server.plan_check()
        if judge is None or text in self._approved:
            return seconds
        started = time.perf_counter()
        try:
            judge(session.run(self._server.timed_query(gate.explained(text), seconds), parameters).consume())
        except RecursionError as error:  # the driver's, of a plan hundreds of steps deep
            cut(session)  # it stopped in the middle of the answer
            raise QueryRefused("The query has more steps than can be looked at.", "Take it apart.") from error
        if len(self._approved) >= MOST_APPROVED:
            self._approved.clear()
        self._approved.add(text)
        return max(seconds - (time.perf_counter() - started), 0.001)  # 0 would be no limit at all

    def _told(self, error: Exception, text: str) -> FilmgraphError:
        """Our error for the driver's. What the server says of a write it refused helps nobody."""
        ours = translated(error, self._server.address)
        if isinstance(ours, QueryRefused):
            return gate.would_write()
        if isinstance(ours, QueryError) and self._server.plan_check() and text not in self._approved:
            return type(ours)(gate.of_the_query(ours.message), ours.hint)
        return ours


def _timed_out(limits: Limits) -> QueryTimeout:
    return QueryTimeout(
        f"The query did not end within {limits.seconds:g} seconds and was stopped.",
        "Ask for less (in Cypher: a bound on every *, a LIMIT before the work), or allow more time.",
    )


def _result(columns: list[str], rows: list[list[Any]], limits: Limits, started: float) -> Result:
    truncated = limits.rows is not None and len(rows) > limits.rows
    elapsed = (time.perf_counter() - started) * 1000
    return Result(columns, rows[: limits.rows], truncated, round(elapsed, 3))
