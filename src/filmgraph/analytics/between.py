"""Betweenness: how often a person stands on a shortest connection of two others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from filmgraph.analytics.network import Floats, Ints, Network


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
    distance = np.full(groups, -1, dtype=np.int64)
    distance[source] = 0
    ways, front = np.zeros(groups), np.array([source])
    layers: list[tuple[Ints, Ints]] = []
    ways[source] = 1
    while len(front):
        here, place = network.links.where(front)
        there = network.links.values[place]
        here, there = (ends[distance[there] < 0] for ends in (here, there))
        ways += np.bincount(there, ways[here] * size[here], groups)
        front = np.unique(there)
        distance[front] = len(layers) + 1
        layers.append((here, there))
    share = np.zeros(groups)
    for here, there in reversed(layers):
        share += np.bincount(here, ways[here] / ways[there] * (1 + share[there]) * size[there], groups)
    share[source] = 0
    return share
