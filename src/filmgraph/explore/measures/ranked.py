"""Who stands where in the network: the most linked, the nearest to all, those between others, brokers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from filmgraph.analytics import between, hops, ties
from filmgraph.analytics.network import Floats, Network
from filmgraph.errors import UsageError
from filmgraph.explore.answer import SOURCES, Answer
from filmgraph.explore.measures.people import Person, people, quoted
from filmgraph.explore.measures.scope import Shared
from filmgraph.model import Graph

EXACT_BETWEENNESS = 3_000
EXACT_DISTANCES = 20_000
"""Networks of more groups than this are sampled, unless it is asked otherwise: see `Network`."""
SAMPLE = 500
DIGITS = 6
"""Significant digits of a figure: what is beyond differs by the order in which numbers were added up."""

Figure = tuple[Floats, Floats]
"""The value of a person of each group, and its standard error."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One person's figure; ``error`` is its standard error, 0 where it is exact."""

    rank: int
    person: Person
    value: float
    error: float

    def to_dict(self) -> dict[str, Any]:
        """One line of the table, with the sources."""
        own = {"rank": self.rank, "name": self.person.name, "films": self.person.films, "value": self.value}
        return {**own, "error": self.error, "id": self.person.id, SOURCES: self.person.sources}


@dataclass(frozen=True)
class Ranking(Answer):
    """People by one measure, the first of them. ``sample`` is from how many people it was taken, None from all."""

    columns: ClassVar[tuple[str, ...]] = ("rank", "name", "films", "value", "error", "id")

    measure: str
    sample: int | None
    people: tuple[Standing, ...]
    network: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """``{measure, sample, network, ranking}``."""
        ranking = self.rows()
        return {"measure": self.measure, "sample": self.sample, "network": self.network, "ranking": ranking}

    def rows(self) -> list[dict[str, Any]]:
        """A person a line."""
        return [one.to_dict() for one in self.people]

    def to_graph(self) -> Graph:
        """The people with their figures, and their first credits."""
        return quoted((one.person, {self.measure: one.value}) for one in self.people)


def ranked(shared: Shared, by: str, *, most: int = 20, sample: int | None = None) -> Ranking:
    """The first ``most`` people by one of `MEASURES`; of two alike the one with the first id comes first.

    Closeness and betweenness are exact in networks of up to `EXACT_DISTANCES` and `EXACT_BETWEENNESS` groups of people,
    and beyond that taken from `SAMPLE` people drawn by a fixed seed; ``sample`` draws so many, and 0 all, whatever
    the size. Raises `UsageError` for a measure that there is not.
    """
    if by not in MEASURES:
        raise UsageError(f"There is no measure “{by[:40]}”.", f"These are: {', '.join(MEASURES)}.")
    taken = drawn(shared.network, _EXACT.get(by), sample)
    values, errors = MEASURES[by](shared.network, taken)
    return _ranking(shared, by, taken, (-values, errors), most)


def brokers(shared: Shared, *, most: int = 20) -> Ranking:
    """People on whom Burt's constraint is least: who links those that are not linked otherwise.

    R. S. Burt, Structural Holes, 1992; see `filmgraph.analytics.ties.constraint`. It is near 0 for a broker among
    many, and 1 or more where everybody whom one knows knows each other. Who worked with nobody is no broker.
    """
    values = ties.constraint(shared.network)
    return _ranking(shared, "constraint", None, (values, np.zeros(len(values))), most)


def _ranking(shared: Shared, measure: str, taken: int | None, figure: Figure, most: int) -> Ranking:
    """People in the order of their figures, the least first; those without one are left out."""
    network = shared.network
    keys = np.array([float(f"{value:.{DIGITS}g}") for value in figure[0].tolist()])[network.group]
    order = np.argsort(keys, kind="stable")[: int((~np.isnan(keys)).sum())][:most]
    ids = [network.people[at] for at in order]
    errors = figure[1][network.group[order]].tolist()
    found = zip(people(shared, ids), keys[order].tolist(), errors, strict=True)
    standing = (
        Standing(rank, person, rounded(abs(value)), rounded(error))
        for rank, (person, value, error) in enumerate(found, start=1)
    )
    return Ranking(measure, taken, tuple(standing), shared.to_dict())


def rounded(value: float) -> float:
    """A figure to six significant digits; a whole number where it is one.

    >>> rounded(3.0), rounded(0.123456789)
    (3, 0.123457)
    """
    short = float(f"{value:.{DIGITS}g}")
    return int(value) if value == int(value) else short


_EXACT = {"closeness": EXACT_DISTANCES, "betweenness": EXACT_BETWEENNESS}


def drawn(network: Network, exact: int | None, sample: int | None) -> int | None:
    """From how many people to take a measure, None for all of them, where it is ``exact`` in up to so many groups.

    ``sample`` is what was asked for: None leaves it to the size, 0 is all. Without ``exact`` nothing is ever drawn.
    """
    if exact is None or sample == 0 or (sample is None and len(network.size) <= exact):
        return None
    wanted = SAMPLE if sample is None else sample
    return None if wanted >= network.order else wanted


def _exact(measure: Callable[[Network], Any]) -> Callable[[Network, int | None], Figure]:
    def figure(network: Network, _: int | None) -> Figure:
        return np.asarray(measure(network), dtype=np.float64), np.zeros(len(network.size))

    return figure


def _closeness(network: Network, sample: int | None) -> Figure:
    found = hops.hops(network, hops.sources(network, sample))
    return hops.closeness(network, found, ties.reach(network, ties.components(network)))


def _betweenness(network: Network, sample: int | None) -> Figure:
    found = between.betweenness(network, hops.sources(network, sample))
    return found.value, found.error


MEASURES: dict[str, Callable[[Network, int | None], Figure]] = {
    "degree": _exact(lambda network: network.degree),
    "strength": _exact(lambda network: network.strength),
    "closeness": _closeness,
    "betweenness": _betweenness,
    "pagerank": _exact(ties.pagerank),
}
"""What people can be ranked by; the second argument is how many people to take it from, None for all."""
