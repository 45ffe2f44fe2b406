"""What a batch of sheets means for the graph is decided by reading it.

Where a batch takes films away (a sheet that has changed, moved or gone), that is done while deciding: who is who
depends on what is left. A batch that takes nothing away can be decided while another one is being written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from filmgraph.graph import EdgeRow, as_meant
from filmgraph.identity import MAKERS, Decisions, Spelling, unpack
from filmgraph.load.edges import arranged
from filmgraph.load.films import Incoming, Recognised, place, recognised
from filmgraph.load.lookups import Film, Lookups
from filmgraph.load.people import decide_people
from filmgraph.load.plan import Known, Plan
from filmgraph.load.statements import run
from filmgraph.load.things import decide_things
from filmgraph.store import Transaction


def decide(
    tx: Transaction,
    decisions: Decisions,
    batch: list[Incoming],
    gone: Iterable[Film] = (),
    doubtful: dict[str, Known] | None = None,
) -> Plan:
    """Decide about the sheets of a batch, in the transaction that will write the plan.

    ``gone`` are films whose sheets are to be forgotten; ``doubtful``, only without a batch, nodes by label, with their
    spellings, that may say more than the sheets do.
    """
    graph = Lookups(tx, decisions)
    sheets = recognised(graph, batch, gone)
    removed = sorted({film["id"] for film in sheets.old})
    plan = _decided(graph, sheets, _remove_films(tx, removed) | (doubtful or {}))
    plan.removed = removed
    return plan


def decide_ahead(tx: Transaction, batch: list[Incoming], under_way: Plan) -> Plan | None:
    """Decide about a batch in a transaction that only reads, as if a plan that is being written were written already.
    None where one of the two takes films away."""
    if under_way.takes_away:
        return None
    graph = Lookups(tx, under_way.decisions, under_way)
    sheets = recognised(graph, batch)
    return None if sheets.old else _decided(graph, sheets, {})


def _decided(graph: Lookups, sheets: Recognised, touched: dict[str, Known]) -> Plan:
    plan = Plan(decisions=graph.decisions, copies=sheets.copies, takes_away=bool(sheets.old or touched))
    plan.renamed = place(graph, sheets)
    plan.films = [one.film for one in sheets.entering]
    rows = _rows(sheets.entering, plan.decisions)
    mentioned: dict[str, set[Spelling]] = defaultdict(set)
    for row in rows:
        mentioned[row.label].add(row.other)
    rows += _renamed(decide_people(graph, plan, mentioned["Person"], touched.get("Person", {})), plan)
    for label in MAKERS:
        decide_things(graph, plan, label, mentioned[label], touched.get(label, {}))
    plan.edges = arranged(rows, plan.things | {"Person": plan.people})
    return plan


def _rows(entering: Iterable[Incoming], decisions: Decisions) -> list[EdgeRow]:
    """The edges of sheets, with whom these mean; the sheets keep theirs, for other decisions may be in force when they
    are decided about again."""
    if not decisions.parting:
        return [row for one in entering for row in one.rows]
    return [as_meant(row, one.path, decisions) for one in entering for row in one.rows]


def _renamed(rows: list[EdgeRow], plan: Plan) -> list[EdgeRow]:
    """Rows of the graph's films with the ids that these will have when the plan is written."""
    new = {str(row["id"]): str(row["new"]) for row in plan.renamed}
    for row in rows:
        row.film = new.get(row.film, row.film)
    return rows


def _remove_films(tx: Transaction, ids: list[str]) -> dict[str, Known]:
    """Remove films; what they were linked with comes back by label, to be looked after at the end."""
    touched: dict[str, Known] = defaultdict(dict)
    for row in run(tx, "film-neighbours", ids=ids):
        touched[row["label"]][row["id"]] = set(map(unpack, row["spellings"] or ()))
    run(tx, "film-delete", ids=ids)
    return touched
