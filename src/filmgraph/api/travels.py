"""Festivals, companies, careers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from filmgraph.api.asking import Asking
from filmgraph.api.words import Name, Period, whole, years_of
from filmgraph.explore.search import Hit, of_kind

if TYPE_CHECKING:
    from filmgraph.explore.coproductions import Coproductions
    from filmgraph.explore.travels.careers import Career
    from filmgraph.explore.travels.circuits import Circuit
    from filmgraph.explore.travels.fellows import Fellows
    from filmgraph.explore.travels.programmes import Programme


class Travels(Asking):
    """The questions about where films were shown, who produced them, and what somebody made when."""

    def circuit(self, film: Name) -> Circuit:
        """The festivals of a film in time.

        >>> graph.circuit("Luna Papa").rows()[0]["year"]
        1999
        """
        from filmgraph.explore.travels.circuits import circuit

        return circuit(self._reader, self.resolve(film, kind="film"))

    def fellows(self, film: Name, *, limit: int = 10) -> Fellows:
        """Films that travelled a similar way, with the festivals they share. A festival counts 1 / log n, n being the
        films that were there (L. Adamic and E. Adar, Friends and neighbors on the Web, 2003).

        >>> graph.fellows("Luna Papa", limit=1).rows()[0]["shared"] > 0
        True
        """
        from filmgraph.explore.travels.fellows import fellows

        return fellows(self._reader, self.resolve(film, kind="film"), most=whole(limit))

    def festival(self, name: Name, *, years: Period = None) -> Programme:
        """The films of a festival, year by year.

        >>> len(graph.festival("Berlin International Film Festival").rows()) > 0
        True
        """
        from filmgraph.explore.travels.programmes import programme

        return programme(self._reader, self.resolve(name, kind="festival"), years_of(years))

    def coproductions(
        self, company: Name | None = None, *, countries: bool = False, years: Period = None, limit: int = 20
    ) -> Coproductions:
        """Which companies, or countries, produced most films together; of a company, with whom it did.

        >>> graph.coproductions(countries=True, limit=1).rows()[0]["films"] > 5
        True
        """
        from filmgraph.explore.coproductions import coproductions
        from filmgraph.explore.coproductions.countries import coproducing_countries

        if countries:
            return coproducing_countries(self._reader, period=years_of(years), most=whole(limit))
        of = None if company is None else self.resolve(company, kind="company")
        return coproductions(self._reader, of, period=years_of(years), most=whole(limit))

    def timeline(self, name: Name) -> Career:
        """The films of a person or a company, with the jobs on each, and the years between.

        >>> graph.timeline("Veit Helmer").rows()[0]["title"]
        'Tuvalu'
        """
        from filmgraph.explore.travels.careers import career

        advice = "A film or a festival has no career."
        who = name if isinstance(name, Hit) else of_kind(self._reader, name, ("Person", "Company"), advice)
        return career(self._reader, who)
