"""Whole commands against bare scripts that ask the same: ``python -m benchmarks.commands``.

The store runs before anything is measured and holds 500 synthetic sheets. Each figure is a whole process, from its
start to its end, Python's own start included on both sides.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import common, generate
from filmgraph.load import load
from filmgraph.store import Store
from filmgraph.store.local.state import read_state

BOUND, BOUND_HELP = 1.5, 2.0
# What the installed command does, without depending on where it is installed.
FILMGRAPH = (sys.executable, "-c", "from filmgraph.cli import main; main()")
BUSY = """
MATCH (p:Person)-[r:ACTED_IN]->(:Film)
WITH p, count(r) AS films
WHERE films = 4 AND NOT p.folded CONTAINS '|'
RETURN p.name AS name, p.folded AS folded ORDER BY p.id
"""


def results(sheets: int, repeats: int) -> Iterator[common.Result]:
    bare_click = (sys.executable, "-c", "import click")
    yield processes("filmgraph --help, against import click", (*FILMGRAPH, "--help"), bare_click, BOUND_HELP, repeats)
    with common.fresh_store() as store, tempfile.TemporaryDirectory() as folder:
        load(store, [str(generate.write(sheets, 1, Path(folder)))])
        lead_to(store)
        people = store.reader().query(BUSY).dicts()
        first, last = people[0], people[-1]
        path = (*FILMGRAPH, "path", first["name"], last["name"])
        yield processes("filmgraph path A B", path, bare("path", first, last), BOUND, repeats)
        yield processes("filmgraph show A", (*FILMGRAPH, "show", first["name"]), bare("show", first), BOUND, repeats)


def bare(name: str, *people: dict[str, str]) -> tuple[str, ...]:
    return (sys.executable, str(common.HERE / f"bare_{name}.py"), *(one["folded"] for one in people))


def processes(name: str, ours: tuple[str, ...], theirs: tuple[str, ...], bound: float, repeats: int) -> common.Result:
    def run(command: tuple[str, ...]) -> Callable[[], float]:
        return lambda: common.process(*command)

    common.process(*ours)
    common.process(*theirs)  # once each, for the byte code and the server's plans
    return common.compared(name, run(ours), run(theirs), bound=bound, repeats=repeats)


def lead_to(store: Store) -> None:
    """Set the variables that lead both sides to a store."""
    state = read_state(store.settings.folder)
    assert state
    for name in [name for name in os.environ if "NEO4J_" in name]:
        del os.environ[name]
    os.environ["FILMGRAPH_STORE"] = str(store.settings.folder)
    os.environ |= {"BARE_URI": state.address, "BARE_USER": "reader", "BARE_DATABASE": state.database}
    os.environ["BARE_PASSWORD"] = state.passwords["reader"]


def main() -> None:
    parser = common.parser(__doc__ or "", 15)
    parser.add_argument("--sheets", type=int, default=500, help="in the store (default 500)")
    arguments = parser.parse_args()
    common.report(results(arguments.sheets, arguments.repeats), arguments.json)


if __name__ == "__main__":
    main()
