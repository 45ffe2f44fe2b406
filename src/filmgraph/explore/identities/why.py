"""Why names are one, may be one, or are two."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from filmgraph.explore.identities.answer import Identities, Why
from filmgraph.explore.identities.finding import identities
from filmgraph.explore.identities.people import SAME, Near
from filmgraph.explore.identities.things import doubts
from filmgraph.explore.search import Hit
from filmgraph.identity import key
from filmgraph.identity.doubt import LIKELY, judged, parted_by
from filmgraph.identity.doubt.alike import LEAST
from filmgraph.store import Reader

_UNLIKE = ("Their names are not alike.",)


def why_one(reader: Reader, hit: Hit) -> Identities:
    """The merge behind a node, the proposals that name it, and from whom decisions tell it."""
    return identities(reader, (hit.label,), {hit.label: {hit.id}})


def why_two(reader: Reader, a: Hit, b: Hit) -> Why:
    """What speaks for two nodes of one label being one, and what against. For one node by two names: why they were
    merged."""
    if a.label != "Person":
        return _why_things(reader, a, b)
    return _why_people(Near.of(reader, {a.id, b.id}, alone=True), a, b)


def _why_things(reader: Reader, a: Hit, b: Hit) -> Why:
    known = doubts(reader, a.label, {a.id, b.id})
    merge = known.merge(a.id)
    if a.id == b.id or (merge and b.id in merge.ids):
        told = merge.reasons if merge else SAME
        names = "; ".join(merge.others) if merge else a.name
        return _why("merged", a, b, 1.0, told, names)
    if decided := known.apart(a.id, b.id):
        return _why("apart", a, b, 0.0, (parted_by(decided),))
    if not (found := known.judge(a.id, b.id)):
        return _why("apart", a, b, 0.0, _UNLIKE)
    outcome = "proposed" if found.score >= LEAST else "apart"
    return _why(outcome, a, b, found.score, found.reasons)


def why_each(reader: Reader, namesakes: Sequence[Hit]) -> list[Why]:
    """What tells people of one name apart, two by two."""
    known = Near.of(reader, {hit.id for hit in namesakes}, alone=True)
    return [_why_people(known, a, b) for a, b in combinations(namesakes, 2)]


def _why_people(known: Near, a: Hit, b: Hit) -> Why:
    if a.id == b.id:
        merge = known.merge(a.id)
        return Why("merged", a.id, b.id, merge.name, "; ".join(merge.others) or merge.name, 1.0, merge.reasons)
    if decided := known.apart(a.id, b.id):
        return _why("apart", a, b, 0.0, (parted_by(decided),))
    found = judged(known.crowd, known.people[a.id], known.people[b.id])
    if found is None:
        return _why("apart", a, b, 0.0, _UNLIKE)
    outcome = "proposed" if found.believed and found.proposal.score >= LIKELY else "apart"
    alone = () if found.believed else ("Nothing but the names speaks for it.",)
    reasons = (*_shared(known, a, b), *found.proposal.reasons, *alone)
    return _why(outcome, a, b, found.proposal.score, reasons)


def _shared(known: Near, a: Hit, b: Hit) -> tuple[str, ...]:
    """Why one printed name stands for two people."""
    mine, theirs = ({key(one.name): one.name for one in known.spellings[hit.id]} for hit in (a, b))
    told = "“{}” is printed with native forms that contradict each other; a spelling that may be either is neither."
    return tuple(told.format(mine[name]) for name in sorted(mine.keys() & theirs.keys()))


def _why(outcome: str, a: Hit, b: Hit, score: float, reasons: tuple[str, ...], b_name: str = "") -> Why:
    return Why(outcome, a.id, b.id, a.name, b_name or b.name, score, reasons)
