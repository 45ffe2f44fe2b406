"""The answers to “who is who?” and “why?”."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from filmgraph.explore.answer import SOURCES, Answer
from filmgraph.identity.doubt import Merge, Parting, Proposal
from filmgraph.model import Graph, Node


@dataclass(frozen=True)
class Identities(Answer):
    """What the graph holds as one, and what may be one, the likeliest first. Their grounds are reasons, not lines."""

    merges: list[Merge] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    partings: list[Parting] = field(default_factory=list)
    """People who may be two."""
    apart: list[Why] = field(default_factory=list)
    """Whom and what decisions tell apart."""

    columns = ("outcome", "label", "score", "a_name", "b_name", "reasons", "a", "b", "sheets")

    def to_dict(self) -> dict[str, Any]:
        """``{merges, proposals, partings, apart}``, each a list as ``identities --format json`` has it; besides, of who
        may be two, what to call the second (``as``)."""
        return {
            "merges": list(map(_merged, self.merges)),
            "proposals": list(map(_proposed, self.proposals)),
            "partings": list(map(_two, self.partings)),
            "apart": list(map(_apart, self.apart)),
        }

    def rows(self) -> list[dict[str, Any]]:
        """Proposals, then who may be two, then merges, then what decisions tell apart."""
        every = self.to_dict()
        return [{**row, SOURCES: []} for kind in ("proposals", "partings", "merges", "apart") for row in every[kind]]

    def to_graph(self) -> Graph:
        """The nodes that are spoken of; that two may be one is no edge."""
        named = [((one.label, one.id), one.name) for one in self.merges]
        named += [(("Person", one.id), one.name) for one in self.partings]
        pairs: list[Proposal | Why] = [*self.proposals, *self.apart]
        for one in pairs:
            named += [((one.label, id_), name) for id_, name in ((one.a, one.a_name), (one.b, one.b_name)) if id_]
        caption = {"Film": "title"}
        return Graph([Node(*key, {caption.get(key[0], "name"): name}) for key, name in dict(named).items()])


def _proposed(one: Proposal) -> dict[str, object]:
    return {"outcome": "proposed", **one.to_dict(), "sheets": []}


def _two(one: Parting) -> dict[str, object]:
    ids = {"a": one.id, "a_name": one.name, "b": one.id, "b_name": one.name}
    told = {"reasons": list(one.reasons), "sheets": list(one.sheets), "as": one.called}
    return {"outcome": "two", "label": "Person", "score": round(one.score, 2), **ids, **told}


def _apart(one: Why) -> dict[str, object]:
    return {**one.to_dict(), "label": one.label, "sheets": []}


def _merged(one: Merge) -> dict[str, object]:
    ids = {"a": one.id, "a_name": one.name, "b": one.id, "b_name": "; ".join(one.others)}
    return {"outcome": "merged", "label": one.label, "score": 1.0, **ids, "reasons": list(one.reasons), "sheets": []}


@dataclass(frozen=True, slots=True)
class Why:
    """Why two names are one node, may be one, or are two. ``outcome``: ``merged``, ``proposed`` or ``apart``."""

    outcome: str
    a: str
    b: str
    a_name: str
    b_name: str
    score: float
    reasons: tuple[str, ...]
    label: str = "Person"

    def to_dict(self) -> dict[str, object]:
        """As JSON has it."""
        both = {"a": self.a, "b": self.b, "a_name": self.a_name, "b_name": self.b_name}
        return {"outcome": self.outcome, **both, "score": round(self.score, 2), "reasons": list(self.reasons)}
