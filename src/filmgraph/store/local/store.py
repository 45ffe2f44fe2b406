"""The store on this machine: its server is started, mended and told who is at work."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from filmgraph.errors import FilmgraphError, QueryError
from filmgraph.store.bolt import open_driver
from filmgraph.store.connection import Store
from filmgraph.store.local.state import STOP_FILE, State, listed, read_state, touch
from filmgraph.store.server import NoContactError, Role, cause
from filmgraph.store.settings import Settings
from filmgraph.store.translate import translated

if TYPE_CHECKING:
    from neo4j import Driver

T = TypeVar("T")


class LocalStore(Store):
    """The database of a server of ours, which runs as ``state`` says until it is found gone."""

    kind = "local"
    writes_side_by_side = False
    """The server refuses all but the first to end of those that touch a page of its files, which any two loads do."""

    def __init__(self, settings: Settings, state: State) -> None:
        super().__init__(settings)
        self._state = state

    @property
    def address(self) -> str:
        """On this machine, at the port that the server has this time."""
        return self._state.address

    @property
    def place(self) -> str:
        """Nothing: the next time the port is another one."""
        return ""

    @property
    def database(self) -> str:
        """The one that the server has."""
        return self._state.database

    def describe(self) -> dict[str, Any]:
        """As `Store.describe`; what the server says of itself is a Neo4j's, so that drivers take it for one."""
        own = {"database": self.database, "version": self._state.version, "edition": "ArcadeDB"}
        return {**super().describe(), **own, "folder": str(self.settings.folder)}

    def books(self) -> dict[str, int]:
        """As `Store.books`."""
        ((stats,),) = self.reader().query("CALL meta.stats() YIELD value RETURN value").rows
        return {**stats["labels"], **stats["relTypes"]}

    def first_contact(self, role: Role, work: Callable[[Driver], T]) -> T:
        """``work`` with the role's driver; a server that is gone is started again, once."""
        state = self._state
        if not self._in_use():
            self._repair(state)
        try:
            return work(self._driver(role))
        except NoContactError:
            self._repair(state)
        try:
            return work(self._driver(role))
        except NoContactError as error:
            raise translated(cause(error), self.address) from error.__cause__

    def _is_gone(self, error: BaseException) -> bool:
        from neo4j.exceptions import AuthError

        # A stranger who took over the port of a dead server refuses our password.
        return isinstance(error, AuthError) or self._closing(error)

    def _closing(self, error: BaseException) -> bool:
        """Whether the server failed because it is just ending for want of work. One that is stopped on purpose is not
        started again by a query that was in flight."""
        if not str(getattr(error, "code", None) or "").startswith("Neo.DatabaseError."):
            return False
        folder = self.settings.folder
        return read_state(folder) != self._state and not (folder / STOP_FILE).exists()

    def explained(self, error: BaseException) -> FilmgraphError:
        """As `Store.explained`; a server without space on its disk fails in many ways."""
        ours = super().explained(error)
        if isinstance(ours, QueryError):
            from filmgraph.store.local import folder  # seldom needed

            if folder.is_full(self.settings.folder):
                return folder.full(self.settings.folder)
        return ours

    def touch(self) -> None:
        """Tell the server's keeper that somebody is at work."""
        touch(self.settings.folder)

    def _in_use(self) -> bool:
        """Tell the keeper, then see that it has not just decided to end the server. It does the same the other way
        round (unlist, then look for use), so one of the two always sees the other."""
        self.touch()
        return listed(self.settings.folder)

    def timed_query(self, text: str, seconds: float) -> str:
        """The query, with a remark for the keeper, who ends it."""
        from filmgraph.store.local.lease import with_lease

        return with_lease(text, seconds)

    def terminator(self, seconds: float) -> Callable[[int | None], None]:
        """Ends the query that came from a port of ours."""
        state = self._state

        def end(port: int | None) -> None:
            from filmgraph.store.local.http import terminate  # seldom needed

            terminate(state, port, seconds)

        return end

    def turn(self) -> AbstractContextManager[None]:
        """In the order of asking; see `filmgraph.store.local.turn`."""
        from filmgraph.store.local.turn import turn

        return turn(self.settings.folder, self._see_that_it_is_open)

    def _driver(self, role: Role) -> Driver:
        """Each role has a user of its own: the reader's has no rights."""
        return self._kept(role, partial(self._open, role))

    def _open(self, role: Role) -> Driver:
        return open_driver(self._state.address, role, self._state.passwords[role])

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
