"""What can be seen from a person and those around: components, clustering, rank, the constraint on a broker."""

from __future__ import annotations

import numpy as np

from filmgraph.analytics.common import in_common
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
        came = _by_films(network, given)
        new = (1 - DAMPING + DAMPING * lost) / network.order + DAMPING * came
        change = float((np.abs(new - rank) * size).sum())
        rank = new
        if change < TOLERANCE:
            break
    return rank


def _by_films(network: Network, given: Floats) -> Floats:
    """What comes to a person of each group where everybody hands ``given`` on to each other, by the link's weight.

    A film hands on what its people give it, and to each all but one's own: no link need be looked at.
    """
    on, of = network.groups_on, network.films_of
    whole = np.add.reduceat((given * network.size)[on.values], on.starts[:-1])
    others = network.binds[of.values] * (whole[of.values] - given[of.whose])
    came: Floats = np.add.reduceat(others, of.starts[:-1])
    return came


def triangles(network: Network) -> Floats:
    """How many pairs of a person's fellow workers worked together, for a person of each group."""
    one = np.ones(len(network.size))
    both, twins = in_common(network, np.ones(len(network.links.values)), one, one)
    return (network.sums(network.size.astype(np.float64), both) + (network.size - 1) * twins) / 2


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
    strength = network.strength.astype(np.float64)
    both, twins = in_common(network, network.weights, network.inner, 1 / np.maximum(strength, 1))
    ties = network.sums(network.size.astype(np.float64), (network.weights + both) ** 2)
    ties += (network.size - 1) * (network.inner + twins) ** 2
    found: Floats = np.divide(ties, strength**2, out=np.full(len(ties), np.nan), where=strength > 0)
    return found
