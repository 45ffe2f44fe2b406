"""Communities: people who worked with each other more than with others."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np

from filmgraph.analytics.network import Ints, Network

SEED = 1


@dataclass(frozen=True, slots=True)
class Communities:
    """For each group the number of its community, the one with the most people 0; and how good the division is."""

    number: Ints
    modularity: float


def communities(network: Network) -> Communities:
    """The communities that the Louvain method finds with a fixed seed, over links by their weights.

    V. Blondel and others, Fast unfolding of communities in large networks, Journal of Statistical Mechanics P10008,
    2008, as networkx does it. It walks through groups instead of people, as people with the same films are never apart
    where modularity is greatest. Modularity is that of the network of people.
    """
    graph = _of_groups(network)
    found = nx.community.louvain_communities(graph, seed=SEED)
    people = network.size.tolist()
    found = sorted(found, key=lambda one: (-sum(people[group] for group in one), min(one)))
    number = np.empty(len(network.size), dtype=np.int64)
    for at, groups in enumerate(found):
        number[list(groups)] = at
    return Communities(number, float(nx.community.modularity(graph, found)) if graph.size() else 0.0)


def _of_groups(network: Network) -> nx.Graph:
    """The groups with all links between the people of two on one edge, and those within one on a loop."""
    size, links = network.size, network.links
    starts = np.repeat(np.arange(len(size)), links.sizes)
    once = starts < links.values
    between = (network.weights * size[starts] * size[links.values])[once]
    within = network.inner * size * (size - 1) / 2
    graph = nx.Graph()
    graph.add_nodes_from(range(len(size)))
    graph.add_weighted_edges_from(
        zip(starts[once].tolist(), links.values[once].tolist(), between.tolist(), strict=True)
    )
    graph.add_weighted_edges_from((group, group, weight) for group, weight in enumerate(within.tolist()) if weight)
    return graph
