"""Names, cards, paths, queries, who is who: what every graph is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from filmgraph.api.words import Jobs, Name, Period, jobs_of, labels_of, whole, years_of
from filmgraph.explore.search import Hit
from filmgraph.store import Limits, Store

if TYPE_CHECKING:
    from filmgraph.explore import Card, Paths
    from filmgraph.explore.identities import Identities, Why
    from filmgraph.explore.simple import Hits, Piece, Stats, Table
    from filmgraph.views.notebook import View


class Asking:
    """The questions about names and what they are linked with."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._reader = store.reader()

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

        return Hits(text, tuple(search(self._reader, text, labels=labels_of(kind), most=whole(limit))))

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

        return name if isinstance(name, Hit) else resolve(self._reader, name, labels=labels_of(kind))

    # --- questions ------------------------------------------------------------------------------------------

    def show(self, name: Name, *, kind: str | None = None) -> Card:
        """All that is known of one thing. A row is a link: ``type, label, id, name, credit, role, year, text``.

        >>> card = graph.show("Luna Papa")
        >>> card.properties["year"], [link.name for link in card.links if link.type == "DIRECTED"]
        (1999, ['Bakhtiar KHUDOIJNAZAROV'])
        """
        from filmgraph.explore import show

        return show(self._reader, self.resolve(name, kind=kind))

    def path(
        self,
        a: Name,
        b: Name,
        *,
        limit: int = 1,
        alternatives: int | None = None,
        max_films: int | None = None,
        only: Jobs = None,
        without: Iterable[Name] = (),
        years: Period = None,
        no_hubs: int | None = None,
        via: Iterable[str] = (),
    ) -> Paths:
        """At most ``limit`` of the shortest connections, or the ``alternatives`` best, no two of which tell the same
        story; none is an answer without paths, whose ``reason`` says why.

        ``only``, ``years`` and ``via`` (``companies``, ``festivals``) are said as on the command line; docs/paths.md
        has the rules and the ranking. Raises `UsageError` where both names mean one.

        >>> connection = graph.path("Marie de Villepin", "Johnny Depp").paths[0]
        >>> connection.films, connection.steps[-1].sentence
        (2, 'Johnny DEPP played Axel Blackmar in Arizona Dream (1993).')
        >>> len(graph.path("Denis Lavant", "Oleg Menshikov", alternatives=3, without=["Chulpan Khamatova"]).paths)
        3
        """
        from filmgraph.explore.paths import Rules, find_paths, passed

        left_out = frozenset(hit.key for hit in map(self.resolve, without))
        jobs_ = frozenset(jobs_of(only)) if only else frozenset[str]()
        rules = Rules(jobs_, passed(via), left_out, years_of(years), no_hubs)
        return find_paths(
            self._reader,
            self.resolve(a),
            self.resolve(b),
            most=whole(alternatives or limit),
            alternatives=bool(alternatives),
            max_films=max_films,
            rules=rules,
        )

    def neighbourhood(self, name: Name, *, limit: int = 120, kind: str | None = None) -> Piece:
        """What is around a name, at most ``limit`` neighbours, of ``neighbours`` in all. A row is an edge: ``type,
        from, to, text``.

        >>> len(graph.neighbourhood("Denis Lavant", limit=1).to_networkx())
        2
        """
        from filmgraph.explore import neighbourhood
        from filmgraph.explore.simple import Piece

        hit = self.resolve(name, kind=kind)
        return Piece(*neighbourhood(self._reader, hit, most=whole(limit)), hit)

    def view(self, a: Name, b: Name | None = None, *, limit: int | None = None, communities: bool = False) -> View:
        """A picture: of what is around one name, or of the shortest paths between two.

        ``limit``: at most so many neighbours (120) or paths (3). ``communities``: its page has groups that open
        (docs/pages.md). The picture shows itself in a notebook; ``page()`` and ``svg()`` are its texts,
        ``save("NAME.html")`` writes it. Every answer has a ``view()``, too.

        >>> graph.view("Denis Lavant", "Oleg Menshikov", limit=1)
        <Denis LAVANT – Oleg MENCHIKOV: 9 nodes, 8 edges>
        """
        answer = self.neighbourhood(a, limit=limit or 120) if b is None else self.path(a, b, limit=limit or 3)
        return answer.view(communities=communities)

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
        understand, `NotFound` for a question that is none, `UsageError` for parameters that are not what its
        header says.

        >>> graph.query("MATCH (f:Film) WHERE f.id = $id RETURN f.year AS year", {"id": "luna-papa-1999"}).rows()
        [{'year': 1999, 'sources': []}]
        >>> graph.query("collaborators", {"id": "veit-helmer", "most": 1}).rows()[0]["films"]
        2
        """
        from filmgraph.explore.simple import Table
        from filmgraph.questions import is_cypher, question

        text = cypher
        if not is_cypher(cypher):
            named = question(cypher.strip())
            text, parameters = named.text, named.values(parameters or {})
        return Table(self._reader.query(text, parameters, limits=Limits(limit, seconds)))

    def stats(self) -> Stats:
        """How many nodes there are by label, and edges by type.

        >>> graph.stats().nodes["Film"]
        55
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

        return identities(self._reader, labels_of(kind))

    def why(self, a: Name, b: Name) -> Why:
        """What speaks for two names meaning one person, and what against. ``outcome``: ``merged, proposed, apart``.

        >>> graph.why("Sergei Bodrov", "Sergei Bodrov Jr.").outcome
        'apart'
        """
        from filmgraph.explore.identities import why_two

        return why_two(self._reader, self.resolve(a, kind="person"), self.resolve(b, kind="person"))
