"""Bolt drivers as filmgraph wants them: small pools, short waits, no chatter."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from filmgraph.store.settings import address_of
from filmgraph.store.translate import wall

if TYPE_CHECKING:
    from neo4j import Driver, GraphDatabase

CONNECT_SECONDS = 10.0
"""How long an address may take to become a connection: name, TCP, TLS, greeting and login together."""
POOL = 24
"""Connections a driver keeps at most: a command needs one, a load one for each worker and two more."""
STALE_SECONDS = 2.0
"""A connection unused for longer is asked whether it still lives, so that a server's restart goes unnoticed."""


def open_driver(uri: str, username: str | None, password: str | None) -> Driver:
    """A driver for ``uri``. Nothing is sent yet. StoreRefused where the options make no sense."""
    GraphDatabase = _driver_class()  # noqa: N806
    # Without a handler Python prints the driver's warnings on stderr; our errors say it in words.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    auth = (username, password or "") if username else None
    with wall(address_of(uri)):
        return GraphDatabase.driver(
            uri,
            auth=auth,
            user_agent=_user_agent(),
            connection_timeout=CONNECT_SECONDS,
            connection_acquisition_timeout=CONNECT_SECONDS,
            # In a cluster a question must not be put to a member that has not yet heard of our last write.
            bookmark_manager=GraphDatabase.bookmark_manager(),
            max_connection_pool_size=POOL,
            liveness_check_timeout=STALE_SECONDS,
            telemetry_disabled=True,
        )


def _driver_class() -> type[GraphDatabase]:
    """The driver's class, imported without numpy, pandas and pyarrow.

    The driver takes them along wherever they are installed, to allow their values as parameters. We send none, and
    they are a quarter of a short command's time. pyarrow that was imported without numpy would be of no use to pandas.
    """
    absent = [name for name in ("numpy", "pandas", "pyarrow") if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None: "do not import"
    try:
        from neo4j import GraphDatabase
    finally:
        for name in absent:
            del sys.modules[name]
    return GraphDatabase


def _user_agent() -> str:
    import filmgraph

    return f"filmgraph/{getattr(filmgraph, '__version__', '0')}"
