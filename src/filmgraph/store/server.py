"""A server: one database, reached by Bolt. Its drivers open with the first query and close with it."""

from __future__ import annotations

import hashlib
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal, TypeVar

from filmgraph.errors import FilmgraphError, StoreUnreachable
from filmgraph.store.changes import Changes
from filmgraph.store.settings import Settings
from filmgraph.store.translate import translated
from filmgraph.store.watch import cut

if TYPE_CHECKING:
    from neo4j import Driver, Query, ResultSummary, Session

T = TypeVar("T")
Role = Literal["reader", "writer"]


class NoContactError(Exception):
    """Inside the room only: the server was never reached, so nothing of the query has happened."""


class Server(ABC):
    """One database, as readers and writers need it."""

    kind: ClassVar[Literal["local", "neo4j"]]
    writes_side_by_side: ClassVar[bool]
    """Whether several transactions may write at once."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._drivers: dict[str, Driver] = {}
        self._lock = threading.Lock()
        self._closed = False
        self._under_way: set[Session] = set()

    @property
    @abstractmethod
    def address(self) -> str:
        """Where it is, fit to be shown."""

    @property
    @abstractmethod
    def place(self) -> str:
        """What stays the same of the address."""

    @property
    @abstractmethod
    def database(self) -> str | None:
        """The database's name; None is the server's own default."""

    def close(self) -> None:
        """Close what is open; nothing is opened again, also by work under way. Closing twice is fine."""
        self._closed = True
        with self._lock:
            drivers, self._drivers = list(self._drivers.values()), {}
        for driver in drivers:
            driver.close()

    def abandon(self) -> None:
        """Cut what other threads are writing, which the server then undoes; they wake with an error, and nothing is
        opened again. Closing the drivers while those threads read from them would disturb both sides."""
        self._closed = True
        for session in list(self._under_way):
            cut(session)

    def derived(self, what: str) -> Path:
        """Where files may lie that are made from this database and may be deleted: a path to begin their names with.

        It is in the folder of the user's local store, whichever server this one is.
        """
        database = hashlib.sha256(f"{self.place} {self.database}".encode()).hexdigest()[:12]
        return self.settings.folder / f"filmgraph-store.{what}-{database}"

    @property
    def changes(self) -> Changes:
        """What turns of writing touched, as far as this machine knows."""
        return Changes(self.derived("changes"))

    @abstractmethod
    def first_contact(self, role: Role, work: Callable[[Driver], T]) -> T:
        """``work`` with the role's driver. What can be mended where no server is reached is mended, once."""

    def check_contact(self, error: BaseException) -> None:
        """Raise NoContactError where ``error`` means that no connection came about; return otherwise."""
        from neo4j.exceptions import ServiceUnavailable

        if (isinstance(error, ServiceUnavailable) and "defunct" not in str(error)) or self._is_gone(error):
            raise NoContactError from error

    def _is_gone(self, error: BaseException) -> bool:  # noqa: ARG002 - a server of others is there or not
        """Whether an error that does not look so means that our server is not there any more."""
        return False

    def explained(self, error: BaseException) -> FilmgraphError:
        """Our error for the driver's, where a writer met it."""
        return translated(error, self.address)

    @contextmanager
    def under_way(self, session: Session) -> Iterator[None]:
        """Around the use of a session: when the store is abandoned meanwhile, the session is cut."""
        self._under_way.add(session)
        try:
            yield
        finally:
            self._under_way.discard(session)

    def touch(self) -> None:  # noqa: B027 - a server of others needs not be told
        """Tell whoever ends an idle server that somebody is at work."""

    @abstractmethod
    def timed_query(self, text: str, seconds: float) -> Query | str:
        """The query with its time limit, in the words this server understands."""

    def planned_once(self, text: str) -> str:
        """A statement of a load, which is not to be planned again and again while the graph grows."""
        return text

    def plan_check(self) -> Callable[[ResultSummary], None] | None:
        """What judges this server's EXPLAIN of a query; None where it tells nothing: ArcadeDB calls every query a
        write."""
        return None

    def terminator(self, seconds: float) -> Callable[[int | None], None] | None:  # noqa: ARG002 - see `local.store`
        """What ends our running query on the server; None where the server holds time limits itself."""
        return None

    def turn(self) -> AbstractContextManager[None]:
        """Around a transaction that locks something first, on a server whose locks keep nobody waiting."""
        return nullcontext()

    @abstractmethod
    def _driver(self, role: Role) -> Driver:
        """The open driver for a role."""

    def _kept(self, name: str, make: Callable[[], Driver]) -> Driver:
        """The driver of that name, opened where it is not yet."""
        with self._lock:
            self._see_that_it_is_open()
            if name not in self._drivers:
                self._drivers[name] = make()
            return self._drivers[name]

    def _see_that_it_is_open(self) -> None:
        if self._closed:
            raise StoreUnreachable("The store was closed while something was still to be done.", "Connect anew.")


def cause(error: NoContactError) -> BaseException:
    """What the driver raised where no server was reached."""
    return error.__cause__ or StoreUnreachable("No database answers.")
