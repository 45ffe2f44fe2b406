"""Communities: people who worked with each other more than with others."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from filmgraph.analytics.network import Floats, Ints, Lists, Network, linked

SEED = 1
LEAST_GAIN = 1e-9
FEW = 0.01
"""The share of groups, or communities, that still move when it is left to the next round."""


@dataclass(frozen=True, slots=True)
class Communities:
    """For each group the number of its community, the one with the most people 0; and how good the division is."""

    number: Ints
    modularity: float


@dataclass(frozen=True, slots=True)
class _Round:
    """What moves in a round, groups first and then communities: their links with the weight of each, and of all."""

    links: Lists
    weights: Floats
    strength: Floats


def communities(network: Network) -> Communities:
    """The communities that the Louvain method finds with a fixed seed, over links by their weights.

    V. Blondel and others, Fast unfolding of communities in large networks, Journal of Statistical Mechanics P10008,
    2008. The first round moves groups of people, each round after it the communities of the one before. Modularity is
    that of the network of people.
    """
    this = _first(network)
    number = np.arange(len(network.size))
    while True:
        home = _moved(this)
        number = home[number]
        if home.max() + 1 == len(home):
            break
        this = _merged(this, home)
    return Communities(_numbered(network, number), modularity(network, number))


def modularity(network: Network, communities: npt.ArrayLike) -> float:
    """By how much more of the links' weight is inside communities (of each group) than chance would put there."""
    number, first = np.asarray(communities), _first(network)
    total = float(first.strength.sum())
    if not total:
        return 0.0
    same = number[first.links.whose] == number[first.links.values]
    inside = float(first.weights[same].sum() + (network.inner * network.size) @ (network.size - 1))
    return inside / total - float(((np.bincount(number, first.strength) / total) ** 2).sum())


def _first(network: Network) -> _Round:
    """Groups, with the links of all their people."""
    size, links = network.size, network.links
    weights = network.weights * size[links.whose] * size[links.values]
    return _Round(links, weights, (network.strength * size).astype(np.float64))


def _moved(this: _Round) -> Ints:
    """The communities after each has gone where modularity gains most, until few want to move; numbered from 0."""
    home, held = np.arange(len(this.strength)), this.strength.copy()
    order = np.flatnonzero(this.links.sizes).tolist()
    random.Random(SEED).shuffle(order)  # noqa: S311 - a seed, so that it is the same every time
    by_chance = (this.strength / max(this.strength.sum(), 1)).tolist()
    ties = np.zeros_like(held)
    moves = len(order)
    while moves > FEW * len(order):
        moves = sum(_goes(this, one, home, held, ties, by_chance[one]) for one in order)
    number: Ints = np.unique(home, return_inverse=True)[1]
    return number


def _goes(this: _Round, one: int, home: Ints, held: Floats, ties: Floats, by_chance: float) -> bool:
    """Move it to the community with the most weight to it beyond chance; say whether that was not its own. ``ties`` is
    all zeros, before and after: an array of that length made each time would cost as much as all the rest."""
    begin, end = this.links.starts[one], this.links.starts[one + 1]
    old, there = home[one], home[this.links.values[begin:end]]
    held[old] -= this.strength[one]
    np.add.at(ties, there, this.weights[begin:end])
    gains = ties[there] - held[there] * by_chance
    best = gains.argmax()
    goes = bool(gains[best] > ties[old] - held[old] * by_chance + LEAST_GAIN)
    ties[there] = 0
    new = there[best] if goes else old
    home[one] = new
    held[new] += this.strength[one]
    return goes


def _merged(before: _Round, home: Ints) -> _Round:
    """Communities with all links between two of them as one."""
    count = int(home.max()) + 1
    start, end = home[before.links.whose], home[before.links.values]
    apart = start != end
    links, weights = linked(count, start[apart], end[apart], before.weights[apart])
    strength: Floats = np.bincount(home, before.strength, count).astype(np.float64)
    return _Round(links, weights, strength)


def _numbered(network: Network, communities: Ints) -> Ints:
    """Numbers by size, the largest 0; of two alike the one with the first person comes first."""
    _, first, community = np.unique(communities, return_index=True, return_inverse=True)
    people = np.bincount(community, network.size)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.lexsort((first, -people))] = np.arange(len(first))
    return rank[community]
