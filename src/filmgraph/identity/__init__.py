"""Who is who: normalise, compare, decide. Pure functions; no database, no files."""

from filmgraph.identity.decision_file import read_decisions, written
from filmgraph.identity.decisions import (
    NONE,
    Decision,
    Decisions,
    Files,
    in_force,
    unpack_decisions,
)
from filmgraph.identity.entities import Entity, Spelling, meant, person, unpack
from filmgraph.identity.films import Claim, film_facts, film_ids, film_slug
from filmgraph.identity.grouping import contested, groups
from filmgraph.identity.names import folded, key, slug
from filmgraph.identity.parting import is_on, path_endings
from filmgraph.identity.things import MAKERS, acronym, acronyms, company, festival, groups_of_things

__all__ = [
    "MAKERS",
    "NONE",
    "Claim",
    "Decision",
    "Decisions",
    "Entity",
    "Files",
    "Spelling",
    "acronym",
    "acronyms",
    "company",
    "contested",
    "festival",
    "film_facts",
    "film_ids",
    "film_slug",
    "folded",
    "groups",
    "groups_of_things",
    "in_force",
    "is_on",
    "key",
    "meant",
    "path_endings",
    "person",
    "read_decisions",
    "slug",
    "unpack",
    "unpack_decisions",
    "written",
]
