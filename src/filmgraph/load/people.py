"""Who the spellings of a batch mean, seen together with those the graph holds already.

The graph's people are always what `identity.groups` makes of all spellings in it. A batch can disturb that in two
ways: a new sheet shows that two people are one, or a sheet that goes takes the only proof along. Then the people
concerned are *lifted*: their edges come out of the graph as rows, and are written again for whom they mean now.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from filmgraph.graph import EdgeRow, lifted
from filmgraph.identity import Entity, Spelling, contested, groups, person
from filmgraph.load.lookups import Lookups
from filmgraph.load.plan import Known, Plan
from filmgraph.load.statements import run
from filmgraph.store import Transaction


class Loose(NamedTuple):
    """Edges that were taken off people, as rows, and the spellings of these people by id. They count as unknown."""

    rows: list[EdgeRow]
    lost: Known


def decide_people(graph: Lookups, plan: Plan, mentions: Iterable[Spelling], touched: Known) -> list[EdgeRow]:
    """Decide for the ``mentions`` of a batch, into its plan. ``touched`` are people who lost an edge to a sheet that
    went. Returns the rows of edges that were lifted for that: they are to be written again too."""
    return settle(graph, plan, mentions, _parted(graph.tx, touched), touched)


def settle(
    graph: Lookups,
    plan: Plan,
    mentions: Iterable[Spelling],
    loose: Loose,
    touched: Iterable[str] = (),
    anew: frozenset[str] = frozenset(),
) -> list[EdgeRow]:
    """Decide for ``mentions`` and for those whose edges were lifted; ``touched`` may have none any more. Who has one of
    the keys ``anew`` is written even if the spellings are the same. Returns the rows to be written again."""
    rows, lost = loose
    wanted = {*mentions, *(row.other for row in rows)}
    stored = graph.people(wanted, left=set().union(*lost.values()))
    known = {id_: spelled for id_, spelled in stored.items() if id_ not in lost}
    moved = {row.other for row in rows}
    holder = {spelling: id_ for id_, spelled in known.items() for spelling in spelled}
    people = groups(wanted | holder.keys(), graph.decisions)
    several = contested(people, graph.decisions)
    anew |= several | contested(stored.values())  # how they are found and called may change with others
    create: list[Entity] = []
    change: list[Entity] = []
    spellings: Known = {}
    for group in people:
        existing = list(dict.fromkeys(holder[one] for one in group if one in holder))
        if len(existing) == 1 and known[existing[0]] == set(group) and not _any_of(anew, group):
            plan.people.update(dict.fromkeys(group, existing[0]))
            continue
        entity = person(group, graph.decisions, several)
        plan.people.update(dict.fromkeys(group, entity.id))
        if existing and (existing != [entity.id] or not known[entity.id] <= set(group) or moved & set(group)):
            plan.regrouped += existing
        spellings[entity.id] = set(group)
        (change if existing or entity.id in stored else create).append(entity)
    plan.create["Person"], plan.change["Person"], plan.spellings["Person"] = create, change, spellings
    plan.left["Person"] = set(touched)
    # What was lifted may be one edge with what is to be regrouped.
    return rows + lift(graph.tx, "Person", sorted(set(plan.regrouped))) if rows else rows


def _any_of(keys: frozenset[str], group: list[Spelling]) -> bool:
    return bool(keys) and any(key in keys for one in group for key in one.keys)


def _parted(tx: Transaction, touched: Known) -> Loose:
    """Of people who lost an edge: those who are spelled otherwise now; and, without rows, those who have no edge any
    more. The node's old spellings went with the sheet that printed them."""
    orphans = {row["id"] for row in run(tx, "person-orphans", ids=sorted(touched))}
    shrunk = _shrunk(tx, {id_: stored for id_, stored in touched.items() if id_ not in orphans})
    rows = lift(tx, "Person", shrunk)
    return Loose(rows, {id_: touched[id_] for id_ in {*orphans, *shrunk}})


def _shrunk(tx: Transaction, touched: Known) -> list[str]:
    """Those of whose spellings one stands on no edge any more."""
    several = {id_: stored for id_, stored in touched.items() if len(stored) > 1}
    left: Known = {id_: set() for id_ in several}
    for edge in run(tx, "person-edges", ids=sorted(several)):
        left[edge["id"]].update(row.other for row in lifted(edge["type"], edge["film"], edge["properties"]))
    return sorted(id_ for id_, stored in several.items() if left[id_] != stored)


def lift(tx: Transaction, label: str, ids: list[str]) -> list[EdgeRow]:
    """Take the edges off these nodes, and return the rows that they were made from."""
    rows = edge_rows_of(tx, label, ids)
    run(tx, f"{label.lower()}-unlink", ids=ids)
    return rows


def edge_rows_of(tx: Transaction, label: str, ids: list[str]) -> list[EdgeRow]:
    """The rows that the edges of these nodes were made from."""
    edges = run(tx, f"{label.lower()}-edges", ids=ids)
    return [row for edge in edges for row in lifted(edge["type"], edge["film"], edge["properties"])]
