"""By which films two things are connected: the shortest paths, and others that tell another story.

`rules` says what a path may run over, `network` reads the part of the graph that is needed, `search` finds ways in it
from both ends at once, `telling` puts them into words, and `finding` asks them all.
"""

from filmgraph.explore.paths.answer import Path, Paths, Step
from filmgraph.explore.paths.finding import DETOUR, find_paths, shortest_paths
from filmgraph.explore.paths.network import MOST_READ
from filmgraph.explore.paths.rules import KINDS, LONGEST, WEIGHTS, Rules, kinds, passed

__all__ = [
    "DETOUR",
    "KINDS",
    "LONGEST",
    "MOST_READ",
    "WEIGHTS",
    "Path",
    "Paths",
    "Rules",
    "Step",
    "find_paths",
    "kinds",
    "passed",
    "shortest_paths",
]
