"""Room for captions: how large a node is with its words, pushing apart what overlaps, packing separate parts."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from filmgraph.model import Graph, Key, Node
from filmgraph.views.plain import columns, one_line, shorten

Point = tuple[float, float]

LINE_WIDTH = 20
"""Letters in a line of a caption, about what the eye takes in at once."""
LINES = 3
"""Lines of a caption; what is longer ends in an ellipsis, and stands in full in the panel and the table."""
LETTER, LINE, NODE, GAP = 7.4, 16.0, 26.0, 14.0
"""Pixels at zoom 1: a letter's mean width, a line's height, a node's size, the least space between two boxes."""


_AHEAD = ((1, -1), (1, 0), (1, 1), (0, 1))
"""Half of the cells around one: with them, each pair of neighbours is looked at once."""


@dataclass(frozen=True, slots=True)
class Box:
    """The space a node needs, in pixels at zoom 1, its caption below it included."""

    width: float
    height: float


def caption_lines(node: Node) -> list[str]:
    """A node's caption in at most `LINES` lines of about `LINE_WIDTH` letters.

    >>> caption_lines(Node("Film", "x", {"title": "Close Encounters of the Third Kind"}))
    ['Close Encounters of', 'the Third Kind']
    """
    text = shorten(one_line(node.caption), LINE_WIDTH * (LINES + 2))
    width = LINE_WIDTH // 2 if columns(text) > 1.5 * len(text) else LINE_WIDTH
    if 0 < len(text) <= width:
        return [text]
    lines = textwrap.wrap(text, width, max_lines=LINES, placeholder="…", break_on_hyphens=False)
    return lines or ["(no name)"]


def boxes_of(graph: Graph) -> dict[Key, Box]:
    """The space each node of the graph needs.

    >>> boxes_of(Graph([Node("Film", "x", {"title": "Heat"})]))[("Film", "x")].height
    42.0
    """
    return {node.key: _box(node) for node in graph.nodes}


def _box(node: Node) -> Box:
    lines = caption_lines(node)
    return Box(max(NODE, max(columns(line) for line in lines) * LETTER), NODE + len(lines) * LINE)


def separate(points: dict[Key, Point], boxes: dict[Key, Box], passes: int = 80) -> dict[Key, Point]:
    """Push overlapping boxes apart along the line between them, pass by pass, until none overlap or the passes end.

    >>> box = Box(10, 10)
    >>> apart = separate({("F", "a"): (0, 0), ("F", "b"): (1, 0)}, {("F", "a"): box, ("F", "b"): box})
    >>> apart[("F", "b")][0] - apart[("F", "a")][0] >= 24
    True
    """
    keys = sorted(points)
    # A node stands at the top of its box, not in the middle: the caption hangs below.
    spots = [[points[key][0], points[key][1] + (boxes[key].height - NODE) / 2] for key in keys]
    halves = [((boxes[key].width + GAP) / 2, (boxes[key].height + GAP) / 2) for key in keys]
    for _ in range(passes if len(keys) <= 600 else passes // 2):
        if not _pushed(spots, halves):
            break
    return {key: (x, y - (boxes[key].height - NODE) / 2) for key, (x, y) in zip(keys, spots, strict=True)}


def _pushed(spots: list[list[float]], halves: list[tuple[float, float]]) -> bool:
    """One pass over all near pairs; whether anything had to move."""
    moved = False
    for one, others in _near(spots, halves):
        here, (wide, high) = spots[one], halves[one]
        for other in others:
            there, (wide2, high2) = spots[other], halves[other]
            # Asked here rather than in a function of its own: most pairs end at one of these two.
            if abs(there[1] - here[1]) < high + high2 - 0.5 and abs(there[0] - here[0]) < wide + wide2 - 0.5:
                _push(here, there, wide + wide2, high + high2)
                moved = True
    return moved


def _near(spots: list[list[float]], halves: list[tuple[float, float]]) -> Iterator[tuple[int, list[int]]]:
    """Each with the others that can reach it, no pair twice: they are in the same cell or in one next to it."""
    # Boxes are wider than high, and so are the cells.
    wide, high = (2 * max((half[axis] for half in halves), default=0.5) for axis in (0, 1))
    grid: dict[tuple[int, int], list[int]] = {}
    for number, (x, y) in enumerate(spots):
        grid.setdefault((math.floor(x / wide), math.floor(y / high)), []).append(number)
    for (column, row), members in grid.items():
        beyond = [n for dx, dy in _AHEAD for n in grid.get((column + dx, row + dy), ())]
        for place, one in enumerate(members):
            yield one, members[place + 1 :] + beyond


def _push(one: list[float], other: list[float], width: float, height: float) -> None:
    """Two that overlap go apart; ``width`` and ``height`` are how far they should be."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    over_x, over_y = width - abs(dx), height - abs(dy)
    # Along the line between the two, so that a ring stays a ring; pushing along one axis turns it into columns.
    far = math.hypot(dx, dy)
    ux, uy = (dx / far, dy / far) if far > 0.01 else (0.6, 0.8)
    push = min(over_x / max(abs(ux), 0.05), over_y / max(abs(uy), 0.05)) / 2 + 0.3
    one[0], one[1] = one[0] - ux * push, one[1] - uy * push
    other[0], other[1] = other[0] + ux * push, other[1] + uy * push


def pack(parts: list[dict[Key, Point]], boxes: dict[Key, Box]) -> dict[Key, Point]:
    """Set separate parts on shelves, the largest first, in a picture wider than high.

    >>> box = {("F", "a"): Box(10, 10), ("F", "b"): Box(10, 10)}
    >>> pack([{("F", "a"): (5, 5)}, {("F", "b"): (5, 5)}], box)[("F", "b")]
    (5.0, 57.0)
    """
    framed = [(part, frame(part, boxes)) for part in parts]
    area = sum((right - left + GAP) * (bottom - top + GAP) for _, (left, top, right, bottom) in framed)
    width = max([math.sqrt(area * 1.9), *(right - left for _, (left, _, right, _) in framed)], default=0.0)
    x = y = shelf = 0.0
    placed: dict[Key, Point] = {}
    for part, (left, top, right, bottom) in framed:
        if x and x + right - left > width:
            x, y, shelf = 0.0, y + shelf + 3 * GAP, 0.0
        placed.update({key: (px - left + x, py - top + y) for key, (px, py) in part.items()})
        x += right - left + 3 * GAP
        shelf = max(shelf, bottom - top)
    return placed


def frame(part: dict[Key, Point], boxes: dict[Key, Box]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a part with its captions.

    >>> frame({("F", "a"): (0, 0)}, {("F", "a"): Box(10, 20)})
    (-5.0, -10.0, 5.0, 10.0)
    """
    spots = [(x, y, boxes[key]) for key, (x, y) in part.items()]
    return (
        min(x - box.width / 2 for x, _, box in spots),
        min(y - box.height / 2 for _, y, box in spots),
        max(x + box.width / 2 for x, _, box in spots),
        max(y + box.height / 2 for _, y, box in spots),
    )
