"""Who stands where in the network of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from filmgraph.api.asking import Asking
from filmgraph.api.words import Jobs, Name, Period, jobs_of, whole, years_of

if TYPE_CHECKING:
    from filmgraph.explore.measures import Centre, Communities, Distances, Figures, Ranking, Shared


class Measures(Asking):
    """The measures of a network. Which one is asked of is what `shared` gives: people linked by films they share."""

    def shared(
        self, *, years: Period = None, country: str | None = None, kind: str | None = None, only: Jobs = None
    ) -> Shared:
        """The network of people by the films they share, read once: hand it to the measures. A shared film of n people
        weighs 1 / (n - 1) (M. Newman, Scientific collaboration networks II, 2001). ``to_networkx()`` of its ``network``
        is for measures of your own.

        >>> graph.shared(years="1990:1999").network.order > 100
        True
        """
        from filmgraph.explore.measures import Scope, shared

        return shared(self._reader, Scope(years_of(years), country, kind, jobs_of(only)))

    def figures(self, among: Shared | None = None, *, sample: int | None = None) -> Figures:
        """Size, density, components, distances and clustering; each with its standard error, 0 where it is exact.

        >>> graph.figures().rows()[0]["figure"]
        'films'
        """
        from filmgraph.explore.measures import figures

        return figures(among or self.shared(), sample=sample)

    def ranking(
        self, by: str = "degree", among: Shared | None = None, *, limit: int = 20, sample: int | None = None
    ) -> Ranking:
        """Who stands out: by ``degree, strength, closeness, betweenness`` or ``pagerank``.

        >>> len(graph.ranking("betweenness", limit=3).rows())
        3
        """
        from filmgraph.explore.measures import ranked

        return ranked(among or self.shared(), by, most=whole(limit), sample=sample)

    def brokers(self, among: Shared | None = None, *, limit: int = 20) -> Ranking:
        """Who links people that are not linked otherwise: the least of Burt's constraint first.

        >>> 0 < graph.brokers(limit=1).rows()[0]["value"] < 1
        True
        """
        from filmgraph.explore.measures import brokers

        return brokers(among or self.shared(), most=whole(limit))

    def communities(self, among: Shared | None = None, *, limit: int = 20) -> Communities:
        """People who worked with each other more than with others; seeded, so the same each time.

        >>> graph.communities(limit=1).modularity > 0.5
        True
        """
        from filmgraph.explore.measures import communities

        return communities(among or self.shared(), most=whole(limit))

    def centre(self, among: Shared | None = None, *, around: Name | None = None) -> Centre:
        """Who is nearest to all others, and how many people are how many steps away; or so ``around`` a person.

        >>> graph.centre().rows()[0]["distance"]
        0
        """
        from filmgraph.explore.measures import centre

        return centre(among or self.shared(), self._id(around))

    def distances(self, *names: Name, among: Shared | None = None, around: Name | None = None) -> Distances:
        """How many steps people are from the centre, or from somebody; without names, all.

        >>> graph.distances("Veit Helmer", around="Chulpan Khamatova").rows()[0]["distance"]
        1
        """
        from filmgraph.explore.measures import distances

        ids = [self.resolve(name, kind="person").id for name in names]
        return distances(among or self.shared(), ids or None, self._id(around))

    def _id(self, name: Name | None) -> str | None:
        return None if name is None else self.resolve(name, kind="person").id
