"""Betweenness: how often a person stands on a shortest connection of two others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from filmgraph.analytics.network import Floats, Ints, Network

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Betweenness:
    """For a person of each group the share of shortest connections between two others, and its standard error."""

    value: Floats
    error: Floats


def betweenness(network: Network, gone_from: Ints) -> Betweenness:
    """Betweenness from ``gone_from[g]`` people of each group ``g`` (see `filmgraph.analytics.hops.sources`).

    The mean over all pairs of others of the share of their shortest connections on which the person stands, between 0
    and 1 (U. Brandes, A faster algorithm for betweenness centrality, Journal of Mathematical Sociology 25, 2001); as in
    networkx, links have no length. Gone from everybody it is exact, to some 1e-12, and the error is 0. Gone from some,
    drawn each with the same chance, it is an estimate without bias (U. Brandes and C. Pich, Centrality estimation in
    large networks, 2007); its standard error is that of the mean of a sample drawn without replacement.
    """
    drawn, count = int(gone_from.sum()), network.order
    total, squares = np.zeros(len(network.size)), np.zeros(len(network.size))
    for group in np.flatnonzero(gone_from).tolist():
        share = _dependencies(network, group)
        total += gone_from[group] * share
        squares += gone_from[group] * share**2
    pairs = max((count - 1) * (count - 2), 1) / count
    spread = np.maximum(squares - total**2 / drawn, 0) / max(drawn - 1, 1)
    error = np.sqrt((1 - drawn / count) * spread / drawn)
    return Betweenness(total / drawn / pairs, error / pairs)


def _dependencies(network: Network, source: int) -> Floats:
    """For a person of each group, on which share of the shortest connections of a source with each other it stands.

    Summed over these others. Through a group run as many connections as it has people; through the source's own none
    does, as whoever is linked with the source's twin is linked with the source. ``ways`` are therefore counted as if
    all of that group were gone from, which leaves their shares as they are.
    """
    size, groups = network.size.astype(np.float64), len(network.size)
    ways = np.zeros(groups)
    ways[source] = 1
    layers: list[tuple[Ints, Ints]] = []
    for here, there in _layers(network, source):
        ways += np.bincount(there, (ways * size)[here], groups)
        layers.append((here, there))
    share = np.zeros(groups)
    for here, there in reversed(layers):
        through = np.divide((1 + share) * size, ways, out=np.zeros(groups), where=ways > 0)
        share += ways * np.bincount(here, through[there], groups)
    share[source] = 0
    return share


def _layers(network: Network, source: int) -> Iterator[tuple[Ints, Ints]]:
    """The links from each layer of groups around a source to the next one: their nearer ends, and their farther."""
    front = np.zeros(len(network.size), dtype=np.bool_)
    front[source] = True
    left = ~front
    while True:
        here, there = _across(network, front, left)
        if not len(there):
            return
        yield here, there
        front[:] = False
        front[there] = True
        left[there] = False


def _across(network: Network, front: Bools, left: Bools) -> tuple[Ints, Ints]:
    """The links from one set of groups to another, looked for from the side that has fewer of them.

    The last layer is the largest, and from those who are left after it nothing need be looked for (S. Beamer and
    others, Direction-optimizing breadth-first search, Scientific Programming 21, 2013).
    """
    near, far = np.flatnonzero(front), np.flatnonzero(left)
    if network.links.sizes[far].sum() < network.links.sizes[near].sum():
        return _across(network, left, front)[::-1]
    here, place = network.links.where(near)
    there = network.links.values[place]
    wanted = left[there]
    return here[wanted], there[wanted]
