"""The gate's second half, for servers whose EXPLAIN can be believed: a query by the plan they made of it.

It sees what the server sees, so nothing hides in a spelling; but a plan does not show the functions that a query
calls, nor every subquery inside an expression, so it stands behind the first half and not in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from filmgraph.errors import QueryRefused
from filmgraph.store.gate.text import check_procedure, no_load_csv, would_write

if TYPE_CHECKING:
    from neo4j import ResultSummary


EXPLAIN = "EXPLAIN\n"
PLACE = re.compile(r"\(line (\d+), column (\d+) \(offset: (\d+)\)\)")


def explained(text: str) -> str:
    """The query that gives the plan of ``text``."""
    return EXPLAIN + text


def of_the_query(message: str) -> str:
    """What the server said of an `explained` query, with the place that it has in the query itself.

    >>> of_the_query("Invalid input 'X' (line 2, column 1 (offset: 8))")
    "Invalid input 'X' (line 1, column 1 (offset: 0))"
    """
    return PLACE.sub(
        lambda at: f"(line {int(at[1]) - 1}, column {at[2]} (offset: {int(at[3]) - len(EXPLAIN)}))", message
    )


def check_plan(summary: ResultSummary) -> None:
    """Raise QueryRefused unless the query that was EXPLAINed reads the graph and nothing else."""
    if not summary.plan:
        raise QueryRefused("The database does not say whether the query would only read, so it was not run.")
    calls = 0
    for kind, details in _operators(summary.plan):
        if kind == "LoadCSV":
            raise no_load_csv()
        if kind == "ProcedureCall":
            check_procedure(details.partition("(")[0])
            calls += 1
    # "s" is schema and settings, and a harmless procedure of the server's own: dbms.components.
    if not (summary.query_type == "r" or (summary.query_type == "s" and calls)):
        raise would_write()


def _operators(plan: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Kind and details of each step: ``("ProcedureCall", "db.labels() :: (label :: STRING)")``."""
    yield str(plan["operatorType"]).partition("@")[0], str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from _operators(child)
