"""A full load against a bare script that sends the same rows: ``python -m benchmarks.load [FOLDER]``.

Each side writes into a server of its own (a local store, or a Neo4j), new and started for it, with the same settings.
Both servers are warmed
in the same way: each runs both sides' load of other sheets, which are then deleted. (``--warm 0``: no warming, servers
as they are right after their start.) The bare side gets its rows ready-made, read from a store that filmgraph loaded
before, and sends them in the batch size that is best for it, found by trying.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks import common, generate
from benchmarks.bare_load import EDGES as EDGE_STATEMENT
from benchmarks.bare_load import NODES as NODE_STATEMENT
from benchmarks.bare_load import Rows
from filmgraph.load import ensure_schema, load
from filmgraph.load.batches import Batches
from filmgraph.load.films import incoming
from filmgraph.load.plan import Plan
from filmgraph.load.statements import Turn, alone
from filmgraph.load.write import write_plan
from filmgraph.model import EDGES, NODES, Sheet
from filmgraph.questions import schema
from filmgraph.sheets import sheets as sheets_of
from filmgraph.store import Limits, Settings, Store, Transaction, Writer, connect
from filmgraph.store.local.state import read_state

BOUNDS = {"local store": 1.3, "Neo4j": 1.2}
BOUND_AGAIN, BOUND_WORKERS = 0.1, 1 / 1.4
BATCH_SIZES = (1_000, 4_000, 10_000, 20_000)
ALL = Limits(rows=None, seconds=600)


@dataclass(slots=True)
class Case:
    """Sheets to load, the same as ready-made rows in a file, and how to warm a server for them."""

    name: str
    folder: Path
    rows: Path
    server: str = "local store"
    warm: Case | None = None
    batch: int = 4_000
    again: list[float] = field(default_factory=list)
    """Seconds of loading once more, unchanged, of each repetition."""

    def ours(self) -> float:
        """Seconds of a load into a new store; loads again after it."""
        with common.SERVERS[self.server]() as store:
            self._warm_up(store)
            first = run_ours(store, self.folder)
            self.again.append(run_ours(store, self.folder))
            return first

    def bare(self) -> float:
        """Seconds of the bare script into a new store."""
        with common.SERVERS[self.server]() as store:
            self._warm_up(store)
            return run_bare(store, self.rows, self.batch)

    def _warm_up(self, store: Store) -> None:
        if self.warm:
            run_ours(store, self.warm.folder)
            empty(store)
            run_bare(store, self.warm.rows, self.batch)
            empty(store)

    def choose_batch(self) -> None:
        """Find the batch size that is best for the bare side."""
        seconds = {}
        for self.batch in BATCH_SIZES:
            seconds[self.batch] = self.bare()
            print(f"bare, {self.name}, batches of {self.batch}: {seconds[self.batch]:.2f} s", file=sys.stderr)
        self.batch = min(seconds, key=seconds.__getitem__)


def run_ours(store: Store, folder: Path) -> float:
    command = (sys.executable, "-m", "benchmarks.load", "--child", str(store.settings.folder), str(folder))
    settings = store.settings
    server = {"NEO4J_URI": settings.uri, "NEO4J_USERNAME": settings.username, "NEO4J_PASSWORD": settings.password}
    environ = os.environ | {name: value or "" for name, value in server.items()}
    done = subprocess.run(command, check=True, cwd=common.ROOT, env=environ, stdout=subprocess.PIPE, text=True)
    return float(done.stdout)


def run_bare(store: Store, rows: Path, batch: int) -> float:
    address, user, password, database = store.address, store.settings.username, store.settings.password, "neo4j"
    if state := read_state(store.settings.folder):
        user, password, database = "writer", state.passwords["writer"], state.database
    command = (sys.executable, str(common.HERE / "bare_load.py"), str(rows), address, user or "", database, str(batch))
    done = subprocess.run(command, check=True, input=password, stdout=subprocess.PIPE, text=True)
    return float(done.stdout)


def empty(store: Store) -> None:
    """Delete every node and edge."""

    def delete(tx: Transaction) -> None:
        for label in NODES:
            tx.run(f"MATCH (n:{label}) DETACH DELETE n")

    store.writer().transact(delete)


def child(store: str, folder: str) -> None:
    """Our side, in a process of its own: prints the seconds."""
    import neo4j  # noqa: F401  (both sides have it loaded when their time begins)

    started = time.perf_counter()
    server = Settings.find() if os.environ["NEO4J_URI"] else Settings.find(folder=store, environ={})
    with connect(server) as opened:
        load(opened, [folder])
    print(time.perf_counter() - started)


# --- ready-made rows ---


def prepared(name: str, server: str, folder: Path, made: Path, warm: Case | None = None) -> Case:
    """A case: its sheets are loaded once, and the graph is read back as rows."""
    with common.fresh_store() as store:
        load(store, [str(folder)])
        work = [*nodes_of(store), *edges_of(store)]
    file = made / f"{name}.pickle"
    file.write_bytes(pickle.dumps((schema(), work)))
    return Case(name, folder, file, server, warm)


def nodes_of(store: Store) -> Iterator[tuple[str, Rows]]:
    for label in NODES:
        rows = store.reader().query(f"MATCH (n:{label}) RETURN collect(properties(n)) AS rows", limits=ALL).rows[0][0]
        yield NODE_STATEMENT.format(label=label), [{"id": row.pop("id"), "properties": row} for row in rows]


def edges_of(store: Store) -> Iterator[tuple[str, Rows]]:
    for kind in EDGES.values():
        asked = f"MATCH (a:{kind.start})-[r:{kind.type}]->(b) RETURN collect([a.id, b.id, properties(r)]) AS rows"
        rows = store.reader().query(asked, limits=ALL).rows[0][0]
        names = sorted({name for _, _, own in rows for name in own})
        properties = ", ".join(f"{name}: row.properties.{name}" for name in names)
        text = EDGE_STATEMENT.format(start=kind.start, end=kind.end, type=kind.type, properties=properties)
        yield text, [{"start": start, "end": end, "properties": own} for start, end, own in rows]


# --- the benchmark ---


def results(folder: Path | None, sheets: int, warm: int, repeats: int, server: str) -> Iterator[common.Result]:
    with tempfile.TemporaryDirectory(prefix="filmgraph-benchmark-") as place:
        made = Path(place)
        warming = prepared("warming", server, generate.write(warm, 99, made / "warm"), made) if warm else None
        folders = {"given": folder} if folder else {}
        folders["synthetic"] = generate.write(sheets, 1, made / "sheets")
        for name, each in folders.items():
            yield from measure(prepared(name, server, each, made, warming), repeats)
        if server == "Neo4j":
            yield from workers(folders["synthetic"], repeats)


def measure(case: Case, repeats: int) -> Iterator[common.Result]:
    case.choose_batch()
    count = sum(1 for path in case.folder.rglob("*") if path.is_file())
    name, bound = f"load {count} {case.name} sheets, {case.server}", BOUNDS[case.server]
    first = common.compared(name, case.ours, case.bare, bound=bound, repeats=repeats)
    yield first
    again = median(case.again)
    yield common.Result("load them again, against the first time", "s", again, first.ours, BOUND_AGAIN, repeats)


class Planned(Batches):
    """Remembers the plans that it writes into a store by one worker, to be written into another by several."""

    def __init__(self, writer: Writer, workers: int) -> None:
        super().__init__(writer, workers)
        self.plans: list[Plan] = []

    def write_plan(self, tx: Transaction, turn: Turn, plan: Plan, *, alone: bool) -> set[str]:  # noqa: ARG002
        self.plans.append(plan)
        return write_plan(tx, plan)


def workers(folder: Path, repeats: int) -> Iterator[common.Result]:
    """Two workers against one, on plans that are made already: the database's part of a load."""
    name = f"two workers against one, {sum(1 for _ in folder.iterdir())} sheets, Neo4j"
    plans = {count: planned(folder, count) for count in (1, 2)}
    yield common.compared(
        name, lambda: written(plans[2], 2), lambda: written(plans[1], 1), bound=BOUND_WORKERS, repeats=repeats
    )


def planned(folder: Path, count: int) -> list[Plan]:
    """What is to be written of these sheets, in batches as large as so many workers write."""
    with common.fresh_store() as store:
        batches = Planned(ensure_schema(store), count)
        with batches:
            batches.take(incoming(one, one.file) for one in sheets_of([folder]) if isinstance(one, Sheet))
            batches.finish()
        return batches.plans


def written(plans: list[Plan], count: int) -> float:
    """Seconds of writing plans into a new Neo4j, warmed with the first of them."""
    with common.fresh_neo4j() as store:
        write(store, plans[:3], count)
        empty(store)
        return common.timed(lambda: write(store, plans, count))


def write(store: Store, plans: list[Plan], count: int) -> None:
    writer = ensure_schema(store)
    with Batches(writer, count) as batches:
        for plan in plans:
            alone(writer, partial(_write_one, batches, plan))


def _write_one(batches: Batches, plan: Plan, tx: Transaction, turn: Turn) -> None:
    batches.write_plan(tx, turn, plan, alone=False)


def main() -> None:
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:])
        return
    parser = common.parser(__doc__ or "", 3)
    parser.add_argument("folder", type=Path, nargs="?", help="sheets to measure besides synthetic ones")
    parser.add_argument("--sheets", type=int, default=5000, help="number of synthetic ones (default 5000)")
    parser.add_argument(
        "--server", choices=sorted(BOUNDS), default="local store", help="which kind (default local store)"
    )
    parser.add_argument("--warm", type=int, default=200, help="number of sheets to warm the servers with (default 200)")
    arguments = parser.parse_args()
    found = results(arguments.folder, arguments.sheets, arguments.warm, arguments.repeats, arguments.server)
    common.report(found, arguments.json)


if __name__ == "__main__":
    main()
