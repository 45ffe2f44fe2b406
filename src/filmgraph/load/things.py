"""Which companies and festivals the spellings of a batch mean, seen together with those the graph holds already.

They are always what `identity.groups_of_things` makes of all spellings in the graph. What a batch brings can join two
of them or part one (a second company that bears an acronym), and so can what it takes away. Then their edges are
written anew for what they mean now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from filmgraph.graph import lifted
from filmgraph.identity import MAKERS, Spelling, groups_of_things, key
from filmgraph.load.lookups import Lookups
from filmgraph.load.plan import Known, Plan
from filmgraph.load.statements import run
from filmgraph.store import Transaction


def decide_things(
    graph: Lookups,
    plan: Plan,
    label: str,
    mentions: Iterable[Spelling],
    touched: Mapping[str, set[Spelling]],
    anew: frozenset[str] = frozenset(),
) -> None:
    """Decide for the companies or festivals that a batch mentions, into its plan. ``touched`` are those that lost an
    edge to a sheet that went. What has one of the keys ``anew`` is written even if its spellings are the same."""
    mentioned, decisions = set(mentions), graph.decisions.of(label)
    stored = {**touched, **graph.things(label, mentioned.union(*touched.values()))}
    known = stored | _remaining(graph.tx, label, touched)
    holder = {spelling: id_ for id_, spellings in known.items() for spelling in spellings}
    meant, made, moved = plan.things.setdefault(label, {}), Known(), plan.moved.setdefault(label, [])
    for group in groups_of_things(label, mentioned | holder.keys(), decisions):
        existing = list(dict.fromkeys(holder[one] for one in group if one in holder))
        if len(existing) == 1 and stored[existing[0]] == set(group) and not any(key(one.name) in anew for one in group):
            meant.update(dict.fromkeys(group, existing[0]))
            continue
        entity = MAKERS[label](group, decisions)
        meant.update(dict.fromkeys(group, entity.id))
        if existing and existing != [entity.id]:
            moved += existing
        made[entity.id] = set(group)
        plan.change.setdefault(label, []).append(entity)
    plan.spellings[label], plan.left[label] = made, set(touched)


def _remaining(tx: Transaction, label: str, touched: Mapping[str, set[Spelling]]) -> Known:
    """The spellings that are still printed on the edges of nodes that lost one; none where no edge is left."""
    orphans = {row["id"] for row in run(tx, f"{label.lower()}-orphans", ids=sorted(touched))}
    several = {id_ for id_, stored in touched.items() if len(stored) > 1} - orphans
    left: Known = {id_: set() for id_ in orphans | several}
    for edge in run(tx, f"{label.lower()}-edges", ids=sorted(several)):
        left[edge["id"]].update(row.other for row in lifted(edge["type"], edge["film"], edge["properties"]))
    return left
