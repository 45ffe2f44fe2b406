"""Doubt as data: who may be one, with a score and reasons. Pure functions; nothing here decides by itself."""

from filmgraph.identity.doubt.candidate import Candidate, Crowd, Work
from filmgraph.identity.doubt.merge import Merge, merge_of_person, parted_by
from filmgraph.identity.doubt.people import LIKELY, judged, proposals, proposals_of, proposed
from filmgraph.identity.doubt.proposal import Proposal
from filmgraph.identity.doubt.two import Parting, partings, worth_asking

__all__ = [
    "LIKELY",
    "Candidate",
    "Crowd",
    "Merge",
    "Parting",
    "Proposal",
    "Work",
    "judged",
    "merge_of_person",
    "parted_by",
    "partings",
    "proposals",
    "proposals_of",
    "proposed",
    "worth_asking",
]
