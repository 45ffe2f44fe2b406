"""A server of others: a Neo4j that somebody runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from filmgraph.store import gate
from filmgraph.store.bolt import CONNECT_SECONDS, open_driver
from filmgraph.store.connection import Store
from filmgraph.store.contact import explained, meet
from filmgraph.store.server import NoContactError, Role, cause
from filmgraph.store.settings import Settings, address_of

if TYPE_CHECKING:
    from neo4j import Driver, Query, ResultSummary, ServerInfo

T = TypeVar("T")


class RemoteStore(Store):
    """One database of a Neo4j."""

    kind = "neo4j"
    writes_side_by_side = True

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._info: ServerInfo | None = None

    @property
    def address(self) -> str:
        """Scheme, host and port of the URI."""
        return address_of(self._uri)

    @property
    def place(self) -> str:
        """The address."""
        return self.address

    @property
    def database(self) -> str | None:
        """The one that the settings name."""
        return self.settings.database

    @property
    def _uri(self) -> str:
        return self.settings.uri or ""

    def first_contact(self, role: Role, work: Callable[[Driver], T]) -> T:
        """``work`` with the driver; where no server is reached it is looked at why."""
        try:
            return work(self._driver(role))
        except NoContactError as error:
            raise explained(cause(error), self._uri) from error.__cause__

    def timed_query(self, text: str, seconds: float) -> Query:
        """The query, whose limit the server holds."""
        from neo4j import Query

        return Query(text, timeout=seconds)

    def planned_once(self, text: str) -> str:
        """Planning again takes a tenth of a load's time, and changes nothing, as every statement finds its nodes
        through an index."""
        return f"CYPHER replan=skip {text}"

    def plan_check(self) -> Callable[[ResultSummary], None]:
        """The plan says whether a query writes."""
        return gate.check_plan

    def _driver(self, role: Role) -> Driver:  # noqa: ARG002 - one user for everything
        driver = self._kept("all", self._open)
        if self._info is None:
            self._info = meet(driver, self._uri, CONNECT_SECONDS)
        return driver

    def _open(self) -> Driver:
        return open_driver(self._uri, self.settings.username, self.settings.password)
