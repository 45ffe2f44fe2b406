"""Typed answers: search, cards, paths, pieces of the graph."""

from filmgraph.explore.decided import decisions, decisions_file
from filmgraph.explore.digest import digest
from filmgraph.explore.identities import Identities, Why, identities, why_one, why_two
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
    "Identities",
    "Link",
    "Path",
    "Paths",
    "Step",
    "Why",
    "decisions",
    "decisions_file",
    "digest",
    "identities",
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
    "why_one",
    "why_two",
]
