"""Who the spellings of a batch mean, seen together with those the graph holds already.

The graph's people are always what `identity.groups` makes of all spellings in it. A batch can disturb that in two
ways: a new sheet shows that two people are one, or a sheet that goes takes the only proof along. Then the people
concerned are *lifted*: their edges come out of the graph as rows, and are written again for whom they mean now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from filmgraph.graph import EdgeRow, lifted
from filmgraph.identity import Entity, Spelling, groups, lone_person, person, slug, unpack
from filmgraph.load.statements import run
from filmgraph.store import Transaction

Known = dict[str, set[Spelling]]


@dataclass(slots=True)
class Decided:
    """Who is who in a batch: spelling → id, the people to create and to change, and the rows that were lifted."""

    ids: dict[Spelling, str] = field(default_factory=dict)
    create: list[Entity] = field(default_factory=list)
    change: list[Entity] = field(default_factory=list)
    lifted: list[EdgeRow] = field(default_factory=list)
    left: set[str] = field(default_factory=set)
    """Ids of people whose edges were lifted; those who get none again are swept."""


def decide_people(tx: Transaction, mentions: Iterable[Spelling], touched: Known) -> Decided:
    """Decide for the ``mentions`` of a batch. ``touched`` are people who lost an edge to a sheet that went."""
    # Who has no edge left counts as unknown: the node's old spellings went with the sheet that printed them.
    decided = Decided(left={row["id"] for row in run(tx, "person-orphans", ids=sorted(touched))})
    _lift(tx, _shrunk(tx, {id_: stored for id_, stored in touched.items() if id_ not in decided.left}), decided)
    run(tx, "spelling-delete", ids=sorted(id_ for id_ in decided.left if len(touched.get(id_, ())) > 1))
    wanted = {*mentions, *(row.other for row in decided.lifted)}
    known = _find(tx, wanted, decided.left)
    holder = {spelling: id_ for id_, stored in known.items() for spelling in stored}
    conflicts: list[str] = []
    for group in groups(wanted | holder.keys()):
        existing = list(dict.fromkeys(holder[one] for one in group if one in holder))
        if len(existing) == 1 and known[existing[0]] == set(group):
            decided.ids.update(dict.fromkeys(group, existing[0]))
            continue
        entity = lone_person(group[0]) if len(group) == 1 else person(group)
        decided.ids.update(dict.fromkeys(group, entity.id))
        if existing and existing != [entity.id]:
            conflicts += existing
        (decided.change if existing or entity.id in decided.left else decided.create).append(entity)
    _lift(tx, conflicts, decided)
    return decided


def _shrunk(tx: Transaction, touched: Known) -> list[str]:
    """Those of whose spellings one stands on no edge any more."""
    several = {id_: stored for id_, stored in touched.items() if len(stored) > 1}
    left: Known = {id_: set() for id_ in several}
    for edge in run(tx, "person-edges", ids=sorted(several)):
        left[edge["id"]].update(row.other for row in lifted(edge["type"], edge["film"], edge["properties"]))
    return sorted(id_ for id_, stored in several.items() if left[id_] != stored)


def _find(tx: Transaction, spellings: set[Spelling], lifted: set[str]) -> Known:
    """The people whom any key of these spellings may mean."""
    keys = {key for spelling in spellings for key in spelling.keys}
    people = found(run(tx, "person-find", ids=sorted(map(slug, keys))))
    # A key that is somebody's id is no other name of anybody's.
    others = sorted(key for key in keys if slug(key) not in people)
    people |= found(run(tx, "people-by-native", keys=[key for key in others if not key.isascii()]))
    if run(tx, "spelling-count")[0]["spellings"]:
        people |= found(run(tx, "people-by-spelling", keys=others))
    return {id_: stored for id_, stored in people.items() if id_ not in lifted}


def _lift(tx: Transaction, ids: list[str], decided: Decided) -> None:
    if not ids:
        return
    for edge in run(tx, "person-edges", ids=ids):
        decided.lifted += lifted(edge["type"], edge["film"], edge["properties"])
    run(tx, "person-unlink", ids=ids)
    run(tx, "spelling-delete", ids=ids)
    decided.left.update(ids)


def spelling_rows(entities: Iterable[Entity]) -> list[dict[str, str]]:
    """The `Spelling` nodes of people who answer to more than their name and native form."""
    return [{"id": key, "person": entity.id} for entity in entities for key in entity.other_keys]


def found(rows: list[dict[str, Any]]) -> Known:
    """Id → spellings, of rows that carry them as one list (lists travel many times quicker than rows)."""
    return {id_: set(map(unpack, spellings)) for row in rows for id_, spellings in row["found"]}


def known_of(rows: list[dict[str, Any]]) -> dict[str, Known]:
    """Label → id → spellings, of rows with these three columns."""
    by_label: dict[str, Known] = defaultdict(dict)
    for row in rows:
        by_label[row["label"]][row["id"]] = set(map(unpack, row["spellings"] or ()))
    return by_label
