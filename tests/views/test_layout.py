"""Positions: the same for the same content, apart from each other, paths from left to right."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filmgraph.model import Edge, Graph, Node
from filmgraph.views.layout import positions
from filmgraph.views.spacing import NODE, boxes_of


def star(leaves: int) -> Graph:
    """A film and its cast."""
    people = [Node("Person", f"p{n:03}", {"name": f"Somebody NUMBER-{n}"}) for n in range(leaves)]
    film = Node("Film", "film", {"title": "A Film"})
    return Graph([film, *people], [Edge("ACTED_IN", ("Person", p.id), ("Film", "film")) for p in people])


def chain(length: int) -> tuple[Graph, list[tuple[str, str]]]:
    """Person, film, person, ... and the keys from one end to the other."""
    keys = [("Film" if n % 2 else "Person", f"k{n}") for n in range(length)]
    return Graph([Node(*key) for key in keys], [Edge("DIRECTED", a, b) for a, b in pairwise(keys)]), keys


edges_of_twelve = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=25)


@settings(max_examples=40)
@given(edges_of_twelve, st.randoms(use_true_random=False))
def test_the_order_of_the_input_moves_nothing(pairs: list[tuple[int, int]], shuffle: random.Random) -> None:
    """Any order of nodes and edges gives the same points, one for each node."""
    nodes = [Node("Person", str(n)) for n in range(12)]
    edges = [Edge("DIRECTED", ("Person", str(a)), ("Person", str(b))) for a, b in pairs]
    first = positions(Graph(list(nodes), list(edges)), seed=3)
    shuffle.shuffle(nodes)
    shuffle.shuffle(edges)
    assert positions(Graph(nodes, edges), seed=3) == first
    assert set(first) == {("Person", str(n)) for n in range(12)}


def test_another_seed_is_another_picture() -> None:
    """The seed counts."""
    assert positions(star(20), seed=1) != positions(star(20), seed=2)


@pytest.mark.parametrize("leaves", [1, 11, 79, 200])
def test_captions_have_room(leaves: int) -> None:
    """Hardly any two nodes' boxes, captions included, overlap at zoom 1."""
    graph = star(leaves)
    boxes, points = boxes_of(graph), positions(graph, 1)
    keys = sorted(points)
    overlaps = 0
    for place, a in enumerate(keys):
        for b in keys[:place]:
            (ax, ay), (bx, by) = points[a], points[b]
            middle_a, middle_b = ay + (boxes[a].height - NODE) / 2, by + (boxes[b].height - NODE) / 2
            wide = (boxes[a].width + boxes[b].width) / 2 - abs(ax - bx)
            high = (boxes[a].height + boxes[b].height) / 2 - abs(middle_a - middle_b)
            overlaps += wide > 1 and high > 1
    assert overlaps <= len(keys) // 50


def test_a_path_reads_from_left_to_right() -> None:
    """Each step of a highlighted path stands to the right of the one before."""
    graph, keys = chain(7)
    points = positions(graph, 1, [keys])
    xs = [points[key][0] for key in keys]
    assert xs == sorted(xs)
    assert min(b - a for a, b in pairwise(xs)) > 100


def test_alternatives_of_unequal_length_run_side_by_side() -> None:
    """Both paths go rightwards from the same start to the same end, at different heights in between."""
    graph, long = chain(7)
    short = [long[0], ("Film", "short-cut"), long[-1]]
    graph.edges += [Edge("DIRECTED", short[0], short[1]), Edge("DIRECTED", short[1], short[2])]
    points = positions(graph, 1, [short, long])
    for path in (short, long):
        xs = [points[key][0] for key in path]
        assert xs == sorted(xs)
    assert points[short[1]][1] != points[long[3]][1]


def test_what_is_beside_a_path_is_placed_too() -> None:
    """Neighbours of a path and strangers to it get a place, and no two the same."""
    graph, keys = chain(5)
    graph.nodes += [Node("Company", f"c{n}") for n in range(8)]
    graph.edges += [Edge("PRODUCTION_COMPANY_OF", ("Company", f"c{n}"), keys[1]) for n in range(6)]
    points = positions(graph, 1, [keys])
    assert len(points) == len(set(points.values())) == 13


def test_separate_parts_do_not_overlap() -> None:
    """Three unconnected casts stand in three regions."""
    graph = Graph()
    for part in range(3):
        for node in star(10).nodes:
            graph.nodes.append(Node(node.label, f"{part}-{node.id}", node.properties))
        graph.edges += [Edge("ACTED_IN", ("Person", f"{part}-p{n:03}"), ("Film", f"{part}-film")) for n in range(10)]
    points = positions(graph, 1)
    frames = []
    for part in range(3):
        own = [point for (_, id_), point in points.items() if id_.startswith(f"{part}-")]
        frames.append([min(x for x, _ in own), min(y for _, y in own), max(x for x, _ in own), max(y for _, y in own)])
    for place, a in enumerate(frames):
        for b in frames[:place]:
            assert a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]


@pytest.mark.parametrize("highlight", [[[]], [[("Film", "nowhere")]], [[("Film", "a")]]])
def test_a_path_too_short_to_draw_is_ignored(highlight: list[list[tuple[str, str]]]) -> None:
    """A highlight of fewer than two known nodes falls back to the force layout."""
    graph = Graph([Node("Film", "a"), Node("Film", "b")])
    assert positions(graph, 1, highlight) == positions(graph, 1)


def test_nothing_and_one() -> None:
    """An empty graph has no positions; a single node stands in the middle; an edge to itself is no obstacle."""
    assert positions(Graph(), 1) == {}
    one = ("Film", "a")
    assert positions(Graph([Node(*one)], [Edge("REMAKE_OF", one, one)]), 1) == {one: (0.0, 0.0)}
