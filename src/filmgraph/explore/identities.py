"""Who is who in the graph: what was merged, what may be one, and why.

People are read with their evidence in lists, a row a film; what is decided of them is in `identity.doubt`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations
from typing import Any

from filmgraph.explore.answer import SOURCES, Answer
from filmgraph.explore.doubtful_things import doubts
from filmgraph.explore.known import Known, Near
from filmgraph.explore.search import Hit
from filmgraph.identity import Decisions, key
from filmgraph.identity.doubt import LIKELY, Merge, Proposal, judged
from filmgraph.identity.doubt.alike import LEAST
from filmgraph.model import Graph, Node
from filmgraph.store import Reader


@dataclass(frozen=True)
class Identities(Answer):
    """What the graph holds as one, and what may be one, the likeliest first. Their grounds are reasons, not lines."""

    merges: list[Merge] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)

    columns = ("outcome", "label", "score", "a_name", "b_name", "reasons", "a", "b")

    def to_dict(self) -> dict[str, Any]:
        """``{merges: [...], proposals: [...]}``, each as ``identities --format json`` has it."""
        return {"merges": list(map(_merged, self.merges)), "proposals": list(map(_proposed, self.proposals))}

    def rows(self) -> list[dict[str, Any]]:
        """Proposals, then merges."""
        both = self.to_dict()
        return [{**row, SOURCES: []} for row in (*both["proposals"], *both["merges"])]

    def to_graph(self) -> Graph:
        """The nodes that are spoken of; that two may be one is no edge."""
        named = [((one.label, one.id), one.name) for one in self.merges]
        for one in self.proposals:
            named += [((one.label, one.a), one.a_name), ((one.label, one.b), one.b_name)]
        caption = {"Film": "title"}
        return Graph([Node(*key, {caption.get(key[0], "name"): name}) for key, name in dict(named).items()])


def _proposed(one: Proposal) -> dict[str, object]:
    return {"outcome": "proposed", **one.to_dict()}


def _merged(one: Merge) -> dict[str, object]:
    ids = {"a": one.id, "a_name": one.name, "b": one.id, "b_name": "; ".join(one.others)}
    return {"outcome": "merged", "label": one.label, "score": 1.0, **ids, "reasons": list(one.reasons)}


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

    def to_dict(self) -> dict[str, object]:
        """As JSON has it."""
        both = {"a": self.a, "b": self.b, "a_name": self.a_name, "b_name": self.b_name}
        return {"outcome": self.outcome, **both, "score": round(self.score, 2), "reasons": list(self.reasons)}


def identities(reader: Reader, labels: Iterable[str], named: Mapping[str, Collection[str]] | None = None) -> Identities:
    """Merges and proposals among the nodes of these labels, those that are looked after: see `FINDERS`.

    With ``named``, label → ids as `named_on` gives them, only those that involve one of these. Of other people then
    only the names are read, and the work of those whose names are alike.
    """
    if named is None:
        found = [FINDERS[label](reader) for label in labels if label in FINDERS]
    else:
        found = [_involving(reader, label, named.get(label, ())) for label in labels if named.get(label)]
    return Identities(
        [one for each in found for one in each.merges],
        sorted((one for each in found for one in each.proposals), key=lambda one: (-one.score, one.a, one.b)),
    )


def _involving(reader: Reader, label: str, ids: Collection[str]) -> Identities:
    every = _of_people(reader, ids) if label == "Person" else FINDERS[label](reader)
    merges = [one for one in every.merges if any(each in ids for each in (one.id, *one.ids))]
    return Identities(merges, [one for one in every.proposals if one.a in ids or one.b in ids])


def why_one(reader: Reader, hit: Hit) -> Identities:
    """The merge behind a node, and the proposals that name it."""
    return identities(reader, (hit.label,), {hit.label: {hit.id}})


def why_two(reader: Reader, a: Hit, b: Hit) -> Why:
    """What speaks for two nodes of one label being one, and what against. For one node by two names: why they were
    merged."""
    if a.label != "Person":
        return _why_things(reader, a, b)
    return _why_people(Near.of(reader, {a.id, b.id}, alone=True), a, b)


def _why_things(reader: Reader, a: Hit, b: Hit) -> Why:
    known = doubts(reader, a.label)
    merge = known.merge(a.id)
    if a.id == b.id or (merge and b.id in merge.ids):
        told = merge.reasons if merge else _SAME
        names = "; ".join(merge.others) if merge else a.name
        return Why("merged", a.id, b.id, a.name, names, 1.0, told)
    if known.parted(a.id, b.id):
        return Why("apart", a.id, b.id, a.name, b.name, 0.0, _PARTED)
    if not (found := known.judge(a.id, b.id)):
        return Why("apart", a.id, b.id, a.name, b.name, 0.0, _UNLIKE)
    outcome = "proposed" if found.score >= LEAST else "apart"
    return Why(outcome, a.id, b.id, a.name, b.name, found.score, found.reasons)


_SAME = ("Both names are the same but for case, spaces and signs.",)
_PARTED = ("A decision says that they are two.",)
_UNLIKE = ("Their names are not alike.",)


def why_each(reader: Reader, namesakes: Sequence[Hit]) -> list[Why]:
    """What tells people of one name apart, two by two."""
    known = Near.of(reader, {hit.id for hit in namesakes}, alone=True)
    return [_why_people(known, a, b) for a, b in combinations(namesakes, 2)]


def _why_people(known: Near, a: Hit, b: Hit) -> Why:
    if a.id == b.id:
        merge = known.merge(a.id)
        return Why("merged", a.id, b.id, merge.name, "; ".join(merge.others) or merge.name, 1.0, merge.reasons)
    if known.decisions.different(key(a.name), key(b.name)):
        return Why("apart", a.id, b.id, a.name, b.name, 0.0, _PARTED)
    found = judged(known.crowd, known.people[a.id], known.people[b.id])
    if found is None:
        return Why("apart", a.id, b.id, a.name, b.name, 0.0, _UNLIKE)
    outcome = "proposed" if found.believed and found.proposal.score >= LIKELY else "apart"
    alone = () if found.believed else ("Nothing but the names speaks for it.",)
    reasons = (*_shared(known, a, b), *found.proposal.reasons, *alone)
    return Why(outcome, a.id, b.id, a.name, b.name, found.proposal.score, reasons)


def _shared(known: Near, a: Hit, b: Hit) -> tuple[str, ...]:
    """Why one printed name stands for two people."""
    mine, theirs = ({key(one.name): one.name for one in known.spellings[hit.id]} for hit in (a, b))
    told = "“{}” is printed with native forms that contradict each other; a spelling that may be either is neither."
    return tuple(told.format(mine[name]) for name in sorted(mine.keys() & theirs.keys()))


def _of_people(reader: Reader, wanted: Collection[str] | None = None) -> Identities:
    known = Known.read(reader) if wanted is None else Near.of(reader, wanted)
    open_ = [one for one in known.proposals() if not _settled(known.decisions, one)]
    return Identities(known.merges(), open_)


def _settled(decided: Decisions, one: Proposal) -> bool:
    """Whether somebody has said already that these two are not one."""
    return decided.different(key(one.a_name), key(one.b_name))


def _of(label: str, reader: Reader) -> Identities:
    known = doubts(reader, label)
    return Identities(known.merges, known.proposals)


FINDERS: dict[str, Callable[[Reader], Identities]] = {
    "Person": _of_people,
    **{label: partial(_of, label) for label in ("Company", "Festival", "Film")},
}
"""How the merges and proposals of each label are found."""
