"""The client's own time limit, for servers that do not hold theirs, or have gone silent.

A query blocks the thread that asked; so the limit runs in another, which first asks the server to end the query
and then, should that not help, cuts the connection. Either way the asking thread wakes with an error.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from neo4j import Session

GRACE_SECONDS = 0.75
"""How long a server may take to end a query it was asked to end."""


class Watch:
    """``with Watch(...)``: after ``seconds`` calls ``end(local port)``, a moment later cuts the session.

    `again` gives the whole time anew: for a transaction, whose every answer is a sign of life.
    """

    def __init__(self, session: Session, seconds: float, end: Callable[[int | None], None] | None = None) -> None:
        self.fired = False
        self._session = session
        self._seconds = min(seconds, threading.TIMEOUT_MAX)
        self._end = end
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._wait, name="filmgraph-watch", daemon=True)

    def __enter__(self) -> Watch:
        self.again()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()

    def again(self) -> None:
        """There was an answer: the time begins anew."""
        self._deadline = time.monotonic() + self._seconds

    def _wait(self) -> None:
        while (left := self._deadline - time.monotonic()) > 0:
            if self._done.wait(left):
                return
        self._fire()

    def _fire(self) -> None:
        if self._done.is_set():
            return
        self.fired = True
        self._end_on_server()
        if not self._done.wait(GRACE_SECONDS):
            cut(self._session)

    def give_up(self) -> None:
        """End the query and cut the connection at once: whoever interrupts does not wait for an answer."""
        self._end_on_server()
        cut(self._session)

    def _end_on_server(self) -> None:
        if self._end is not None:
            with contextlib.suppress(Exception):  # cutting the connection is the answer to every failure here
                self._end(local_port(self._session))


def cut(session: Session) -> None:
    """Close the session's connection under it, without a word to the server; a thread that reads from it wakes.

    Only the asynchronous driver has a public way to do so. Should a driver not have this one, nothing happens:
    queries then end at the server's own limit.
    """
    kill = getattr(getattr(session, "_connection", None), "kill", None)
    if kill is not None:
        with contextlib.suppress(Exception):
            kill()


def local_port(session: Session) -> int | None:
    """Our end of the session's connection: how the server tells our query from others. None if not to be had."""
    connection = getattr(session, "_connection", None)
    port = getattr(connection, "local_port", None)
    return port if isinstance(port, int) else None
