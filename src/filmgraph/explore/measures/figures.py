"""The network of people as a whole: how large, how dense, how small a world."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import Any, ClassVar

from filmgraph.analytics import hops, ties
from filmgraph.analytics.network import Network
from filmgraph.explore.answer import SOURCES, Answer
from filmgraph.explore.measures.ranked import EXACT_DISTANCES, drawn, rounded
from filmgraph.explore.measures.scope import Shared
from filmgraph.model import Graph


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the network, its standard error (0: exact), and what a random network of its size would have."""

    figure: str
    value: float
    error: float = 0
    random: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """One line of the table; a figure of the whole has no sheet of its own."""
        random = None if self.random is None else rounded(self.random)
        own = {"figure": self.figure, "value": rounded(self.value), "error": rounded(self.error), "random": random}
        return {**own, SOURCES: []}


@dataclass(frozen=True)
class Figures(Answer):
    """The figures of a network. ``sample`` is from how many people distances were taken, None from all."""

    columns: ClassVar[tuple[str, ...]] = ("figure", "value", "error", "random")

    sample: int | None
    figures: tuple[Figure, ...]
    network: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """``{sample, network, figures}``."""
        return {"sample": self.sample, "network": self.network, "figures": self.rows()}

    def rows(self) -> list[dict[str, Any]]:
        """A figure a line."""
        return [one.to_dict() for one in self.figures]

    def to_graph(self) -> Graph:
        """Nothing: figures of the whole speak of no node."""
        return Graph()


def figures(shared: Shared, *, sample: int | None = None) -> Figures:
    """Size, density, components and small-world figures.

    Distances are those of all pairs that films connect; in networks of more than `EXACT_DISTANCES` groups they
    are taken from `SAMPLE` people, and the average has a standard error (``sample`` as for `ranked`). Beside them
    stands what a random network of as many people and links has: an average distance of ln n / ln k, a
    clustering of k / (n - 1), for n people with k links on average (D. Watts and S. Strogatz, Collective dynamics of
    small-world networks, 1998). ``small world`` is the quotient of both ratios (M. Humphries and K. Gurney,
    2008): well above 1 in a small world. Part of it is due to films alone, as each links all its people.
    """
    taken = drawn(shared.network, EXACT_DISTANCES, sample)
    return Figures(taken, (*_size(shared), *_world(shared.network, taken)), shared.to_dict())


def _size(shared: Shared) -> list[Figure]:
    network, order = shared.network, shared.network.order
    component = ties.components(network)
    links = float(network.degree @ network.size) / 2
    largest = int(network.size[component == 0].sum())
    return [
        Figure("films", len(shared.films)),
        Figure("people", order),
        Figure("links", links),
        Figure("links a person", 2 * links / order),
        Figure("density", 2 * links / (order * (order - 1)) if order > 1 else 0),
        Figure("worked with nobody", int(network.size[network.degree == 0].sum())),
        Figure("components", int(component.max()) + 1),
        Figure("people in the largest", largest),
        Figure("share of the largest", largest / order),
    ]


def _world(network: Network, sample: int | None) -> list[Figure]:
    found = hops.hops(network, hops.sources(network, sample))
    average, transitivity = ties.clustering(network)
    order, links = network.order, float(network.degree @ network.size) / network.order
    far = log(order) / log(links) if links > 1 else None
    loose = links / (order - 1) if order > 1 else None
    error = found.error((sample or order) / order)
    small = (average / loose) / (found.mean / far) if far and loose and found.mean else None
    return [
        Figure("average distance", found.mean, error, far),
        Figure("longest distance" if sample is None else "longest distance seen", max(len(found.pairs) - 1, 0)),
        Figure("clustering", average, 0, loose),
        Figure("transitivity", transitivity, 0, loose),
        *([Figure("small world", small)] if small else []),
    ]
