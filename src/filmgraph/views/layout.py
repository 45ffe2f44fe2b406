"""Where each node stands: seeded, and the same for the same content in whatever order it comes.

Two ways. Without paths, `forces` for each connected part by itself; the parts are then
packed side by side, for a force layout would let them drift apart. With paths to tell, layers: a path reads from left
to right, its alternatives run above each other, and what belongs to no path stands beside its neighbour.
Both end in `spacing.separate`, which makes room for the captions.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from itertools import permutations

from filmgraph.model import Graph, Key
from filmgraph.views.forces import pulled
from filmgraph.views.plain import tidy
from filmgraph.views.spacing import Box, Point, boxes_of, pack, separate

COLUMN = 230.0
"""Pixels from one step of a path to the next: a caption's width and the word on the edge."""
LANE = 120.0
"""Pixels between alternatives."""
MANY = 600
"""Nodes above which those far away push as one: `separate` decides what is near anyway."""


def positions(graph: Graph, seed: int = 1, highlight: Sequence[Sequence[Key]] = ()) -> dict[Key, Point]:
    """Positions in pixels at zoom 1, y downwards, the middle of the picture at ``(0, 0)``.

    Returns one point for each node, by ``(label, id)``. The seed turns the picture; nothing else but the content does.

    >>> from filmgraph.model import Edge
    >>> edge = Edge("DIRECTED", ("Person", "veit-helmer"), ("Film", "baikonur-2011"))
    >>> sorted(positions(Graph([], [edge]), seed=1))
    [('Film', 'baikonur-2011'), ('Person', 'veit-helmer')]
    """
    return settled(tidy(graph), seed, highlight)


def settled(graph: Graph, seed: int = 1, highlight: Sequence[Sequence[Key]] = ()) -> dict[Key, Point]:
    """The same of a graph that is `plain.tidy`."""
    boxes = boxes_of(graph)
    neighbours = _neighbours(graph)
    paths = [[key for key in path if key in boxes] for path in highlight]
    paths = [path for path in paths if len(path) > 1]
    if paths:
        return centred(separate(_layered(paths, neighbours), boxes))
    arranged = [_arranged(part, neighbours, boxes, seed) for part in parts(neighbours)]
    return centred(pack(arranged, boxes))


def _neighbours(graph: Graph) -> dict[Key, list[Key]]:
    found: dict[Key, set[Key]] = {node.key: set() for node in graph.nodes}
    for edge in graph.edges:
        if edge.start != edge.end:
            found[edge.start].add(edge.end)
            found[edge.end].add(edge.start)
    return {key: sorted(others) for key, others in found.items()}


def parts(neighbours: dict[Key, list[Key]]) -> list[list[Key]]:
    """The connected parts, largest first, each in sorted order.

    >>> ana, ben, zoe = (("Person", name) for name in ("ana", "ben", "zoe"))
    >>> parts({zoe: [], ana: [ben], ben: [ana]})
    [[('Person', 'ana'), ('Person', 'ben')], [('Person', 'zoe')]]
    """
    seen: set[Key] = set()
    found = []
    for start in neighbours:
        if start in seen:
            continue
        seen.add(start)
        part = [start]
        for key in part:  # grows while it is walked
            fresh = [other for other in neighbours[key] if other not in seen]
            seen.update(fresh)
            part.extend(fresh)
        found.append(sorted(part))
    return sorted(found, key=lambda part: (-len(part), part[0]))


def _arranged(part: list[Key], neighbours: dict[Key, list[Key]], boxes: dict[Key, Box], seed: int) -> dict[Key, Point]:
    """One connected part, lying down rather than standing, with room for every caption."""
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    # Captions fill about a third of the picture: airy, and few are left for `separate` to push.
    return separate(roomy(part, _force(part, neighbours, seed), boxes, air=2.6), boxes)


def roomy(part: list[Key], raw: list[Point], boxes: dict[Key, Box], air: float) -> dict[Key, Point]:
    """The points of a part, lying down, on an area of ``air`` times that of their boxes."""
    lying = _lying(raw)
    room = sum(boxes[key].width * boxes[key].height for key in part)
    xs, ys = [x for x, _ in lying], [y for _, y in lying]
    area = max((max(xs) - min(xs)) * (max(ys) - min(ys)), 0.15 * (max(xs) - min(xs)) ** 2, 1e-9)
    scale = math.sqrt(air * room / area)
    return {key: (x * scale * 1.15, y * scale) for key, (x, y) in zip(part, lying, strict=True)}


def _force(part: list[Key], neighbours: dict[Key, list[Key]], seed: int) -> list[Point]:
    number = {key: place for place, key in enumerate(part)}
    pairs = [(number[a], number[b]) for a in part for b in neighbours[a] if a < b]
    start = random.Random(f"{seed}:{part[0]}")  # noqa: S311 - a picture, no secret
    around = math.sqrt(len(part))
    init = [(start.uniform(-1, 1) * 10 * around, start.uniform(-1, 1) * 10 * around) for _ in part]
    many = len(part) > MANY
    return pulled(init, pairs, iterations=200 if many else 500, coarse=many)


def _lying(points: list[Point]) -> list[Point]:
    """Turned so that the longest extent lies from left to right, as screens do."""
    count = len(points)
    mx, my = sum(x for x, _ in points) / count, sum(y for _, y in points) / count
    xx = sum((x - mx) ** 2 for x, _ in points)
    yy = sum((y - my) ** 2 for _, y in points)
    xy = sum((x - mx) * (y - my) for x, y in points)
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(angle), math.sin(angle)
    return [((x - mx) * cos + (y - my) * sin, (y - my) * cos - (x - mx) * sin) for x, y in points]


def _layered(paths: list[list[Key]], neighbours: dict[Key, list[Key]]) -> dict[Key, Point]:
    """Paths from left to right: x by the share of the way gone, y by the mean of the lanes a node is on."""
    longest = max(len(path) for path in paths) - 1
    paths = _untangled(paths)
    places: dict[Key, list[Point]] = {}
    for lane, path in enumerate(paths):
        for step, key in enumerate(path):
            share = step / (len(path) - 1)
            places.setdefault(key, []).append((share * longest * COLUMN, (lane - (len(paths) - 1) / 2) * LANE))
    placed = {
        key: (sum(x for x, _ in spots) / len(spots), sum(y for _, y in spots) / len(spots))
        for key, spots in places.items()
    }
    _spread(placed)
    return _beside(placed, neighbours, len(paths) * LANE / 2)


def _untangled(paths: list[list[Key]]) -> list[list[Key]]:
    """The paths in the order of lanes that keeps those with common nodes next to each other.

    All orders are tried, up to six paths (720 orders); beyond that they are left as they came.
    """
    if len(paths) > 6:
        return paths

    def tangle(order: Iterable[list[Key]]) -> int:
        lanes: dict[Key, list[int]] = {}
        for lane, path in enumerate(order):
            for key in path:
                lanes.setdefault(key, []).append(lane)
        return sum(max(found) - min(found) for found in lanes.values())

    return list(min(permutations(paths), key=tangle))


def _spread(placed: dict[Key, Point]) -> None:
    """At least a lane between any two in one column, their order kept, the column's middle kept."""
    columns: dict[int, list[Key]] = {}
    for key, (x, _) in sorted(placed.items()):
        columns.setdefault(round(x), []).append(key)
    for keys in columns.values():
        keys.sort(key=lambda key: placed[key][1])
        middle = sum(placed[key][1] for key in keys) / len(keys)
        ys = [placed[key][1] for key in keys]
        for place in range(1, len(ys)):
            ys[place] = max(ys[place], ys[place - 1] + LANE)
        shift = middle - sum(ys) / len(ys)
        placed.update({key: (placed[key][0], y + shift) for key, y in zip(keys, ys, strict=True)})


def _beside(placed: dict[Key, Point], neighbours: dict[Key, list[Key]], clear: float) -> dict[Key, Point]:
    """Everything else in rows above and below, in the column of the nearest node already placed."""
    anchors = {key: key for key in placed}
    queue = list(placed)
    for key in queue:  # grows while it is walked
        for other in neighbours[key]:
            if other not in anchors:
                anchors[other] = anchors[key]
                queue.append(other)
    counts: dict[Key | None, int] = {}
    for key in sorted(set(neighbours) - set(placed)):
        anchor = anchors.get(key)
        nth = counts[anchor] = counts.get(anchor, -1) + 1
        x = placed[anchor][0] if anchor else 0.0
        side, row = (1 if nth % 2 else -1), nth // 2
        placed[key] = (x + (row % 2) * COLUMN / 2, side * (clear + LANE * (0.6 + row * 0.7)))
    return placed


def centred(points: dict[Key, Point]) -> dict[Key, Point]:
    """The middle of the picture at the origin, whole pixels: shorter in the page, the same on every machine."""
    if not points:
        return {}
    xs, ys = [x for x, _ in points.values()], [y for _, y in points.values()]
    mx, my = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return {key: (float(round(x - mx)), float(round(y - my))) for key, (x, y) in points.items()}
