"""Sizes by a measure: the figures are networkx's, areas stand for values, the page says what it means."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest

from filmgraph.errors import UsageError
from filmgraph.model import Edge, Graph, Node
from filmgraph.views import page, sizes
from filmgraph.views.plain import tidy


def chain(length: int) -> Graph:
    keys = [("Film" if at % 2 else "Person", f"k{at:04}") for at in range(length)]
    return tidy(Graph([Node(*key) for key in keys], [Edge("SHOT", *ends) for ends in pairwise(keys)]))


def test_parallel_edges_are_connections_but_one_film(baikonur: Graph) -> None:
    """Three jobs on a film are three connections and one film."""
    veit = ("Person", "veit-helmer")
    assert sizes.sizes(tidy(baikonur), "degree").values[veit] == 3
    assert sizes.sizes(tidy(baikonur), "films").values[veit] == 1


def test_betweenness_is_that_of_networkx() -> None:
    """In a small picture betweenness is exact; in a large one it is estimated, and the legend says so."""
    small = sizes.sizes(chain(7), "betweenness")
    assert sorted(small.values.values()) == pytest.approx(sorted(nx.betweenness_centrality(nx.path_graph(7)).values()))
    assert "estimated" in sizes.sizes(chain(sizes.EXACT + 1), "betweenness").meaning


def test_areas_stand_for_values() -> None:
    """A node with a quarter of the largest value is drawn half as wide as the largest."""
    found = sizes.Sizes("x", {("Film", "a"): 4.0, ("Film", "b"): 1.0})
    assert (found.share(("Film", "a")), found.share(("Film", "b"))) == (1.0, 0.5)
    assert sizes.Sizes("x", {("Film", "a"): 0.0}).share(("Film", "a")) == 0.0


def test_the_legend_says_what_size_means(baikonur: Graph) -> None:
    """Each measure has its words in the legend, and another word is refused with those that there are."""
    for measure in sizes.MEASURES:
        text = page.render(baikonur, title="x", size=measure)
        assert f"Size: {sizes.sizes(tidy(baikonur), measure).meaning}" in text
    with pytest.raises(UsageError, match="no measure") as caught:
        page.render(baikonur, title="x", size="fame")
    assert "betweenness" in caught.value.hint
