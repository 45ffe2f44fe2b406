"""What can be seen from a person and those around: components, clustering, rank, the constraint on a broker."""

from __future__ import annotations

import numpy as np

from filmgraph.analytics.network import Floats, Ints, Network

DAMPING = 0.85
TOLERANCE = 1e-12
MOST_ROUNDS = 1000


def components(network: Network) -> Ints:
    """For each group the number of its component, the largest 0; of two alike the one with the first name comes first.

    Two people are in one component where films lead from one to the other.
    """
    label = np.arange(len(network.size))
    on, of = network.groups_on, network.films_of
    while len(label):
        films = np.minimum.reduceat(label[on.values], on.starts[:-1])
        lower = np.minimum.reduceat(films[of.values], of.starts[:-1])
        lower = lower[lower]  # whoever leads to a lower number leads there by way of its own
        if np.array_equal(lower, label):
            break
        label = lower
    firsts, component = np.unique(label, return_inverse=True)
    people = np.bincount(component, network.size, len(firsts))
    rank = np.empty(len(firsts), dtype=np.int64)
    rank[np.lexsort((firsts, -people))] = np.arange(len(firsts))
    return rank[component]


def reach(network: Network, component: Ints) -> Ints:
    """How many people each group's component has."""
    people: Ints = np.bincount(component, network.size).astype(np.int64)[component]
    return people


def pagerank(network: Network) -> Floats:
    """The PageRank of a person of each group, over links by their weights; that of all people adds up to 1.

    Damping 0.85; ended when a round changes all of them together by less than 1e-12 (S. Brin and L. Page, The anatomy
    of a large-scale hypertextual web search engine, 1998). Who worked with nobody hands on to everybody alike.
    """
    size, strength = network.size, network.strength
    alone = strength == 0
    share = 1 / np.maximum(strength, 1)
    rank = np.full(len(size), 1 / max(network.order, 1))
    for _ in range(MOST_ROUNDS):
        given = rank * share
        lost = float((rank * size)[alone].sum())
        came = network.sums(given * size, network.weights) + given * (size - 1) * network.inner
        new = (1 - DAMPING + DAMPING * lost) / network.order + DAMPING * came
        change = float((np.abs(new - rank) * size).sum())
        rank = new
        if change < TOLERANCE:
            break
    return rank


def triangles(network: Network) -> Floats:
    """How many pairs of a person's fellow workers worked together, for a person of each group."""
    found = np.zeros(len(network.size))
    around = np.zeros(len(network.size))
    for group in range(len(network.size)):
        near = np.append(network.links[group], group)
        around[near] = network.size[near]
        around[group] -= 1
        here, place = network.links.where(near)
        found[group] = (around[here] * around[network.links.values[place]]).sum() + (
            around[near] * np.maximum(around[near] - 1, 0)
        ).sum()
        around[near] = 0
    return found / 2


def clustering(network: Network) -> tuple[float, float]:
    """The average clustering of all people (D. Watts and S. Strogatz, 1998), and the transitivity of the network.

    The first is the mean of the share of a person's fellow workers who worked with each other, 0 where there are fewer
    than two; the second that share among all pairs of fellow workers of all people.
    """
    closed, degree = triangles(network), network.degree.astype(np.float64)
    pairs = degree * (degree - 1) / 2
    share = np.divide(closed, pairs, out=np.zeros(len(pairs)), where=pairs > 0)
    every = float(pairs @ network.size)
    return float(share @ network.size) / network.order, float(closed @ network.size) / every if every else 0.0


def constraint(network: Network) -> Floats:
    """Burt's constraint on a person of each group; not a number for who worked with nobody.

    How far a person's ties lead to people who are tied to each other: the sum over fellow workers of the square of the
    part of one's ties that goes to that one, straight and by way of others (R. S. Burt, Structural Holes, 1992). A
    broker, who links those that are not linked otherwise, has little.
    """
    strength = np.maximum(network.strength, 1).astype(np.float64)
    links, weights = network.links, network.weights
    starts = np.repeat(np.arange(len(network.size)), links.sizes)
    part, inner = weights / strength[starts], network.inner / strength
    found = np.full(len(network.size), np.nan)
    mine = np.zeros(len(network.size))
    for group in np.flatnonzero(network.strength).tolist():
        begin, end = links.starts[group], links.starts[group + 1]
        near = np.append(links.values[begin:end], group)
        mine[near] = np.append(part[begin:end], inner[group])
        size = network.size.astype(np.float64)[near]
        size[-1] -= 1
        here, place = links.where(near)
        many = np.repeat(size, links.sizes[near])
        by_others = np.bincount(links.values[place], mine[here] * many * part[place], len(mine))[near]
        by_own = mine[near] * np.maximum(size - 1, 0) * inner[near]
        found[group] = (size * (mine[near] + by_others + by_own) ** 2).sum()
        mine[near] = 0
    return found
