"""What a batch of sheets means for the graph is decided by reading it.

Where a batch takes films away (a sheet that has changed, moved or gone), that is done while deciding: who is who
depends on what is left. A batch that takes nothing away can be decided while another one is being written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from filmgraph.graph import EdgeRow, lifted
from filmgraph.identity import Decisions, Entity, Spelling, company, festival, key, slug, unpack
from filmgraph.load.edges import arranged
from filmgraph.load.films import Incoming, Recognised, place, recognised
from filmgraph.load.lookups import Film, Lookups
from filmgraph.load.people import decide_people
from filmgraph.load.plan import Known, Plan
from filmgraph.load.statements import run
from filmgraph.store import Transaction

MAKERS: dict[str, Callable[[Iterable[Spelling]], Entity]] = {"Company": company, "Festival": festival}


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
    touched = _remove_films(tx, sorted({film["id"] for film in sheets.old})) | (doubtful or {})
    return _decided(graph, sheets, touched)


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
    rows = [row for one in sheets.entering for row in one.rows]
    mentioned: dict[str, set[Spelling]] = defaultdict(set)
    for row in rows:
        mentioned[row.label].add(row.other)
    rows += _renamed(decide_people(graph, plan, mentioned["Person"], touched.get("Person", {})), plan)
    ids = {label: _decide_named(graph, plan, label, mentioned[label], touched.get(label, {})) for label in MAKERS}
    plan.edges = arranged(rows, ids | {"Person": plan.people})
    return plan


def _renamed(rows: list[EdgeRow], plan: Plan) -> list[EdgeRow]:
    """Rows of the graph's films with the ids that these will have when the plan is written."""
    new = {row["id"]: row["new"] for row in plan.renamed}
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


def _decide_named(
    graph: Lookups, plan: Plan, label: str, mentions: set[Spelling], touched: Known
) -> dict[Spelling, str]:
    """Companies or festivals, whose one key is their name; those are changed whose spellings are others now. Returns
    the ids of the mentions."""
    fresh: Known = defaultdict(set)
    for spelling in mentions:
        fresh[slug(key(spelling.name))].add(spelling)
    known = graph.named(label, fresh)
    shrunk = _remaining(graph.tx, label.lower(), touched)
    wanted = {id_: fresh.get(id_, set()) | shrunk.get(id_, known.get(id_, set())) for id_ in {*fresh, *shrunk}}
    others = sorted(id_ for id_, group in wanted.items() if group and (id_ in shrunk or group != known.get(id_)))
    plan.change[label] = [MAKERS[label](wanted[id_]) for id_ in others]
    plan.spellings[label] = {id_: wanted[id_] for id_ in others}
    plan.left[label] = set(touched)
    return {spelling: id_ for id_, group in fresh.items() for spelling in group}


def _remaining(tx: Transaction, name: str, touched: Known) -> Known:
    """The spellings that are still printed on the edges of nodes that lost one; none where no edge is left."""
    orphans = {row["id"] for row in run(tx, f"{name}-orphans", ids=sorted(touched))}
    several = {id_ for id_, stored in touched.items() if len(stored) > 1} - orphans
    left: Known = {id_: set() for id_ in orphans | several}
    for edge in run(tx, f"{name}-raws", ids=sorted(several)):
        left[edge["id"]].update(row.other for row in lifted(edge["type"], "", edge["properties"]))
    return left
