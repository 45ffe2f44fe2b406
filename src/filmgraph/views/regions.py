"""Where tens of thousands of nodes stand: communities first, then a place for each, then the nodes in it.

A force layout of the whole would be slow, and a ball of wool. The communities are those of the Louvain method with a
fixed seed (V. Blondel and others, Fast unfolding of communities in large networks, 2008), over all edges.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

from filmgraph.views.forces import pulled
from filmgraph.views.spacing import Box, Point, separate

SEED = 1
ROOM = 30.0
"""Pixels at zoom 1 from a node to the next, in the mean."""
SMALL = 4
"""Members up to which communities stand around the others, in rings, instead of taking part in the forces."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Region:
    """A community: its members, the best linked first, the middle of its place and the radius."""

    members: tuple[int, ...]
    middle: Point
    radius: float


def regions(count: int, pairs: Sequence[Pair]) -> tuple[list[Region], list[Point]]:
    """The communities of nodes ``0 .. count - 1``, the largest first, and a point for each node.

    >>> found, points = regions(5, [(0, 1), (1, 2), (3, 4)])
    >>> [sorted(region.members) for region in found], len(points)
    ([[0, 1, 2], [3, 4]], 5)
    """
    links = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    degree = Counter(end for pair in links for end in pair)
    groups = communities(count, links)
    home = {node: at for at, group in enumerate(groups) for node in group}
    radii = [ROOM * math.sqrt(len(group)) for group in groups]
    middles = _middles(groups, radii, Counter(between(links, home)))
    inner: list[list[Pair]] = [[] for _ in groups]
    for a, b in links:
        if home[a] == home[b]:
            inner[home[a]].append((a, b))
    points = [(0.0, 0.0)] * count
    for group, own, radius, (x, y) in zip(groups, inner, radii, middles, strict=True):
        for node, (dx, dy) in zip(group, _inside(group, own, radius), strict=True):
            points[node] = (x + dx, y + dy)
    best = [tuple(sorted(group, key=lambda node: (-degree[node], node))) for group in groups]
    return [Region(*one) for one in zip(best, middles, radii, strict=True)], points


def communities(count: int, links: Sequence[Pair]) -> list[list[int]]:
    """The communities of nodes ``0 .. count - 1``, the largest first, the members of each in order.

    >>> communities(5, [(0, 1), (1, 2), (3, 4)])
    [[0, 1, 2], [3, 4]]
    """
    networkx = import_module("networkx")
    graph = networkx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(links)
    found = networkx.community.louvain_communities(graph, seed=SEED)
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group[0]))


def called(films: Iterable[str]) -> str:
    """The name of a community, from some of its films: a title may have commas of its own.

    >>> called(["Black Cat, White Cat", "Life Is a Miracle"])
    'Black Cat, White Cat / Life Is a Miracle'
    """
    return " / ".join(films)


def between(links: Iterable[Pair], home: Mapping[int, int]) -> Iterator[Pair]:
    """The homes that each link from one to another joins, the smaller number first.

    >>> list(between([(0, 1), (2, 0)], {0: 7, 1: 7, 2: 3}))
    [(3, 7)]
    """
    for a, b in links:
        if home[a] != home[b]:
            yield min(home[a], home[b]), max(home[a], home[b])


def _middles(groups: list[list[int]], radii: list[float], weights: Counter[Pair]) -> list[Point]:
    """Communities near those they share most with, none over another; the small ones in rings around."""
    large = sum(len(group) > SMALL for group in groups)
    ties = {pair: weight for pair, weight in sorted(weights.items()) if pair[1] < large}
    raw = forces(large, list(ties), [float(weight) for weight in ties.values()])
    area = sum((2.4 * radius) ** 2 for radius in radii[:large])
    spread = math.sqrt(sum(x * x + y * y for x, y in raw) / large) if large else 1.0
    scale = math.sqrt(area) / 3 / (spread or 1.0)
    boxes = {("", f"{at:06}"): Box(2.1 * radii[at], 2.1 * radii[at]) for at in range(large)}
    apart = separate({("", f"{at:06}"): (x * scale, y * scale) for at, (x, y) in enumerate(raw)}, boxes, passes=400)
    placed = [apart[key] for key in sorted(apart)]
    far = max((math.hypot(x, y) + radius for (x, y), radius in zip(placed, radii, strict=False)), default=0.0)
    return placed + _rings(radii[large:], far)


def _rings(radii: Sequence[float], far: float) -> list[Point]:
    """One after the other on a spiral outside of ``far``."""
    points, angle, out = [], 0.0, far + 4 * ROOM
    step = 2.4 * max(radii, default=ROOM)
    for _ in radii:
        points.append((out * math.cos(angle), out * math.sin(angle)))
        angle += step / out
        out += step * step / out / math.tau
    return points


def _inside(group: list[int], links: list[Pair], radius: float) -> list[Point]:
    """The members around the middle, nearly all within the radius."""
    number = {node: at for at, node in enumerate(group)}
    raw = forces(len(group), [(number[a], number[b]) for a, b in links], [1.0] * len(links))
    mx, my = (sum(axis) / len(raw) for axis in zip(*raw, strict=True))
    off = sorted(math.hypot(x - mx, y - my) for x, y in raw)
    scale = 0.9 * radius / (off[int(0.95 * (len(off) - 1))] or 1.0)
    return [_held((x - mx) * scale, (y - my) * scale, radius) for x, y in raw]


def _held(x: float, y: float, radius: float) -> Point:
    """A point that is too far out is drawn back to the border."""
    far = math.hypot(x, y)
    return (x * radius / far, y * radius / far) if far > radius else (x, y)


def forces(count: int, links: list[Pair], weights: list[float], seed: int = SEED) -> list[Point]:
    """Where the weighted links draw nodes ``0 .. count - 1``, in no particular unit.

    >>> forces(1, [], [])
    [(0.0, 0.0)]
    """
    if count < 2:
        return [(0.0, 0.0)] * count
    start = random.Random(seed)  # noqa: S311 - a picture, no secret
    around = 10 * math.sqrt(count)
    init = [(start.uniform(-around, around), start.uniform(-around, around)) for _ in range(count)]
    return pulled(init, links, weights, iterations=120, coarse=count > 200)
