"""Every measure against networkx on the same films, and against answers made by hand."""

from __future__ import annotations

from collections import defaultdict
from statistics import fmean

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

from filmgraph.analytics import between, hops, ties
from filmgraph.analytics.communities import communities, modularity
from filmgraph.analytics.network import Network
from tests.analytics.plain import plain

Films = dict[str, list[str]]

PEOPLE = [f"p{number}" for number in range(12)]
some_films = st.lists(st.lists(st.sampled_from(PEOPLE), max_size=6), min_size=1, max_size=9).map(
    lambda casts: {f"f{number}": people for number, people in enumerate([*casts, ["p0"]])}
)
on_random_films = settings(max_examples=60, deadline=None)


def archive(films: int, seed: int = 1) -> Films:
    """Films of two to twelve people, of whom some are on many and most on one."""
    rng = np.random.default_rng(seed)
    drawn = (np.unique((rng.pareto(0.7, rng.integers(2, 13)) * 9).astype(int) % 400) for _ in range(films))
    return {f"f{number}": [f"p{person}" for person in people] for number, people in enumerate(drawn)}


def by_component(network: Network) -> set[frozenset[str]]:
    members = defaultdict(set)
    for person, component in network.of_people(ties.components(network)).items():
        members[component].add(person)
    return set(map(frozenset, members.values()))


@on_random_films
@given(some_films)
def test_groups_are_the_network_of_people(films: Films) -> None:
    """Links, weights, degrees, strengths and components are those that networkx finds link by link."""
    network, graph = Network.of(films), plain(films)
    made = network.to_networkx()
    assert set(made) == set(graph)
    weights = {frozenset(ends): weight for *ends, weight in graph.edges.data("weight")}
    assert {frozenset(ends): weight for *ends, weight in made.edges.data("weight")} == pytest.approx(weights)
    assert network.of_people(network.degree) == dict(graph.degree())
    assert network.of_people(network.strength) == pytest.approx(dict(graph.degree(weight="weight")))
    assert by_component(network) == set(map(frozenset, nx.connected_components(graph)))


def test_links_are_added_up_piece_by_piece() -> None:
    """However many links are added up at a time, a single one or all, they are the same."""
    whole, pieces = Network.of(archive(40)), Network.of(archive(40))
    links = whole.links
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("filmgraph.analytics.network.AT_ONCE", 1)
        assert np.array_equal(pieces.links.starts, links.starts)
    assert np.array_equal(pieces.links.values, links.values)
    assert np.array_equal(pieces.weights, whole.weights)


@on_random_films
@given(some_films)
def test_distances_are_networkxs(films: Films) -> None:
    """Closeness, the average distance, and each person's distance from the first are equal to 1e-9."""
    network, graph = Network.of(films), plain(films)
    found = hops.hops(network, hops.sources(network))
    closeness, error = hops.closeness(network, found, ties.reach(network, ties.components(network)))
    assert network.of_people(closeness) == pytest.approx(nx.closeness_centrality(graph), abs=1e-9)
    assert not error.any() and found.error(1) == 0
    steps = [far for _, ends in nx.all_pairs_shortest_path_length(graph) for far in ends.values() if far]
    assert found.mean == pytest.approx(fmean(steps) if steps else 0)
    assert hops.distances(network, "p0") == dict(nx.single_source_shortest_path_length(graph, "p0"))


@on_random_films
@given(some_films)
def test_centralities_are_networkxs(films: Films) -> None:
    """Betweenness and PageRank are equal to 1e-9, clustering, transitivity and constraint too."""
    network, graph = Network.of(films), plain(films)
    exact = between.betweenness(network, hops.sources(network))
    assert network.of_people(exact.value) == pytest.approx(nx.betweenness_centrality(graph), abs=1e-9)
    assert not exact.error.any()
    rank = _pagerank_python(graph, tol=1e-13, max_iter=1000)  # the public one needs scipy
    assert network.of_people(ties.pagerank(network)) == pytest.approx(rank, abs=1e-9)
    assert ties.clustering(network) == pytest.approx((nx.average_clustering(graph), nx.transitivity(graph)))
    constraint = nx.constraint(graph, nodes=list(graph), weight="weight")
    assert network.of_people(ties.constraint(network)) == pytest.approx(constraint, nan_ok=True)


def test_a_sample_says_how_far_off_it_is() -> None:
    """Over many draws the estimates of the ten people most between others miss by about their standard error.

    The mean of the squared misses, each over its error, is near 1; closeness and the average distance alike.
    """
    network = Network.of(archive(120))
    everybody, reach = hops.sources(network), ties.reach(network, ties.components(network))
    exact = between.betweenness(network, everybody).value
    near, _ = hops.closeness(network, hops.hops(network, everybody), reach)
    top, closest = np.argsort(-exact)[:10], np.argsort(-near)[:10]
    off_between, off_near = [], []
    for seed in range(60):
        drawn = np.random.default_rng(seed).choice(network.order, 100, replace=False)
        some = np.bincount(network.group[drawn], minlength=len(network.size))
        found = between.betweenness(network, some)
        off_between.append((found.value - exact)[top] / found.error[top])
        value, error = hops.closeness(network, hops.hops(network, some), reach)
        off_near.append((value - near)[closest] / error[closest])
    assert 0.7 < float(np.mean(np.square(off_between))) < 1.5
    assert 0.7 < float(np.mean(np.square(off_near))) < 1.5


def test_an_estimated_average_distance_has_an_error() -> None:
    """From half of a thousand people the average distance is within four standard errors, and the error is small."""
    network = Network.of(archive(400, seed=3))
    exact = hops.hops(network, hops.sources(network)).mean
    drawn = network.order // 2
    found = hops.hops(network, hops.sources(network, drawn))
    error = found.error(drawn / network.order)
    assert 0 < error < 0.05 and abs(found.mean - exact) < 4 * error


def test_two_circles_are_two_communities() -> None:
    """Two circles of friends who share one guest are told apart, and the larger one is the first."""
    films = {f"a{n}": ["anna", "boris", "clara", f"a{n}"] for n in range(4)}
    films |= {f"z{n}": ["xenia", "yuri", "zoe", f"z{n}"] for n in range(3)} | {"both": ["anna", "zoe"]}
    number = Network.of(films).of_people(communities(Network.of(films)).number)
    assert {number[name] for name in ("anna", "boris", "clara", "a0")} == {0}
    assert {number[name] for name in ("xenia", "yuri", "zoe", "z0")} == {1}


@on_random_films
@given(some_films)
def test_modularity_is_networkxs(films: Films) -> None:
    """The modularity of what is found is that which networkx finds in the same division of people."""
    network, graph = Network.of(films), plain(films)
    found = communities(network)
    members = defaultdict(set)
    for person, number in network.of_people(found.number).items():
        members[number].add(person)
    if graph.size():
        assert found.modularity == pytest.approx(nx.community.modularity(graph, members.values()), abs=1e-9)
    assert np.array_equal(communities(network).number, found.number)


def test_communities_are_as_good_as_networkxs() -> None:
    """The division is at least nearly as good as the one that networkx's Louvain makes of all links."""
    films = archive(200)
    found, graph = communities(Network.of(films)), plain(films)
    best = nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=1))
    assert found.modularity > best - 0.01
    assert modularity(Network.of(films), [0] * len(Network.of(films).size)) == pytest.approx(0)
