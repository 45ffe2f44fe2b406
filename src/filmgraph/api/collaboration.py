"""Who worked with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from filmgraph.api.asking import Asking
from filmgraph.api.words import Jobs, Name, Period, jobs_of, labels_of, whole, years_of

if TYPE_CHECKING:
    from filmgraph.explore.collaboration import Collaborators, Common, Network, Pairs, Team


class Collaboration(Asking):
    """The questions about people and the films they share."""

    def collaborators(
        self, name: Name, *, films: int = 1, only: Jobs = None, years: Period = None, limit: int = 20
    ) -> Collaborators:
        """With whom a person worked: on at least ``films`` films of these years, in these jobs of the others.

        >>> [row["films"] for row in graph.collaborators("Emir Kusturica", limit=2).rows()]
        [4, 3]
        """
        from filmgraph.explore.collaboration import collaborators

        person = self.resolve(name, kind="person")
        return collaborators(
            self._reader, person, period=years_of(years), only=jobs_of(only), films=films, most=whole(limit)
        )

    def common(self, a: Name, b: Name, *, kind: str | None = None, limit: int = 20) -> Common:
        """The films, people, companies and festivals that two things share, at most ``limit`` of each kind.

        >>> common = graph.common("Luna Papa", "Tuvalu")
        >>> [row["name"] for row in common.to_dict()["people"]][:1]
        ['Chulpan HAMATOVA']
        """
        from filmgraph.explore.collaboration import common

        return common(self._reader, self.resolve(a), self.resolve(b), labels=labels_of(kind), most=whole(limit))

    def pairs(self, *, films: int = 2, years: Period = None, limit: int = 20) -> Pairs:
        """Who worked together most, of those with at least ``films`` films together.

        >>> len(graph.pairs(limit=3).pairs)
        3
        """
        from filmgraph.explore.collaboration import pairs

        return pairs(self._reader, period=years_of(years), films=films, most=whole(limit))

    def team(self, *names: Name, at_least: int = 2, years: Period = None, limit: int = 20) -> Team:
        """The films on which at least so many of some people worked.

        >>> [row["film"] for row in graph.team("Emir Kusturica", "Goran Bregovic").rows()][:1]
        ['Time of the Gypsies (1988)']
        """
        from filmgraph.explore.collaboration import team

        people = [self.resolve(name, kind="person") for name in names]
        return team(self._reader, people, least=at_least, period=years_of(years), most=whole(limit))

    def network(self, name: Name, *, depth: int = 2, years: Period = None, limit: int = 100) -> Network:
        """The people within ``depth`` collaborations of a person, the nearest first.

        >>> [row["distance"] for row in graph.network("Veit Helmer", depth=1, limit=2).rows()]
        [1, 1]
        """
        from filmgraph.explore.collaboration import network

        person = self.resolve(name, kind="person")
        return network(self._reader, person, depth=depth, period=years_of(years), most=whole(limit))
