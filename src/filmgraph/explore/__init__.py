"""Typed answers: search, cards, paths, pieces of the graph.

`filmgraph.explore.identities` is imported by its own name: it takes a tenth of a second, which no other answer should.
"""

from filmgraph.explore.decided import decisions, decisions_file
from filmgraph.explore.digest import digest
from filmgraph.explore.pages import in_pages, links
from filmgraph.explore.paths import LONGEST, Path, Paths, Step, shortest_paths
from filmgraph.explore.pieces import neighbourhood, whole
from filmgraph.explore.search import Hit, nothing_like, resolve, search
from filmgraph.explore.show import Card, Link, show
from filmgraph.explore.words import sentence, source, titled

__all__ = [
    "LONGEST",
    "Card",
    "Hit",
    "Link",
    "Path",
    "Paths",
    "Step",
    "decisions",
    "decisions_file",
    "digest",
    "in_pages",
    "links",
    "neighbourhood",
    "nothing_like",
    "resolve",
    "search",
    "sentence",
    "shortest_paths",
    "show",
    "source",
    "titled",
    "whole",
]
