"""A store: a database to read from and to write to.

There are two kinds: `remote` is a server of others, `local.store` the one that filmgraph starts itself.
"""

from __future__ import annotations

from contextlib import closing
from types import TracebackType
from typing import TYPE_CHECKING, Any

from filmgraph.store.reader import Reader
from filmgraph.store.server import Server
from filmgraph.store.settings import ANSWER_SECONDS
from filmgraph.store.translate import wall
from filmgraph.store.writer import Writer

if TYPE_CHECKING:
    from neo4j import Driver


class Store(Server):
    """One database. Use it in a ``with``, or call `close`."""

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def reader(self, seconds: float = ANSWER_SECONDS) -> Reader:
        """For questions. It has no way to write. ``seconds`` is how long `Reader.fetch_all` may take."""
        return Reader(self, seconds)

    def writer(self) -> Writer:
        """For loading."""
        return Writer(self)

    def describe(self) -> dict[str, Any]:
        """What answers there: ``kind, address, database, agent, protocol, version, edition`` and, local, its folder."""
        with wall(self.address):
            return {"kind": self.kind, "address": self.address, **self.first_contact("reader", self._asked)}

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
        """How many nodes of each label and edges of each type the server says there are, without counting them. None
        for a Neo4j: it takes such numbers from its books when it is simply asked to count."""
        return None
