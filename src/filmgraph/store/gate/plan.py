"""The gate's second half, for servers whose EXPLAIN can be believed: a query by the plan they made of it.

It sees what the server sees, so nothing hides in a spelling. But it knows nothing of what the functions do that a
query calls, so it stands behind the first half and not in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from filmgraph.errors import QueryRefused
from filmgraph.store.gate.text import check_procedure, no_load_csv, would_write
from filmgraph.store.gate.tokens import TOKEN

if TYPE_CHECKING:
    from neo4j import ResultSummary


EXPLAIN = "EXPLAIN\n"
PLACE = re.compile(r"\(line (\d+), column (\d+) \(offset: (\d+)\)\)")

INSIDE = re.compile(r"LOAD CSV|ResolvedCall\(([\w.]*)")
"""In the details of a step: a subquery inside an expression has no steps of its own, but is written out there."""


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
    called = list(_called(summary.plan))
    for name in called:
        check_procedure(name)
    # "s" is schema and settings, and a harmless procedure of the server's own: dbms.components.
    if not (summary.query_type == "r" or (summary.query_type == "s" and called)):
        raise would_write()


def _called(plan: dict[str, Any]) -> Iterator[str]:
    """The procedures that a plan calls anywhere. QueryRefused for LOAD CSV."""
    for kind, details in _steps(plan):
        if kind == "LoadCSV":
            raise no_load_csv()
        if kind == "ProcedureCall":
            yield details.partition("(")[0]
        for inside in INSIDE.finditer(_without_quotes(details)):
            if inside[1] is None:
                raise no_load_csv()
            yield inside[1]


def _without_quotes(details: str) -> str:
    """Names and strings may say LOAD CSV."""
    kept = (found for found in TOKEN.finditer(details) if found.lastgroup not in ("string", "quoted"))
    return "".join(found[0] for found in kept)


def _steps(plan: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Kind and details of each step: ``("ProcedureCall", "db.labels() :: (label :: STRING)")``."""
    yield str(plan["operatorType"]).partition("@")[0], str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", ()):
        yield from _steps(child)
