"""A plan becomes nodes and edges. Nothing but the database is changed, so that a transaction can be run again."""

from __future__ import annotations

from typing import Any

from filmgraph.graph import EdgeRow, merged
from filmgraph.identity import Entity
from filmgraph.load.people import spelling_rows
from filmgraph.load.plan import Plan
from filmgraph.load.statements import create_edges, run
from filmgraph.store import Transaction


def write_plan(tx: Transaction, plan: Plan) -> None:
    """Write nodes, films and edges, and sweep what nothing mentions any more."""
    write_nodes(tx, plan)
    write_films(tx, plan)
    for label, ids in plan.left.items():
        swept = run(tx, f"{label.lower()}-sweep", ids=sorted(ids))
        if label == "Person":
            run(tx, "spelling-delete", ids=[row["id"] for row in swept])


def write_nodes(tx: Transaction, plan: Plan) -> None:
    """Write people, companies and festivals."""
    for label, nodes in plan.create.items():
        run(tx, f"{label.lower()}-create", rows=_node_rows(nodes))
    for label, nodes in plan.change.items():
        run(tx, f"{label.lower()}-merge", rows=_node_rows(nodes))
    created, changed = plan.create.get("Person", []), plan.change.get("Person", [])
    run(tx, "spelling-delete", ids=[entity.id for entity in changed])
    run(tx, "spelling-create", rows=spelling_rows([*created, *changed]))


def write_films(tx: Transaction, plan: Plan) -> None:
    """Write films with their edges. The other ends are there."""
    run(tx, "film-create", rows=plan.films)
    _create_edges(tx, plan)


def _node_rows(entities: list[Entity]) -> list[dict[str, Any]]:
    return [{"id": entity.id, **entity.properties} for entity in entities]


def _create_edges(tx: Transaction, plan: Plan) -> None:
    """Create the edges, each once: what stands twice on a sheet keeps its first line."""
    same: dict[tuple[Any, ...], list[EdgeRow]] = {}
    for row in sorted(plan.rows, key=lambda row: (row.film, row.properties["line"], row.properties["position"])):
        other = plan.ids[row.label][row.other]
        same.setdefault((other, row.identity(other)), []).append(row)
    by_type: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for (other, _), group in same.items():
        row = group[0] if len(group) == 1 else merged(group)
        edges = by_type.setdefault(row.type, {}).setdefault(row.film, [])
        edges.append({"other": other, **row.properties})
    for type_, by_film in by_type.items():
        create_edges(tx, type_, by_film)
