"""What all benchmarks share: taking turns, medians, the table, and servers of their own."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.neo4j_server import neo4j_server

from filmgraph.load import ensure_schema
from filmgraph.store import Settings, Store, connect, local
from filmgraph.store.local.state import read_state

if TYPE_CHECKING:
    from neo4j import Session

HERE = Path(__file__).parent
ROOT = HERE.parent


@dataclass(frozen=True, slots=True)
class Result:
    """Ours and the bare script's figure, medians both; ``ok`` where ours is at most ``bound`` times theirs, or where
    there is no bound."""

    name: str
    unit: str
    ours: float
    bare: float
    bound: float | None
    repeats: int

    @property
    def ratio(self) -> float:
        return self.ours / self.bare

    @property
    def ok(self) -> bool:
        return self.bound is None or self.ratio <= self.bound


def timed(work: Callable[[], object]) -> float:
    """Seconds that ``work`` took."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def interleaved(sides: Sequence[Callable[[], float]], repeats: int) -> list[float]:
    """The median figure of each side. They take turns, and who begins changes, so that a busy minute of the machine
    hits all of them."""
    figures: list[list[float]] = [[] for _ in sides]
    for turn in range(repeats):
        order = range(len(sides)) if turn % 2 == 0 else reversed(range(len(sides)))
        for side in order:
            figures[side].append(sides[side]())
    return [median(one) for one in figures]


def compared(
    name: str,
    ours: Callable[[], float],
    bare: Callable[[], float],
    *,
    bound: float | None,
    repeats: int,
    unit: str = "s",
) -> Result:
    """A result of two functions that return seconds (or what ``unit`` says)."""
    figures = interleaved((ours, bare), repeats)
    return Result(name, unit, figures[0], figures[1], bound, repeats)


def process(*command: str) -> float:
    """Seconds of a whole process, from its start to its end. Fails where the process does."""
    return timed(lambda: subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL))


@contextmanager
def fresh_store(idle_minutes: float = 30) -> Iterator[Store]:
    """A local store of its own in a new folder, running; it is stopped and its folder removed at the end."""
    with tempfile.TemporaryDirectory(prefix="filmgraph-benchmark-") as folder:
        settings = Settings.find(folder=Path(folder) / "store", environ={"FILMGRAPH_STORE_IDLE": str(idle_minutes)})
        try:
            with connect(settings) as store:
                yield store
        finally:
            local.stop(settings)


@contextmanager
def fresh_neo4j() -> Iterator[Store]:
    """A new Neo4j, the one that the tests would use, with filmgraph's constraints and nothing else in it."""
    with tempfile.TemporaryDirectory(prefix="filmgraph-benchmark-") as folder:
        os.environ["CI"] = "1"  # where no server is to be had, fail and say why
        with neo4j_server(Path(folder) / "neo4j") as settings, connect(settings) as store:
            ensure_schema(store).transact(
                lambda tx: tx.run("MATCH (n) DETACH DELETE n")
            )  # one that was named may be full
            yield store


@contextmanager
def bare_session(store: Store) -> Iterator[Session]:
    """A session of the official driver at that server."""
    from filmgraph.store.bolt import open_driver  # the driver would count as memory of ours elsewhere

    settings, state = store.settings, read_state(store.settings.folder)
    user, password = ("reader", state.passwords["reader"]) if state else (settings.username, settings.password)
    with open_driver(store.address, user, password) as driver, driver.session(database=store.database) as session:
        yield session


SERVERS = {"local store": fresh_store, "Neo4j": fresh_neo4j}


# --- the command line and the table ---


def parser(description: str, repeats: int) -> argparse.ArgumentParser:
    """A command line with what every benchmark understands."""
    made = argparse.ArgumentParser(description=description)
    made.add_argument("--repeats", type=int, default=repeats, help=f"of each side (default {repeats})")
    made.add_argument("--json", action="store_true", help="JSON instead of a table")
    return made


def report(results: Iterable[Result], as_json: bool) -> None:
    """Print the results, each as soon as it is there; exit with 1 where one is over its bound."""
    every: list[Result] = []
    for one in results:
        every.append(one)
        if not as_json:
            print(_row(one) if len(every) > 1 else f"{_heading()}\n{_row(one)}", flush=True)
    if as_json:
        print(json.dumps([{**asdict(one), "ratio": round(one.ratio, 3), "ok": one.ok} for one in every], indent=2))
    sys.exit(0 if all(one.ok for one in every) else 1)


def _heading() -> str:
    return f"{'what':<44} {'ours':>10} {'bare':>10} {'ratio':>7} {'bound':>6}  ok"


def _row(one: Result) -> str:
    sides = f"{_figure(one.ours, one.unit):>10} {_figure(one.bare, one.unit):>10}"
    within = "     -" if one.bound is None else f"{one.bound:>6.2f}  {'yes' if one.ok else 'NO'}"
    return f"{one.name:<44} {sides} {one.ratio:>7.2f} {within}"


def _figure(value: float, unit: str) -> str:
    return f"{value * 1000:.1f} ms" if unit == "s" and value < 1 else f"{value:.2f} {unit}"
