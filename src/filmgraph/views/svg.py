"""The view model as a still picture, SVG: for readers without scripts, for notebooks and for print.

What the page's script does for a screen is done here once, for one size: captions keep their size in pixels, the
important ones come first, and each stands only where it covers nothing. All looks are attributes and nothing has an
id, so that several pictures can stand in one document.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from filmgraph.views import palette, tables
from filmgraph.views.page import theme
from filmgraph.views.plain import columns, one_line
from filmgraph.views.spacing import Point

WIDE, HIGH = 960, 640
"""The largest picture, in pixels, its legend not counted."""
ASIDE, ABOVE, LEGEND = 150, 110, 34
"""Pixels for the captions that stick out at the sides and at top and bottom, and for the legend."""
LETTERS, LINE = 13, 16
"""A caption's letters and lines, in pixels."""
FEW = 30
"""Edges up to which each has its word, in a larger picture only those of a path do; nodes up to which none is small."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass
class _Node:
    """A node with its place in the picture."""

    kind: str
    caption: Sequence[str]
    x: float
    y: float
    strong: bool
    about: bool
    edges: int
    size: float = 0.0

    @property
    def importance(self) -> int:
        return 1000 * self.strong + 6 * (self.kind == "Film") + self.edges


@dataclass
class _Taken:
    """Boxes by cells of 64 pixels, so that asking for a free place stays quick."""

    cells: dict[tuple[int, int], list[Box]] = field(default_factory=dict)

    def add(self, box: Box) -> None:
        for cell in _cells(box):
            self.cells.setdefault(cell, []).append(box)

    def hit(self, box: Box) -> bool:
        return any(_cross(box, other) for cell in _cells(box) for other in self.cells.get(cell, ()))


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (int(side // 64) for side in box)
    return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))


def _cross(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def drawing(picture: dict[str, Any], title: str) -> str:
    """The picture of `filmgraph.views.picture.picture` as an SVG element, at most `WIDE` pixels wide.

    >>> from filmgraph.model import Graph, Node
    >>> from filmgraph.views.picture import picture
    >>> from filmgraph.views.sizes import sizes
    >>> graph = Graph([Node("Film", "heat", {"title": "Heat <3"})])
    >>> text = drawing(picture(graph, set(), [], 1, sizes(graph, "degree")), "One film")
    >>> text[:4], "Heat &lt;3" in text
    ('<svg', True)
    """
    nodes, (wide, high) = _placed(picture)
    captions, taken = _captions(nodes, wide, high)
    parts = [
        f'<rect width="{wide}" height="{high + LEGEND}" fill="{colours()["card"]}"/>',
        *(_edge(edge, nodes) for edge in picture["edges"]),
        *map(_shape, nodes),
        *_words(picture["edges"], nodes, taken),
        *captions,
        *_legend(nodes, high),
    ]
    name = tables.text(one_line(title))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high + LEGEND}" '
        f'viewBox="0 0 {wide} {high + LEGEND}" role="img" font-family="system-ui, sans-serif" '
        f'font-size="{LETTERS}"><title>{name}</title>{"".join(parts)}</svg>'
    )


@cache
def colours() -> dict[str, str]:
    """The colours on a light ground, by their names in the style sheet.

    >>> colours()["card"], colours()["k-film"]
    ('#fff', '#e69f00')
    """
    return dict(re.findall(r"--([\w-]+):(#[0-9a-f]+)", theme().split("}")[0]))


# --- places -----------------------------------------------------------------------------------------------------


def _placed(picture: dict[str, Any]) -> tuple[list[_Node], tuple[int, int]]:
    """The nodes where they are drawn, and how large the picture is."""
    degree = Counter(end for edge in picture["edges"] for end in {edge["a"], edge["b"]})
    nodes = [
        _Node(one["k"], one["c"], one["x"], one["y"], bool(one["s"]), bool(one["m"]), degree[number])
        for number, one in enumerate(picture["nodes"])
    ]
    scale_x, scale_y = _scales(nodes)
    left, top = (min((getattr(node, axis) for node in nodes), default=0.0) for axis in "xy")
    for node in nodes:
        node.x = (node.x - left) * scale_x + ASIDE / 2
        node.y = (node.y - top) * scale_y + ABOVE / 2 - LETTERS
        node.size = _size(node, len(nodes)) * min(1.0, max(0.75 if len(nodes) <= FEW else 0.0, scale_x))
    wide = max((node.x for node in nodes), default=0.0) + ASIDE / 2
    high = max((node.y for node in nodes), default=0.0) + ABOVE / 2 + LETTERS
    return nodes, (max(320, math.ceil(wide)), math.ceil(high))


def _scales(nodes: list[_Node]) -> tuple[float, float]:
    """As large as fits, and drawn out towards the frame, within reason: captions need the room that would lie empty."""
    across, down = (_extent([getattr(node, axis) for node in nodes]) for axis in "xy")
    flat = across / down / ((WIDE - ASIDE) / (HIGH - ABOVE))
    most = 2.2 if any(node.strong for node in nodes) else 1.45
    stretch_x, stretch_y = min(most, max(1.0, 1 / flat)), min(most, max(1.0, flat))
    scale = min(1.0, (WIDE - ASIDE) / (across * stretch_x), (HIGH - ABOVE) / (down * stretch_y))
    return scale * stretch_x, scale * stretch_y


def _extent(values: list[float]) -> float:
    return max(values, default=0.0) - min(values, default=0.0) + 1


def _size(node: _Node, count: int) -> float:
    base = 15 if count > 150 else 12 if count > 50 else 10
    kind = 0.9 if node.kind == "Person" else 1
    return base * kind * (1 + min(0.8, math.log2(1 + node.edges) / 8)) + (3 if node.strong else 0)


# --- nodes and edges --------------------------------------------------------------------------------------------


def _shape(node: _Node) -> str:
    """The palette's shape, which is drawn in a box of 16 by 16."""
    look, scale = palette.style(node.kind), node.size / 8
    outline = colours()["strong"] if node.strong else look.edge_light
    place = f"translate({node.x - node.size:.1f} {node.y - node.size:.1f}) scale({scale:.3f})"
    width = (3 if node.strong else 1.5) / scale
    return (
        f'<path d="{look.path}" transform="{place}" fill="{look.light}" stroke="{outline}" stroke-width="{width:.2f}"/>'
    )


def _edge(edge: dict[str, Any], nodes: list[_Node]) -> str:
    a, b = nodes[edge["a"]], nodes[edge["b"]]
    colour, width = (colours()["strong"], 3) if edge["s"] else (colours()["line"], 1.3)
    look = f'fill="none" stroke="{colour}" stroke-width="{width}"'
    if a is b:
        return f'<circle cx="{a.x + a.size:.1f}" cy="{a.y - a.size:.1f}" r="{a.size:.1f}" {look}/>'
    x, y = _bend(edge, a, b)
    far = math.hypot(b.x - x, b.y - y) or 1.0
    cos, sin = (b.x - x) / far, (b.y - y) / far
    tip = b.x - cos * (b.size + 1), b.y - sin * (b.size + 1)
    curve = f"M{a.x:.1f} {a.y:.1f}Q{x:.1f} {y:.1f} {tip[0]:.1f} {tip[1]:.1f}"
    back = [(tip[0] - 8 * cos + side * sin, tip[1] - 8 * sin - side * cos) for side in (3.5, -3.5)]
    head = f"M{tip[0]:.1f} {tip[1]:.1f}" + "".join(f"L{px:.1f} {py:.1f}" for px, py in back) + "Z"
    return f'<path d="{curve}" {look}/><path d="{head}" fill="{colour}"/>'


def _bend(edge: dict[str, Any], a: _Node, b: _Node) -> Point:
    """The point that the curve bends towards, where vis-network has it."""
    share = edge["r"] * 0.5 + 0.5
    angle = math.atan2(a.y - b.y, b.x - a.x) + share * math.pi
    far = math.hypot(b.x - a.x, b.y - a.y) * (abs(edge["r"]) * 0.5 + 0.5)
    return a.x + far * math.sin(angle), a.y + far * math.cos(angle)


# --- captions ---------------------------------------------------------------------------------------------------


def _captions(nodes: list[_Node], wide: int, high: int) -> tuple[list[str], _Taken]:
    """The names that have room, and what is taken then. A leader's name may cover shapes, never other words."""
    taken, words = _Taken(), _Taken()
    for node in nodes:
        taken.add((node.x - node.size, node.y - node.size, node.x + node.size, node.y + node.size))
    ranked = sorted(nodes, key=lambda node: (-node.about, -node.importance))
    leading = [node for node in ranked[:12] if node.about or node.strong or node.edges > 7]
    written = []
    for node in ranked:
        width, height = max(map(_width, node.caption)), len(node.caption) * LINE
        boxes = [box for box in _around(node, width, height) if _inside(box, wide, high)]
        free = _first(boxes, taken) or (_first(boxes, words) if node in leading or node.about else None)
        if free:
            taken.add(free)
            words.add(free)
            written.append(_caption(node, free))
    return written, taken


def _first(boxes: list[Box], taken: _Taken) -> Box | None:
    return next((box for box in boxes if not taken.hit((box[0] - 4, box[1] - 3, box[2] + 4, box[3] + 3))), None)


def _inside(box: Box, wide: int, high: int) -> bool:
    return box[0] >= 2 and box[1] >= 2 and box[2] <= wide - 2 and box[3] <= high - 2


def _around(node: _Node, width: float, height: float) -> Iterator[Box]:
    """Below, above, to the right, to the left, and at the corners."""
    x, y, r = node.x, node.y, node.size
    below, above, middle = y + r + 3, y - r - height - 3, y - height / 2
    corners = [(x, below), (x - width, below), (x, above), (x - width, above)]
    sides = [(x - width / 2, below), (x - width / 2, above), (x + r + 5, middle), (x - r - 5 - width, middle)]
    return ((left, top, left + width, top + height) for left, top in sides + corners)


def _caption(node: _Node, box: Box) -> str:
    weight = ' font-weight="600"' if node.kind == "Film" or node.strong else ""
    x = (box[0] + box[2]) / 2
    return "".join(
        _text(line, x, box[1] + (row + 0.78) * LINE, colours()["ink"], weight) for row, line in enumerate(node.caption)
    )


def _text(line: str, x: float, y: float, colour: str, more: str = "") -> str:
    halo = f'stroke="{colours()["card"]}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"'
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" fill="{colour}" {halo}{more}>{tables.text(line)}</text>'


def _width(text: str) -> float:
    """How wide text is at most, in pixels, in whatever font it will be: capitals count more."""
    return LETTERS * (0.6 * columns(text) + 0.16 * sum(letter.isupper() for letter in text))


def _words(edges: list[dict[str, Any]], nodes: list[_Node], taken: _Taken) -> Iterator[str]:
    """What edges are called: in a small picture of each, otherwise of those on a path, where there is room."""
    for edge in edges:
        a, b = nodes[edge["a"]], nodes[edge["b"]]
        if a is b or not (edge["s"] or len(edges) <= FEW):
            continue
        bend = _bend(edge, a, b)
        x, y = ((end + 2 * via + other) / 4 for end, via, other in zip((a.x, a.y), bend, (b.x, b.y), strict=True))
        width = _width(edge["t"])
        box = (x - width / 2, y - LINE / 2, x + width / 2, y + LINE / 2)
        if not taken.hit(box):
            taken.add(box)
            ground = f'width="{width:.1f}" height="{LINE}" fill="{colours()["card"]}"'
            yield f'<rect x="{box[0]:.1f}" y="{box[1]:.1f}" {ground}/>'
            yield _text(edge["t"], x, y + LINE * 0.28, colours()["strong" if edge["s"] else "soft"])


def _legend(nodes: list[_Node], high: int) -> Iterator[str]:
    """What the shapes mean, in one line below."""
    counts, x = Counter(node.kind for node in nodes), 16.0
    for kind in filter(counts.__getitem__, (*palette.STYLES, "Other")):
        look = palette.style(kind)
        words = f"{kind if counts[kind] == 1 else look.plural} {counts[kind]:,}"
        place = f"translate({x:.0f} {high + 8})"
        yield f'<path d="{look.path}" transform="{place}" fill="{look.light}" stroke="{look.edge_light}"/>'
        yield f'<text x="{x + 22:.0f}" y="{high + 21}" fill="{colours()["soft"]}">{words}</text>'
        x += 44 + _width(words)
