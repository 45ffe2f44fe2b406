"""A plan becomes nodes and edges. Nothing but the database is changed, so that a transaction can be run again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from filmgraph.identity import Entity
from filmgraph.load.edges import arranged, create_edges
from filmgraph.load.people import lift
from filmgraph.load.plan import Plan
from filmgraph.load.statements import Turn, run
from filmgraph.store import Transaction


def write_plan(tx: Transaction, plan: Plan) -> set[str]:
    """Write nodes, films and edges, and sweep what nothing mentions any more. Returns the films that `regroup` does."""
    run(tx, "film-rename", rows=plan.renamed)
    write_nodes(tx, plan)
    films = regroup(tx, plan)
    write_films(tx, plan)
    for label, ids in plan.left.items():
        _sweep(tx, label, ids)
    return films


def write_noted(tx: Transaction, turn: Turn, plan: Plan) -> None:
    """Write a plan as `write_plan`, and note in the turn what that touches."""
    turn.note(plan.touched(write_plan(tx, plan)))


def write_nodes(tx: Transaction, plan: Plan) -> None:
    """Write people, companies and festivals."""
    for label, nodes in plan.create.items():
        run(tx, f"{label.lower()}-create", rows=_node_rows(nodes))
    for label, nodes in plan.change.items():
        run(tx, f"{label.lower()}-merge", rows=_node_rows(nodes))
    created, changed = plan.create.get("Person", []), plan.change.get("Person", [])
    run(tx, "spelling-delete", ids=[entity.id for entity in changed])
    run(tx, "spelling-create", rows=_spelling_rows([*created, *changed]))


def regroup(tx: Transaction, plan: Plan) -> set[str]:
    """Write edges of the graph anew for whom or what their spellings mean now. The nodes are there. Returns the ids of
    the films concerned: two edges of one may be one now."""
    films: set[str] = set()
    meant = plan.things | {"Person": plan.people}
    for label, ids in {**plan.moved, "Person": plan.regrouped}.items():
        each = sorted(set(ids))
        rows = lift(tx, label, each)
        films.update(row.film for row in rows)
        create_edges(tx, arranged(rows, meant))
        _sweep(tx, label, set(each) - plan.spellings.get(label, {}).keys())
    return films


def write_films(tx: Transaction, plan: Plan) -> None:
    """Write films with their edges. The other ends are there."""
    run(tx, "film-create", rows=plan.films)
    create_edges(tx, plan.edges)


def _sweep(tx: Transaction, label: str, ids: Iterable[str]) -> None:
    swept = run(tx, f"{label.lower()}-sweep", ids=sorted(ids))
    if label == "Person":
        run(tx, "spelling-delete", ids=[row["id"] for row in swept])


def _node_rows(entities: list[Entity]) -> list[dict[str, Any]]:
    return [{"id": entity.id, **entity.properties} for entity in entities]


def _spelling_rows(entities: Iterable[Entity]) -> list[dict[str, str]]:
    """The `Spelling` nodes of people who answer to more than their name and native form, or not alone to these."""
    return [
        {"id": f"{key}\t{entity.id}", "key": key, "person": entity.id}
        for entity in entities
        for key in entity.other_keys
    ]
