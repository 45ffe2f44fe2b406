"""Communities as groups that open: each has a place as large as its members need, so that nothing moves when one opens.

Two levels. The members of a group are laid out as a picture of their own; the frames of these pictures, captions
included, are then set beside those they share most with, none over another. The communities are those of `regions`:
the Louvain method with a fixed seed, over all edges of the picture. Who is linked with nobody is in no group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from filmgraph.model import Graph, Key, Node
from filmgraph.views.layout import centred, parts, roomy, settled
from filmgraph.views.plain import one_line, shorten
from filmgraph.views.regions import Pair, between, called, communities, forces
from filmgraph.views.spacing import NODE, Box, Point, boxes_of, frame, pack, separate

NAMED_BY = 2
"""Films that name a group."""
LETTERS = 26
"""Letters of each in the picture."""
MARGIN = 90.0
"""Pixels at zoom 1 between two groups' frames: there stand the border and the name of a group that is open."""
AIR = 1.25
"""How much larger the whole is than the frames in it, before those that overlap are pushed apart."""


@dataclass(frozen=True, slots=True)
class Groups:
    """The names of each group, the largest first; the group of each node that is in one; a place for every node."""

    names: tuple[tuple[str, ...], ...]
    home: dict[Key, int]
    places: dict[Key, Point]

    def name(self, key: Key) -> str:
        """The name of a node's group, empty for one that is in none."""
        return called(self.names[self.home[key]]) if key in self.home else ""

    def drawn(self, graph: Graph) -> dict[str, Any]:
        """What the script needs: each group's name, whole and in lines, and the number of each node's group, or -1."""
        return {
            "groups": [{"name": called(own), "c": [shorten(one, LETTERS) for one in own]} for own in self.names],
            "home": [self.home.get(node.key, -1) for node in graph.nodes],
        }


def grouped(graph: Graph, seed: int = 1) -> Groups:
    """The groups of a graph that is `plain.tidy`: the same for the same content.

    >>> from filmgraph.model import Edge
    >>> ana, heat, zoe = ("Person", "ana"), ("Film", "heat"), ("Person", "zoe")
    >>> found = grouped(Graph([Node(*heat), Node(*ana), Node(*zoe)], [Edge("SHOT", ana, heat)]))
    >>> found.names, found.name(ana), found.name(zoe), len(found.places)
    ((('heat',),), 'heat', '', 3)
    """
    number = {node.key: at for at, node in enumerate(graph.nodes)}
    links = [(number[edge.start], number[edge.end]) for edge in graph.edges if edge.start != edge.end]
    found = communities(len(graph.nodes), sorted({(min(pair), max(pair)) for pair in links}))
    home = {one: at for at, group in enumerate(found) for one in group}
    pictures = [settled(piece, seed) for piece in _pieces(graph, found, home, number)]
    middles = _middles(pictures, boxes_of(graph), Counter(between(links, home)), seed)
    places = {
        key: (x + mx, y + my) for own, (mx, my) in zip(pictures, middles, strict=True) for key, (x, y) in own.items()
    }
    known = _known(graph)
    several = [group for group in found if len(group) > 1]
    return Groups(
        tuple(_named([graph.nodes[one] for one in group], known) for group in several),
        {graph.nodes[one].key: at for at, group in enumerate(several) for one in group},
        centred(places),
    )


def _pieces(graph: Graph, found: Sequence[Sequence[int]], home: dict[int, int], number: dict[Key, int]) -> list[Graph]:
    """Each group with the edges inside it."""
    pieces = [Graph([graph.nodes[one] for one in group]) for group in found]
    for edge in graph.edges:
        at = home[number[edge.start]]
        if at == home[number[edge.end]]:
            pieces[at].edges.append(edge)
    return pieces


# --- places -----------------------------------------------------------------------------------------------------


def _middles(
    pictures: Sequence[dict[Key, Point]], boxes: dict[Key, Box], ties: Counter[Pair], seed: int
) -> list[Point]:
    """How far each picture moves so that their frames stand apart, near those they share most with."""
    frames = [frame(own, boxes) for own in pictures]
    keys: list[Key] = [("", f"{at:06}") for at in range(len(frames))]
    rooms = {
        key: Box(right - left + MARGIN, bottom - top + MARGIN)
        for key, (left, top, right, bottom) in zip(keys, frames, strict=True)
    }
    near: dict[Key, list[Key]] = {key: [] for key in keys}
    for one, other in sorted(ties):
        near[keys[one]].append(keys[other])
        near[keys[other]].append(keys[one])
    placed = pack([_set_out(part, rooms, ties, seed) for part in parts(near)], rooms)
    return [
        (placed[key][0] - (left + right) / 2, placed[key][1] - (top + bottom) / 2)
        for key, (left, top, right, bottom) in zip(keys, frames, strict=True)
    ]


def _set_out(part: list[Key], rooms: dict[Key, Box], ties: Counter[Pair], seed: int) -> dict[Key, Point]:
    """The middles of rooms that are linked, none over another."""
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    at = {int(id_): place for place, (_, id_) in enumerate(part)}
    own = {(at[one], at[other]): float(many) for (one, other), many in sorted(ties.items()) if one in at}
    raw = forces(len(part), list(own), list(own.values()), seed)
    tops = separate(roomy(part, raw, rooms, AIR), rooms, passes=400)
    # `separate` takes a point for a node with its caption hanging below; here it is the middle that counts.
    return {key: (x, y + (rooms[key].height - NODE) / 2) for key, (x, y) in tops.items()}


# --- names ------------------------------------------------------------------------------------------------------


def _known(graph: Graph) -> dict[Key, tuple[int, int]]:
    """How well each node is known: by its festivals in this picture, then by its connections."""
    ends = [(edge.start, edge.end) for edge in graph.edges]
    festivals = Counter(start for start, end in ends if end[0] == "Festival")
    links = Counter(key for pair in ends for key in set(pair))
    return {node.key: (festivals[node.key], links[node.key]) for node in graph.nodes}


def _named(members: Iterable[Node], known: dict[Key, tuple[int, int]]) -> tuple[str, ...]:
    """The films that are known best, or whoever is where there is none."""
    best = sorted(members, key=lambda node: (node.label != "Film", [-much for much in known[node.key]], node.key))
    films = [node for node in best if node.label == "Film"] or best
    return tuple(shorten(one_line(node.caption), 80) or "(no name)" for node in films[:NAMED_BY])
