"""filmgraph from Python: one object whose methods are the questions.

Names are texts, resolved as the command line does, or the `Hit` of an earlier answer. Answers are frozen dataclasses
with ``to_dict()``, ``rows()``, ``to_frame()`` (where pandas is installed), ``to_networkx()``, ``to_graph()``, and are
tables in a notebook, pictures with ``view()``; each row knows its sources, sheet and line.

Every method that asks may raise `StoreUnreachable` or `StoreRefused`, and `QueryTimeout` where the server takes too
long; every one that takes a name `NotFound`, with names that look alike, and `Ambiguous`, with those that it fits. All
are `filmgraph.errors.FilmgraphError`. The examples are those of the sample sheets; a test runs them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import NoneType, TracebackType
from typing import TYPE_CHECKING

from filmgraph.api.collaboration import Collaboration
from filmgraph.api.measures import Measures
from filmgraph.api.travels import Travels
from filmgraph.api.words import Name
from filmgraph.errors import UsageError
from filmgraph.store import Settings
from filmgraph.store import connect as open_store

__all__ = ["Filmgraph", "Name", "connect"]

if TYPE_CHECKING:
    from filmgraph.explore.simple import Piece
    from filmgraph.load import LoadReport


def connect(
    store_or_uri: str | Path | None = None,
    *,
    username: str | None = None,
    password: str | None = None,
    database: str | None = None,
) -> Filmgraph:
    """Open a graph: a Neo4j by its URI, or the local store in a folder, which is started where it does not run.

    Without a place it is the one that the command line uses: NEO4J_URI and its like in the environment, else
    FILMGRAPH_STORE, else the user's own store. What else is not given comes from the environment, too.

    Raises `UsageError` where a user, a password or a database is given and no server, `StoreUnreachable` for a URI that
    leads nowhere or a store that does not start. A server that does not answer shows with the first question.

    >>> import filmgraph
    >>> with filmgraph.connect(place) as graph:
    ...     graph.resolve("luna papa").id
    'luna-papa-1999'
    """
    if not isinstance(store_or_uri, (str, Path, NoneType)):
        hint = "Give a URI as text, or a folder as text or Path."
        raise UsageError(f"No graph lies at {type(store_or_uri).__name__}.", hint)
    text = str(store_or_uri) if store_or_uri is not None else None
    uri, folder = (text, None) if text and "://" in text else (None, text)
    named = {"FILMGRAPH_NEO4J_DATABASE": database} if database else {}
    settings = Settings.find(uri, folder, {**os.environ, **named})
    if settings.uri is None and (username or password or database):
        raise UsageError("A local store has no users and no other databases.", "Give the URI of a Neo4j server.")
    username = username or settings.username or ("neo4j" if password else None)
    return Filmgraph(open_store(replace(settings, username=username, password=password or settings.password)))


class Filmgraph(Collaboration, Travels, Measures):
    """A graph of films that answers. Use it in a ``with``, or call `close`. Several threads may ask at once."""

    def __enter__(self) -> Filmgraph:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        where = self._store.settings.folder if self._store.kind == "local" else self._store.address
        return f"<Filmgraph at {where}>"

    def close(self) -> None:
        """Close the connections. A local store runs on, until nobody has used it for half an hour."""
        self._store.close()

    # --- the whole ------------------------------------------------------------------------------------------

    def whole(self) -> Piece:
        """The whole graph in memory: for ``to_networkx()`` and measures of your own. A row is an edge.

        >>> network = graph.whole().to_networkx()
        >>> network.nodes["Film", "luna-papa-1999"]["title"]
        'Luna Papa'
        """
        from filmgraph.explore import whole
        from filmgraph.explore.simple import Piece

        return Piece(whole(self._reader))

    def digest(self) -> str:
        """SHA-256 of the whole graph, in hexadecimal: equal where two graphs hold the same, on whatever server.

        >>> len(graph.digest())
        64
        """
        from filmgraph.explore import digest

        return digest(self._reader)

    def load(
        self,
        *paths: str | Path,
        prune: bool = False,
        workers: int = 1,
        progress: Callable[[int], None] = lambda _files: None,
    ) -> LoadReport:
        """Load the sheets below ``paths``; only what changed is read. ``prune`` forgets films whose sheets there are
        gone; ``progress`` is called with the number of files done since its last call.

        A bad sheet raises nothing: it is in ``rejected``. Raises `DecisionError` for a file of decisions that is not
        right, `WriteConflict` where the database stays too busy.

        >>> report = graph.load(samples)
        >>> report.files, report.loaded, report.unchanged
        (55, 0, 55)
        """
        from filmgraph.load import load

        return load(self._store, list(map(str, paths)), prune=prune, workers=workers, progress=progress)
