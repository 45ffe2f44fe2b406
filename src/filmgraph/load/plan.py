"""What a batch of sheets means for the graph: decided by reading it, written later.

Where a batch takes something away (a sheet that has changed, moved or gone, people to be regrouped), that is done while
deciding: who is who depends on what is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from filmgraph.graph import EdgeRow, lifted
from filmgraph.identity import Entity, Spelling, company, festival, key, slug
from filmgraph.load.films import Incoming, place, recognised
from filmgraph.load.people import Known, decide_people, found, known_of
from filmgraph.load.statements import run
from filmgraph.store import Transaction

MAKERS: dict[str, Callable[[Iterable[Spelling]], Entity]] = {"Company": company, "Festival": festival}


@dataclass(slots=True)
class Plan:
    """What is to be written. ``ids`` says who or what each spelling of the rows means, by label.

    ``create`` and ``change`` are nodes by label, ``rows`` edges, ``left`` the nodes, by label, that may have lost their
    last edge. ``plain``: the batch brings new sheets only, and takes nothing away.
    """

    films: list[dict[str, Any]] = field(default_factory=list)
    rows: list[EdgeRow] = field(default_factory=list)
    ids: dict[str, dict[Spelling, str]] = field(default_factory=dict)
    create: dict[str, list[Entity]] = field(default_factory=dict)
    change: dict[str, list[Entity]] = field(default_factory=dict)
    left: dict[str, set[str]] = field(default_factory=dict)
    copies: list[tuple[str, str]] = field(default_factory=list)
    plain: bool = True


def plan_batch(
    tx: Transaction,
    batch: list[Incoming],
    gone: Iterable[dict[str, Any]] = (),
    doubtful: dict[str, Known] | None = None,
) -> Plan:
    """Decide about the sheets of a batch.

    ``gone`` are rows of films (id, slug) whose sheets are to be forgotten, ``doubtful`` nodes by label, with their
    spellings, that may say more than the sheets do.
    """
    old = [*gone, *run(tx, "films-by-sheet", sheets=[one.path for one in batch])]
    entering, copies, moved = recognised(tx, batch, {film["sheet"] for film in old})
    old += moved
    touched = _remove_films(tx, sorted({film["id"] for film in old})) | (doubtful or {})
    renamed = place(tx, entering, {film["slug"] for film in old})
    plan = Plan([one.film for one in entering], [row for one in entering for row in one.rows], copies=copies)
    _decide_people(tx, plan, touched.get("Person", {}))
    for label in MAKERS:
        _decide(tx, plan, label, touched.get(label, {}))
    plan.plain = not (old or renamed or plan.left["Person"])
    return plan


def _remove_films(tx: Transaction, ids: list[str]) -> dict[str, Known]:
    """Remove films; what they were linked with comes back by label, to be looked after at the end."""
    touched = known_of(run(tx, "film-neighbours", ids=ids))
    run(tx, "film-delete", ids=ids)
    return touched


def _decide_people(tx: Transaction, plan: Plan, touched: Known) -> None:
    people = decide_people(tx, (row.other for row in plan.rows if row.label == "Person"), touched)
    plan.rows = [*people.lifted, *plan.rows]
    plan.ids["Person"] = people.ids
    plan.create["Person"], plan.change["Person"] = people.create, people.change
    plan.left["Person"] = {*touched, *people.left}


def _decide(tx: Transaction, plan: Plan, label: str, touched: Known) -> None:
    """Companies or festivals, whose one key is their name; those are changed whose spellings are others now."""
    name, make = label.lower(), MAKERS[label]
    fresh: dict[str, set[Spelling]] = {}
    for spelling in {row.other for row in plan.rows if row.label == label}:
        fresh.setdefault(slug(key(spelling.name)), set()).add(spelling)
    known = found(run(tx, f"{name}-find", ids=sorted(fresh)))
    shrunk = _remaining(tx, name, touched)
    wanted = {id_: fresh.get(id_, set()) | shrunk.get(id_, known.get(id_, set())) for id_ in {*fresh, *shrunk}}
    plan.change[label] = [
        make(group) for id_, group in sorted(wanted.items()) if group and (id_ in shrunk or group != known.get(id_))
    ]
    plan.ids[label] = {spelling: id_ for id_, group in fresh.items() for spelling in group}
    plan.left[label] = set(touched)


def _remaining(tx: Transaction, name: str, touched: Known) -> Known:
    """The spellings that are still printed on the edges of nodes that lost one; none where no edge is left."""
    orphans = {row["id"] for row in run(tx, f"{name}-orphans", ids=sorted(touched))}
    several = {id_ for id_, stored in touched.items() if len(stored) > 1} - orphans
    left: Known = {id_: set() for id_ in orphans | several}
    for edge in run(tx, f"{name}-raws", ids=sorted(several)):
        left[edge["id"]].update(row.other for row in lifted(edge["type"], "", edge["properties"]))
    return left
