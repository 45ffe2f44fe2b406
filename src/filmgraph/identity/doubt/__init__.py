"""Doubt as data: who may be one, with a score and reasons. Pure functions; nothing here decides by itself."""

from filmgraph.identity.doubt.candidate import Candidate, Crowd, Work
from filmgraph.identity.doubt.people import LIKELY, judged, proposals
from filmgraph.identity.doubt.proposal import Proposal

__all__ = ["LIKELY", "Candidate", "Crowd", "Proposal", "Work", "judged", "proposals"]
