"""Who is who: normalise, compare, decide. Pure functions; no database, no files."""

from filmgraph.identity.decisions import (
    NONE,
    Decision,
    Decisions,
    Files,
    in_force,
    read_decisions,
    unpack_decisions,
    written,
)
from filmgraph.identity.entities import Entity, Spelling, company, festival, person, unpack
from filmgraph.identity.films import Claim, film_ids, film_slug
from filmgraph.identity.grouping import contested, groups
from filmgraph.identity.names import folded, key, slug

__all__ = [
    "NONE",
    "Claim",
    "Decision",
    "Decisions",
    "Entity",
    "Files",
    "Spelling",
    "company",
    "contested",
    "festival",
    "film_ids",
    "film_slug",
    "folded",
    "groups",
    "in_force",
    "key",
    "person",
    "read_decisions",
    "slug",
    "unpack",
    "unpack_decisions",
    "written",
]
