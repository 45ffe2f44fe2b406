"""Linked nodes draw each other near, all others push: ForceAtlas2 by `crategraph-forceatlas2`, which no other module
knows."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from filmgraph.views.spacing import Point

COARSE = 1.2
"""How far away nodes are that push as one: sooner done than at ForceAtlas2's own 0.5, and no picture shows it."""


def pulled(
    start: Sequence[Point],
    links: Sequence[tuple[int, int]],
    weights: Sequence[float] | None = None,
    *,
    iterations: int,
    coarse: bool,
) -> list[Point]:
    """Where the links draw nodes that start at these points; the same for the same start on every machine. ``coarse``:
    what is far away pushes as one."""
    # Imported late: numpy alone takes a tenth of a second, and most commands draw nothing.
    forceatlas2: Any = import_module("crategraph_forceatlas2")  # no types of its own
    numpy = import_module("numpy")
    count, settings = len(start), forceatlas2.infer_settings(len(start))
    if coarse:
        settings.update(barnesHutOptimize=True, barnesHutTheta=COARSE)
    placed = forceatlas2.layout(
        count,
        links,
        weights=weights,
        init=numpy.array(start),
        iterations=iterations,
        threads=1,  # several would finish sooner, but not with the same bits
        **settings,
    )
    return [(float(x), float(y)) for x, y in placed]
