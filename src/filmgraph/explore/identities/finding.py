"""What was merged and what may be one, among the things of some labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import replace
from functools import partial

from filmgraph.explore.identities.answer import Identities
from filmgraph.explore.identities.apart import told_apart
from filmgraph.explore.identities.parted import another_of_each
from filmgraph.explore.identities.people import Known, Near
from filmgraph.explore.identities.things import doubts
from filmgraph.explore.pages import of_films
from filmgraph.identity.doubt import Parting
from filmgraph.store import Reader


def identities(reader: Reader, labels: Iterable[str], named: Mapping[str, Set[str]] | None = None) -> Identities:
    """Merges, proposals, who may be two and what decisions tell apart, among the nodes of these labels.

    With ``named``, label → ids as `named_on` gives them, only those that involve one of these. Of other people then
    only the names are read, and the work of those whose names are alike.
    """
    if named is None:
        found = [FINDERS[label](reader) for label in labels]
    else:
        found = [_involving(reader, label, named[label]) for label in labels if named.get(label)]
    return Identities(
        [one for each in found for one in each.merges],
        sorted((one for each in found for one in each.proposals), key=lambda one: (-one.score, one.a, one.b)),
        [one for each in found for one in each.partings],
        [one for each in found for one in each.apart],
    )


def _involving(reader: Reader, label: str, ids: Set[str]) -> Identities:
    every = _of_people(reader, ids) if label == "Person" else _of(label, reader, ids)
    merges = [one for one in every.merges if any(each in ids for each in (one.id, *one.ids))]
    proposals = [one for one in every.proposals if one.a in ids or one.b in ids]
    return replace(every, merges=merges, proposals=proposals)


def _of_people(reader: Reader, wanted: Set[str] | None = None) -> Identities:
    known = Known.read(reader) if wanted is None else Near.of(reader, wanted)
    open_ = [one for one in known.proposals() if not known.apart(one.a, one.b)]
    partings = _with_sheets(reader, known.partings())
    return Identities(known.merges(), open_, partings, told_apart(reader, "Person", known.decisions, wanted))


def _with_sheets(reader: Reader, found: list[Parting]) -> list[Parting]:
    """Each with the sheets that a decision would part it by, and a name for the one whom they mean."""
    sheets = dict(of_films(reader, "film-sheets", sorted({film for one in found for film in one.fewer})))
    called = another_of_each(reader, {one.name for one in found}) if found else {}
    return [replace(one, sheets=tuple(sheets[film] for film in one.fewer), called=called[one.name]) for one in found]


def _of(label: str, reader: Reader, wanted: Set[str] | None = None) -> Identities:
    known = doubts(reader, label, wanted)
    return Identities(known.merges, known.proposals, apart=told_apart(reader, label, known.decided, wanted))


FINDERS: dict[str, Callable[[Reader], Identities]] = {
    "Person": _of_people,
    **{label: partial(_of, label) for label in ("Company", "Festival", "Film")},
}
"""How all of that is found of each label."""
