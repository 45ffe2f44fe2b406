"""Typed answers: a room for each kind of question, and here what most of them need.

Rooms are imported by their own names, so that no command waits for what it does not ask; of `identities` that is a
tenth of a second.
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
