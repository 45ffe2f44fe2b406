"""A store: one database, reached by Bolt, local or not. Its drivers open with the first query and close with it."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from filmgraph.errors import FilmgraphError, QueryError, StoreUnreachable
from filmgraph.store import gate
from filmgraph.store.bolt import CONNECT_SECONDS, open_driver
from filmgraph.store.changes import Changes
from filmgraph.store.contact import explained, meet
from filmgraph.store.reader import Reader
from filmgraph.store.settings import Settings, address_of
from filmgraph.store.translate import translated, wall
from filmgraph.store.watch import cut
from filmgraph.store.writer import Writer

if TYPE_CHECKING:
    from neo4j import Driver, Query, ResultSummary, ServerInfo, Session

    from filmgraph.store.local.state import State

T = TypeVar("T")
Role = Literal["reader", "writer"]


class NoContactError(Exception):
    """Inside the room only: the server was never reached, so nothing of the query has happened."""


def connect(settings: Settings) -> Store:
    """The store that ``settings`` mean; a local one is started where it does not run.

    Sends nothing yet: a server that is not there, or not fit, shows with the first query. For a local store raises
    StoreUnreachable, StoreRefused, StoreTooNew.
    """
    if settings.uri is not None:
        return Store(settings, None)
    from filmgraph.store.local.state import running_state

    state = running_state(settings.folder)
    if state is None:
        from filmgraph.store.local.lifecycle import running  # what it takes to start one is loaded only then

        state = running(settings)
    return Store(settings, state)


class Store:
    """One database. Use it in a ``with``, or call `close`."""

    def __init__(self, settings: Settings, state: State | None) -> None:
        self.settings = settings
        self.kind: Literal["local", "neo4j"] = "local" if state is not None else "neo4j"
        self._state = state
        self._drivers: dict[str, Driver] = {}
        self._server: ServerInfo | None = None
        self._lock = threading.Lock()
        self._closed = False
        self._under_way: set[Session] = set()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def address(self) -> str:
        """Where it is, fit to be shown."""
        return self._state.address if self._state is not None else address_of(self.settings.uri or "")

    @property
    def place(self) -> str:
        """What stays the same of the address: a local server has another port each time it starts."""
        return "" if self._state is not None else self.address

    @property
    def writes_side_by_side(self) -> bool:
        """Whether several transactions may write at once. The local server refuses all but the first to end of those
        that touch a page of its files, which any two loads do."""
        return self._state is None

    @property
    def database(self) -> str | None:
        """The database's name; None is the server's own default."""
        return self._state.database if self._state is not None else self.settings.database

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

    def reader(self) -> Reader:
        """For questions. It has no way to write."""
        return Reader(self)

    def writer(self) -> Writer:
        """For loading."""
        return Writer(self)

    def describe(self) -> dict[str, Any]:
        """What answers there: ``kind, address, database, agent, protocol, version, edition`` and, local, its folder."""
        with wall(self.address):
            described = {"kind": self.kind, "address": self.address, **self.first_contact("reader", self._asked)}
        if self._state is not None:
            described |= {"database": self.database, "version": self._state.version, "edition": "ArcadeDB"}
            described["folder"] = str(self.settings.folder)
        return described

    def _asked(self, driver: Driver) -> dict[str, Any]:
        """The server about itself, in the words of the database that is meant: where there is none, that shows."""
        try:
            with closing(driver.session(database=self.database, default_access_mode="READ")) as session:
                result = session.run("CALL dbms.components() YIELD versions, edition")
                versions, edition = result.fetch(1)[0]
                summary = result.consume()
        except Exception as error:
            self.check_contact(error)
            raise
        protocol = ".".join(map(str, summary.server.protocol_version))
        about = {"database": summary.database, "agent": summary.server.agent, "protocol": protocol}
        return {**about, "version": versions[0], "edition": edition}

    def books(self) -> dict[str, int] | None:
        """How many nodes of each label and edges of each type the local server says there are, without counting them.
        None for a Neo4j: it takes such numbers from its books when it is simply asked to count."""
        if self._state is None:
            return None
        ((stats,),) = self.reader().query("CALL meta.stats() YIELD value RETURN value").rows
        return {**stats["labels"], **stats["relTypes"]}

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

    # --- for Reader and Writer ------------------------------------------------------------------------------

    def first_contact(self, role: Role, work: Callable[[Driver], T]) -> T:
        """``work`` with the role's driver; a local server that is gone is started again, once."""
        state = self._state
        if state is not None and not self._in_use():
            self._repair(state)
        try:
            return work(self._driver(role))
        except NoContactError as error:
            if state is None:
                raise explained(_cause(error), self.settings.uri or "") from error.__cause__
            self._repair(state)
        try:
            return work(self._driver(role))
        except NoContactError as error:
            raise translated(_cause(error), self.address) from error.__cause__

    def check_contact(self, error: BaseException) -> None:
        """Raise NoContactError where ``error`` means that no connection came about; return otherwise."""
        from neo4j.exceptions import AuthError, ServiceUnavailable

        lost = isinstance(error, ServiceUnavailable) and "defunct" not in str(error)
        if lost or (self._state is not None and (isinstance(error, AuthError) or self._closing(error))):
            # A stranger who took over the port of a dead local server refuses our password.
            raise NoContactError from error

    def _closing(self, error: BaseException) -> bool:
        """Whether the local server failed because it is just ending for want of work. One that is stopped on
        purpose is not started again by a query that was in flight."""
        if not str(getattr(error, "code", None) or "").startswith("Neo.DatabaseError."):
            return False
        from filmgraph.store.local.state import STOP_FILE, read_state

        folder = self.settings.folder
        return read_state(folder) != self._state and not (folder / STOP_FILE).exists()

    def explained(self, error: BaseException) -> FilmgraphError:
        """Our error for the driver's, where a writer met it."""
        ours = translated(error, self.address)
        if self._state is not None and isinstance(ours, QueryError):
            from filmgraph.store.local import folder  # seldom needed

            if folder.is_full(self.settings.folder):
                return folder.full(self.settings.folder)
        return ours

    @contextmanager
    def under_way(self, session: Session) -> Iterator[None]:
        """Around the use of a session: when the store is abandoned meanwhile, the session is cut."""
        self._under_way.add(session)
        try:
            yield
        finally:
            self._under_way.discard(session)

    def touch(self) -> None:
        """Tell the local server's keeper that somebody is at work."""
        if self._state is not None:
            from filmgraph.store.local.state import touch

            touch(self.settings.folder)

    def _in_use(self) -> bool:
        """Tell the keeper, then see that it has not just decided to end the server. It does the same the other way
        round (unlist, then look for use), so one of the two always sees the other."""
        from filmgraph.store.local.state import listed

        self.touch()
        return listed(self.settings.folder)

    def timed_query(self, text: str, seconds: float) -> Query | str:
        """The query with its time limit, in the words this server understands."""
        if self._state is not None:
            from filmgraph.store.local.lease import with_lease

            return with_lease(text, seconds)
        from neo4j import Query

        return Query(text, timeout=seconds)

    def planned_once(self, text: str) -> str:
        """A statement of a load, which Neo4j is not to plan again and again while the graph grows: it would take a
        tenth of the time, and change nothing, as every statement finds its nodes through an index."""
        return text if self._state is not None else f"CYPHER replan=skip {text}"

    def plan_check(self) -> Callable[[ResultSummary], None] | None:
        """What judges this server's EXPLAIN of a query; None where it calls every query a write (ArcadeDB does)."""
        return None if self._state is not None else gate.check_plan

    def terminator(self, seconds: float) -> Callable[[int | None], None] | None:
        """What ends our running query on the server; None where the server holds time limits itself."""
        state = self._state
        if state is None:
            return None

        def end(port: int | None) -> None:
            from filmgraph.store.local.http import terminate  # seldom needed

            terminate(state, port, seconds)

        return end

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Around a transaction that locks something first: only the local server's locks keep nobody waiting."""
        with ExitStack() as waiting:
            if self._state is not None:
                from filmgraph.store.local.turn import turn

                waiting.enter_context(turn(self.settings.folder, self._see_that_it_is_open))
            yield

    def _driver(self, role: Role) -> Driver:
        # One user for everything on a server of others; on ours the reader has a user without rights.
        name = role if self._state is not None else "all"
        with self._lock:
            self._see_that_it_is_open()
            if name not in self._drivers:
                self._drivers[name] = self._open(role)
            driver = self._drivers[name]
        if self._state is None and self._server is None:
            self._server = meet(driver, self.settings.uri or "", CONNECT_SECONDS)
        return driver

    def _see_that_it_is_open(self) -> None:
        if self._closed:
            raise StoreUnreachable("The store was closed while something was still to be done.", "Connect anew.")

    def _open(self, role: Role) -> Driver:
        state, settings = self._state, self.settings
        if state is not None:
            return open_driver(state.address, role, state.passwords[role])
        return open_driver(settings.uri or "", settings.username, settings.password)

    def _repair(self, dead: State) -> None:
        from filmgraph.store.local.lifecycle import revive

        with self._lock:
            self._see_that_it_is_open()
            if self._state is not dead:
                return  # another thread did it
            self._state = revive(self.settings, dead)
            drivers, self._drivers = list(self._drivers.values()), {}
        for driver in drivers:
            driver.close()


def _cause(error: NoContactError) -> BaseException:
    return error.__cause__ or StoreUnreachable("No database answers.")
