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
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from filmgraph.errors import UsageError
from filmgraph.explore.search import Hit
from filmgraph.model import SHOWN_LABELS
from filmgraph.store import Limits, Settings, Store
from filmgraph.store import connect as open_store

if TYPE_CHECKING:
    from filmgraph.explore import Card, Paths
    from filmgraph.explore.identities import Identities, Why
    from filmgraph.explore.simple import Hits, Piece, Stats, Table
    from filmgraph.load import LoadReport
    from filmgraph.views.notebook import View

Name = str | Hit
"""What means a film, a person, a company or a festival: a name, a title, an id, or a hit."""


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
    text = str(store_or_uri) if store_or_uri is not None else None
    uri, folder = (text, None) if text and "://" in text else (None, text)
    named = {"FILMGRAPH_NEO4J_DATABASE": database} if database else {}
    settings = Settings.find(uri, folder, {**os.environ, **named})
    if settings.uri is None and (username or password or database):
        raise UsageError("A local store has no users and no other databases.", "Give the URI of a Neo4j server.")
    username = username or settings.username or ("neo4j" if password else None)
    return Filmgraph(open_store(replace(settings, username=username, password=password or settings.password)))


class Filmgraph:
    """A graph of films that answers. Use it in a ``with``, or call `close`. Several threads may ask at once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._reader = store.reader()

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

    # --- names ----------------------------------------------------------------------------------------------

    def search(self, text: str, *, kind: str | None = None, limit: int = 20) -> Hits:
        """At most ``limit`` hits: the best match first, of equal ones who has most edges. None found is no error.

        ``kind``: ``film``, ``person``, ``company`` or ``festival``. Accents, case, script and the order of words do not
        matter, an initial stands for a name, and typing mistakes are forgiven where nothing else is found. Raises
        `UsageError` for an empty text or another kind. `Hit` has ``label, id, name, year, native, match``, and
        ``score``, likeness in per cent.

        >>> [(hit.name, hit.match) for hit in graph.search("E. Kusturica")]
        [('Emir KUSTURICA', 'holds the words')]
        """
        from filmgraph.explore.search import search
        from filmgraph.explore.simple import Hits

        return Hits(text, tuple(search(self._reader, text, labels=_labels(kind), most=limit)))

    def resolve(self, name: Name, *, kind: str | None = None) -> Hit:
        """The one thing that a name means; it never guesses. A hit is given back as it is.

        >>> graph.resolve("Файт Хельмер").name
        'Veit HELMER'
        >>> graph.resolve("Veit Helmar")
        Traceback (most recent call last):
        ...
        filmgraph.errors.NotFound: Nothing is called “Veit Helmar”.
        Did you mean Veit HELMER, person, Файт ХЕЛЬМЕР; Veit Helmer Filmproduktion, company?
        """
        from filmgraph.explore.search import resolve

        return name if isinstance(name, Hit) else resolve(self._reader, name, labels=_labels(kind))

    # --- questions ------------------------------------------------------------------------------------------

    def show(self, name: Name, *, kind: str | None = None) -> Card:
        """All that is known of one thing. A row is a link: ``type, label, id, name, credit, role, year, text``.

        >>> card = graph.show("Luna Papa")
        >>> card.properties["year"], [link.name for link in card.links if link.type == "DIRECTED"]
        (1999, ['Bakhtiar KHUDOIJNAZAROV'])
        """
        from filmgraph.explore import show

        return show(self._reader, self.resolve(name, kind=kind))

    def path(self, a: Name, b: Name, *, limit: int = 1) -> Paths:
        """At most ``limit`` of the shortest connections; none is an answer without paths. Raises `UsageError` where
        both names mean one.

        >>> connection = graph.path("Marie de Villepin", "Johnny Depp").paths[0]
        >>> connection.films, connection.steps[-1].sentence
        (2, 'Johnny DEPP played Axel Blackmar in Arizona Dream (1993).')
        """
        from filmgraph.explore import shortest_paths

        return shortest_paths(self._reader, self.resolve(a), self.resolve(b), most=limit)

    def neighbourhood(self, name: Name, *, limit: int = 120, kind: str | None = None) -> Piece:
        """What is around a name, at most ``limit`` neighbours, of ``neighbours`` in all. A row is an edge: ``type,
        from, to, text``.

        >>> len(graph.neighbourhood("Denis Lavant", limit=1).to_networkx())
        2
        """
        from filmgraph.explore import neighbourhood
        from filmgraph.explore.simple import Piece

        hit = self.resolve(name, kind=kind)
        return Piece(*neighbourhood(self._reader, hit, most=limit), hit)

    def view(self, a: Name, b: Name | None = None, *, limit: int | None = None) -> View:
        """A picture: of what is around one name, or of the shortest paths between two.

        ``limit``: at most so many neighbours (120) or paths (3). The picture shows itself in a notebook; ``page()`` and
        ``svg()`` are its texts, ``save("NAME.html")`` writes it. Every answer has a ``view()``, too.

        >>> graph.view("Denis Lavant", "Oleg Menshikov", limit=1)
        <Denis LAVANT – Oleg MENCHIKOV: 9 nodes, 8 edges>
        """
        answer = self.neighbourhood(a, limit=limit or 120) if b is None else self.path(a, b, limit=limit or 3)
        return answer.view()

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = 1000,
        seconds: float = 30.0,
    ) -> Table:
        """A question of ``filmgraph query --list`` by its name, or Cypher; it cannot write. At most ``limit`` rows
        (None: all) in at most ``seconds``; ``truncated`` says whether there were more.

        Raises `QueryRefused` for what would write or reach outside, `QueryError` for what the server does not
        understand, `NotFound` for a question that is none.

        >>> graph.query("MATCH (f:Film) WHERE f.year < $year RETURN f.title AS title", {"year": 1963}).rows()
        [{'title': 'Ivan’s Childhood', 'sources': []}]
        """
        from filmgraph.explore.simple import Table
        from filmgraph.questions import question

        plain = any(one.isspace() or one == "(" for one in cypher.strip())
        text = cypher if plain else question(cypher.strip()).text
        return Table(self._reader.query(text, parameters, limits=Limits(limit, seconds)))

    def stats(self) -> Stats:
        """How many nodes there are by label, and edges by type.

        >>> graph.stats().nodes["Film"]
        52
        """
        from filmgraph.explore.simple import Stats
        from filmgraph.load import counts

        return Stats(*counts(self._store))

    def identities(self, *, kind: str | None = None) -> Identities:
        """Who is who: names that were merged, and those that may be one. A row has ``outcome, label, score, a_name,
        b_name, reasons, a, b``; scores are between 0 and 1.

        >>> [one.name for one in graph.identities(kind="person").merges if "Boris FRUMAN" in one.names]
        []
        """
        from filmgraph.explore.identities import identities

        return identities(self._reader, _labels(kind))

    def why(self, a: Name, b: Name) -> Why:
        """What speaks for two names meaning one person, and what against. ``outcome``: ``merged, proposed, apart``.

        >>> graph.why("Sergei Bodrov", "Sergei Bodrov Jr.").outcome
        'apart'
        """
        from filmgraph.explore.identities import why_two

        return why_two(self._reader, self.resolve(a, kind="person"), self.resolve(b, kind="person"))

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
        (52, 0, 52)
        """
        from filmgraph.load import load

        return load(self._store, list(map(str, paths)), prune=prune, workers=workers, progress=progress)


def _labels(kind: str | None) -> tuple[str, ...]:
    if kind is None:
        return SHOWN_LABELS
    if kind.capitalize() not in SHOWN_LABELS:
        kinds = ", ".join(label.lower() for label in SHOWN_LABELS)
        raise UsageError(f"“{kind[:80]}” is no kind of thing.", f"These are: {kinds}.")
    return (kind.capitalize(),)
