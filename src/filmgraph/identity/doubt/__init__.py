"""Doubt as data: who may be one, with a score and reasons. Pure functions; nothing here decides by itself."""

from filmgraph.identity.doubt.proposal import Proposal

__all__ = ["Proposal"]
