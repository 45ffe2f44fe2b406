"""Several workers write one plan at the same time, each in transactions of its own.

After one of them has regrouped people who turned out to be one, they create and change people, companies and
festivals, each worker others; then films with their edges, each film whole. Between the two, and where a load is
killed there, the graph holds people of films that have not come yet. So a node `Unfinished` names them beforehand and
goes at the end; where one is found, its load has died, and what it names is looked after: when a load begins and ends,
and by whoever has the next turn.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor, wait

from filmgraph.identity import in_force
from filmgraph.load.decide import decide
from filmgraph.load.lookups import found
from filmgraph.load.plan import Plan
from filmgraph.load.statements import Turn, alone, run
from filmgraph.load.write import regroup, write_films, write_nodes, write_noted
from filmgraph.store import Transaction, Writer

NAMED = ("Person", "Company", "Festival")
IDS_A_NODE = 1_000


def write_side_by_side(writer: Writer, helpers: Executor, workers: int, tx: Transaction, plan: Plan) -> None:
    """Write a plan that takes nothing away, while ``tx`` keeps other loads waiting.

    Raises what `Writer.transact` raises, once all workers have ended; what some of them wrote then stays.
    """
    marks = _marks(plan)
    if marks:
        writer.transact(lambda own: run(own, "unfinished-create", rows=marks))

    def each(write: Callable[[Transaction, Plan], None], parts: list[Plan]) -> None:
        writing = [helpers.submit(writer.transact, lambda own, part=part: write(own, part)) for part in parts]
        wait(writing)  # for all, whatever becomes of one: the others must not go on when the lock is gone
        for one in writing:
            one.result()

    if plan.regrouped or any(plan.moved.values()):
        writer.transact(lambda own: _regrouped(own, plan))
    each(write_nodes, _parts_of_nodes(plan, workers))
    each(write_films, _parts_of_films(plan, workers))
    run(tx, "unfinished-delete", ids=[mark["id"] for mark in marks])


def _regrouped(tx: Transaction, plan: Plan) -> None:
    """What turned out to be one, or two, in one piece: never do two nodes hold the same spelling."""
    write_nodes(tx, Plan(change=plan.change))
    regroup(tx, plan)


def recover(writer: Writer) -> None:
    """Take back what loads left that died between the two halves of their work."""
    if writer.transact(lambda tx: run(tx, "unfinished-find")):
        alone(writer, look_after)


def look_after(tx: Transaction, turn: Turn) -> bool:
    """Take back what was left, in a transaction that has the turn: those who live have none then. Returns whether
    there was anything."""
    marks = run(tx, "unfinished-find")
    if not marks:
        return False
    named = {label: sorted({id_ for mark in marks if mark["label"] == label for id_ in mark["ids"]}) for label in NAMED}
    doubtful = {label: found(run(tx, f"{label.lower()}-find", ids=ids)) for label, ids in named.items()}
    write_noted(tx, turn, decide(tx, in_force(turn.decisions), [], doubtful=doubtful))
    run(tx, "unfinished-delete", ids=[mark["id"] for mark in marks])
    return True


def _marks(plan: Plan) -> list[dict[str, object]]:
    """Rows of `Unfinished`, each for some nodes that the plan creates or changes."""
    rows: list[dict[str, object]] = []
    for label in NAMED:
        ids = [one.id for nodes in (plan.create, plan.change) for one in nodes.get(label, ())]
        for start in range(0, len(ids), IDS_A_NODE):
            piece = ids[start : start + IDS_A_NODE]
            rows.append({"id": secrets.token_hex(8), "label": label, "ids": piece})
    return rows


def _parts_of_nodes(plan: Plan, most: int) -> list[Plan]:
    parts = (
        Plan(
            create={label: nodes[part::most] for label, nodes in plan.create.items()},
            change={label: nodes[part::most] for label, nodes in plan.change.items()},
        )
        for part in range(most)
    )
    return [part for part in parts if any(part.create.values()) or any(part.change.values())]


def _parts_of_films(plan: Plan, most: int) -> list[Plan]:
    """The films in parts of about as many edges."""
    sizes: Counter[str] = Counter()
    for by_film in plan.edges.values():
        sizes.update({film: len(edges) for film, edges in by_film.items()})
    parts = [Plan() for _ in range(most)]
    weights = [0] * most
    for film in sorted(plan.films, key=lambda film: -sizes[film["id"]]):
        lightest = weights.index(min(weights))
        weights[lightest] += 1 + sizes[film["id"]]
        parts[lightest].films.append(film)
    for part in parts:
        own = [film["id"] for film in part.films]
        part.edges = {type_: {id_: of[id_] for id_ in own if id_ in of} for type_, of in plan.edges.items()}
    return [part for part in parts if part.films]
