"""Whom two who worked together have both worked with: the triangles of the network, each found once."""

from __future__ import annotations

import numpy as np

from filmgraph.analytics.network import Floats, Ints, Lists, Network


def in_common(network: Network, weights: Floats, inner: Floats, share: Floats) -> tuple[Floats, Floats]:
    """For each of ``network.links``, and for two people of each group, the sum over all who are linked with both.

    Each of these counts as the weight of the one link times that of the other times the person's own ``share``.
    ``weights`` are those of the links, ``inner`` those between two people of one group.
    """
    size, links = network.size, network.links
    twins = (size - 1) * share * inner  # a twin of either of the two is linked with both
    both = weights * (twins[links.whose] + twins[links.values])
    once, there, back = _once(links)
    found = _triangles(once, weights[there], size * share)
    both[there] += found
    both[back] += found
    return both, network.sums(size * share, weights**2) + (size - 2) * share * inner**2


def _once(links: Lists) -> tuple[Lists, Ints, Ints]:
    """Each link from the end that has fewer of them to the other; and where it stands among all, there and back.

    So even the busiest have short lists, and triangles are found in a tenth of the steps (N. Chiba and T. Nishizeki,
    Arboricity and subgraph listing algorithms, SIAM Journal on Computing 14, 1985).
    """
    start, groups = links.whose, np.arange(len(links.sizes))
    rank = links.sizes * len(groups) + groups
    up = rank[start] < rank[links.values]
    there, down = np.flatnonzero(up), np.flatnonzero(~up)
    begin, end = start[there], links.values[there]
    back = np.empty(len(there), dtype=np.int64)
    back[np.lexsort((begin, end))] = down  # the ways back stand in the order of their own beginnings
    return Lists(np.searchsorted(begin, np.append(groups, len(groups))), end), there, back


def _triangles(once: Lists, weights: Floats, share: Floats) -> Floats:
    """For each link the sum over its triangles: the other two sides' weights times the third's share."""
    found = np.zeros(len(weights))
    link_to = np.full(len(once.sizes), -1)
    for group in np.flatnonzero(once.sizes > 1).tolist():
        begin, end = once.starts[group], once.starts[group + 1]
        near = once[group]
        link_to[near] = np.arange(begin, end)
        here, across = once.where(near)
        closed = link_to[once.values[across]] >= 0
        here, across = here[closed], across[closed]
        there = once.values[across]
        one, other = link_to[here], link_to[there]
        link_to[near] = -1
        found[across] += weights[one] * weights[other] * share[group]
        found[begin:end] += np.bincount(one - begin, weights[other] * weights[across] * share[there], end - begin)
        found[begin:end] += np.bincount(other - begin, weights[one] * weights[across] * share[here], end - begin)
    return found
