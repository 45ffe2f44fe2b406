"""Communities: people who worked with each other more than with others."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import networkx as nx
import numpy as np

from filmgraph.analytics.network import Ints, Network

SEED = 1
LEAST_GAIN = 1e-9
FEW = 0.01
"""The share of groups that still move when it is left to the next rounds."""

Shares = list[Counter[int]]
"""For each film how many of its people are in each community."""


@dataclass(frozen=True, slots=True)
class Communities:
    """For each group the number of its community, the one with the most people 0; and how good the division is."""

    number: Ints
    modularity: float


def communities(network: Network) -> Communities:
    """The communities that the Louvain method finds with a fixed seed, over links by their weights.

    V. Blondel and others, Fast unfolding of communities in large networks, Journal of Statistical Mechanics P10008,
    2008. The first round, which moves people, goes by how many people of each community a film has instead of by
    links; the rounds after it, which move communities, are networkx's. Modularity is that of the network of people.
    """
    first = _moved(network)
    shares = _shares(network, first)
    merged = nx.community.louvain_communities(_of_communities(network, first, shares), seed=SEED)
    name = {one: at for at, some in enumerate(merged) for one in some}
    number = _numbered(network, np.array([name[one] for one in first]))
    return Communities(number, modularity(network, number.tolist()))


def modularity(network: Network, communities: Sequence[int]) -> float:
    """By how much more of the links' weight is inside communities (of each group) than chance would put there."""
    total = float(network.strength @ network.size)
    if not total:
        return 0.0
    inside = sum(
        float(network.binds[film]) * many * (many - 1)
        for film, share in enumerate(_shares(network, communities))
        for many in share.values()
    )
    weights = np.bincount(communities, network.strength * network.size)
    return inside / total - float(((weights / total) ** 2).sum())


def _moved(network: Network) -> list[int]:
    """The community of each group, after each has gone where modularity gains most, until few want to move."""
    home = list(range(len(network.size)))
    shares, sizes = _shares(network, home), network.size.tolist()
    weight = (network.strength * network.size).tolist()
    held, total = list(weight), sum(weight)
    order = [group for group in home if weight[group]]
    random.Random(SEED).shuffle(order)  # noqa: S311 - a seed, so that it is the same every time
    binds = network.binds.tolist()
    around = [[(shares[film], binds[film]) for film in network.films_of[group].tolist()] for group in home]
    moves = len(order)
    while moves > FEW * len(order):
        moves = 0
        for group in order:
            old, people = home[group], sizes[group]
            held[old] -= weight[group]
            new = _best(old, people, around[group], held, weight[group] / total / people)
            held[new] += weight[group]
            if new != old:
                home[group], moves = new, moves + 1
                _carry(around[group], old, new, people)
    return home


Around = list[tuple[Counter[int], float]]
"""The shares of each of a group's films, and what it adds to the weight of its links."""


def _best(old: int, people: int, around: Around, held: Sequence[float], by_chance: float) -> int:
    """The community with the most weight to it beyond chance; the old one where none has more."""
    near: dict[int, float] = {}
    for share, binds in around:
        for community, there in share.items():
            near[community] = near.get(community, 0.0) + binds * there
    near[old] -= people * sum(binds for _, binds in around)
    best, most = old, near[old] - held[old] * by_chance + LEAST_GAIN
    for community, tie in near.items():
        gain = tie - held[community] * by_chance
        if gain > most:
            best, most = community, gain
    return best


def _carry(around: Around, old: int, new: int, people: int) -> None:
    for share, _ in around:
        share[new] += people
        share[old] -= people
        if not share[old]:
            del share[old]


def _shares(network: Network, communities: Sequence[int]) -> Shares:
    size = network.size.tolist()
    shares: Shares = [Counter() for _ in network.cast]
    for film, share in enumerate(shares):
        for group in network.groups_on[film].tolist():
            share[communities[group]] += size[group]
    return shares


def _of_communities(network: Network, communities: Sequence[int], shares: Shares) -> nx.Graph:
    """Communities with all links between the people of two on one edge, and those within one on a loop."""
    graph = nx.Graph()
    graph.add_nodes_from(sorted(set(communities)))
    sums: Counter[tuple[int, int]] = Counter()
    for film, share in enumerate(shares):
        for one, other, pairs in _pairs(share):
            sums[one, other] += float(network.binds[film]) * pairs  # type: ignore[assignment]  # a sum of weights
    graph.add_weighted_edges_from((*ends, weight) for ends, weight in sums.items() if weight)
    return graph


def _pairs(share: Counter[int]) -> Iterator[tuple[int, int, float]]:
    """How many pairs of a film's people are within a community, or between two."""
    yield from ((one, one, many * (many - 1) / 2) for one, many in share.items())
    yield from ((one, other, share[one] * share[other]) for one, other in combinations(sorted(share), 2))


def _numbered(network: Network, communities: Ints) -> Ints:
    """Numbers by size, the largest 0; of two alike the one with the first person comes first."""
    _, first, community = np.unique(communities, return_index=True, return_inverse=True)
    people = np.bincount(community, network.size)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.lexsort((first, -people))] = np.arange(len(first))
    return rank[community]
