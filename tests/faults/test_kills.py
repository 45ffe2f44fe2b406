"""Loads that are killed or interrupted at random moments, and loads at the same time."""

from __future__ import annotations

import random
import signal
import sys
import time
from hashlib import sha256
from itertools import cycle
from pathlib import Path

import pytest

from filmgraph.explore import digest
from filmgraph.questions import schema
from filmgraph.store import Settings, Store
from tests.faults.loads import (
    LONG,
    SEED,
    State,
    Version,
    completed,
    ended,
    lay,
    outcome,
    start,
    start_load,
    through,
)
from tests.faults.proxy import LONGEST_STALL, Message, Proxy, at
from tests.load.graphs import empty

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

KILLS = 70 if LONG else 4
INTERRUPTS = 40 if LONG else 2
WHOLE = 10 if LONG else 1
SCHEMA = 4 * (1 + len(schema()))
"""Messages that a load begins with: the greeting, and the constraints and indexes."""
TOGETHER = 4 if LONG else 1


def messages(settings: Settings, proxy: Proxy, folder: Path, version: Version) -> int:
    """How many messages an undisturbed load of the version is."""
    lay(folder, version)
    proxy.arm(lambda _message: False, proxy.cut)
    assert outcome(through(settings, proxy), folder) is None
    return proxy.count


def signalled(
    settings: Settings,
    proxy: Proxy,
    folder: Path,
    number: int,
    signal_: signal.Signals,
    pause: float,
    workers: int = 1,
) -> tuple[int, str]:
    """Start a load and send it a signal ``pause`` seconds after a message; how it ended."""

    def send() -> None:
        time.sleep(pause)  # on the way of a message, so that the signal also meets a server at work
        loading.send_signal(signal_)

    proxy.arm(lambda _message: False, proxy.cut)
    together = ("--workers", str(workers)) if workers > 1 else ()
    loading = start_load(settings, proxy, "--prune", *together, folder)
    proxy.arm(at(number), send)
    return ended(loading)


@pytest.mark.parametrize(("signal_", "times"), [(signal.SIGKILL, KILLS), (signal.SIGINT, INTERRUPTS)])
def test_a_load_killed_at_a_random_moment_is_completed_by_the_next(
    settings: Settings, proxy: Proxy, folder: Path, states: list[State], signal_: signal.Signals, times: int
) -> None:
    """Whatever was being added, changed, moved or forgotten: afterwards the graph is that of an undisturbed load.

    An interrupted load says so and leaves with 130; one that was just done leaves with 0.
    """
    rng = random.Random(SEED)
    longest = messages(settings, proxy, folder, states[0][0])
    known = cycle(states[1:] + states[:1])
    hits = 0
    while hits < times:  # not counting those that came when the load was just done
        version, expected = next(known)
        lay(folder, version)
        moment, workers = rng.randint(1, longest), rng.choice((1, 2)) if settings.uri else 1
        code, said = signalled(settings, proxy, folder, moment, signal_, rng.uniform(0, 0.02), workers)
        assert code in {0, -signal_, 130}, said
        assert code != 130 or said.strip() == "Interrupted."
        hits += code != 0
        assert completed(settings, folder) == expected


def test_whenever_a_load_is_killed_the_graph_holds_whole_sheets(
    settings: Settings, graph: Store, proxy: Proxy, folder: Path, states: list[State]
) -> None:
    """What a killed load leaves behind is the graph of an undisturbed load of those sheets that are in it."""
    rng = random.Random(SEED)
    longest = messages(settings, proxy, folder, states[0][0])
    known = cycle(states[1:] + states[:1])
    for _ in range(WHOLE):
        lay(folder, next(known)[0])
        signalled(settings, proxy, folder, rng.randint(longest // 4, longest), signal.SIGKILL, 0)
        left = digest(graph.reader())
        lay(folder, held(graph, folder, states))
        empty(graph)
        assert completed(settings, folder) == left


def held(graph: Store, folder: Path, states: list[State]) -> Version:
    """The sheets that the graph says it holds, as they were."""
    texts = {sha256(text.encode()).hexdigest(): text for version, _ in states for text in version.values()}
    films = graph.reader().query("MATCH (f:Film) RETURN f.sheet AS sheet, f.sheet_hash AS hash").dicts()
    return {Path(film["sheet"]).relative_to(folder).as_posix(): texts[film["hash"]] for film in films}


def test_loads_at_once_of_overlapping_sheets_one_of_them_killed(
    settings: Settings, proxy: Proxy, folder: Path, states: list[State]
) -> None:
    """A load that meets the same sheets as another, and then its death, ends well; together they make one graph."""
    rng = random.Random(SEED)
    for version, expected in states[:TOGETHER]:
        lay(folder, version)
        files = sorted(folder.rglob("*.txt"))
        some, others = files[: 2 * len(files) // 3], files[len(files) // 3 :]
        with Proxy(proxy.target) as undisturbed:
            doomed, other = start_load(settings, proxy, *some), start_load(settings, undisturbed, *others)
            proxy.arm(at(rng.randint(100, 300)), doomed.kill)
            assert ended(other)[0] == 0
            ended(doomed)
        assert completed(settings, folder) == expected


@pytest.mark.parametrize("number", [7, SCHEMA + 5, SCHEMA + 90], ids=["schema", "look-up", "batch"])
def test_ctrl_c_does_not_wait_for_a_silent_server(
    settings: Settings, proxy: Proxy, folder: Path, few: list[State], number: int
) -> None:
    """Interrupted while the database answers nothing, a load ends at once all the same."""
    version, expected = few[0]
    lay(folder, version)
    loading = start_load(settings, proxy, folder)

    def stall_and_interrupt() -> None:
        proxy.stall()
        loading.send_signal(signal.SIGINT)

    proxy.arm(at(number), stall_and_interrupt)
    code, said = ended(loading, seconds=LONGEST_STALL / 2)
    assert (code, said.strip()) == (130, "Interrupted.")
    proxy.flowing.set()
    assert completed(settings, folder) == expected


PULL = 0x3F
ENDLESS = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y WITH x, y WHERE x + y = -1 RETURN count(*)"


def test_ctrl_c_ends_a_long_question(settings: Settings, graph: Store, proxy: Proxy) -> None:
    """Interrupted while the database works, a question ends at once, and the database has no more of it to do."""
    pulls: list[Message] = []

    def rows_are_asked_for(message: Message) -> bool:
        if message.sender == "client" and message.kind == PULL:
            pulls.append(message)
        return len(pulls) > (graph.plan_check() is not None)  # where the question is explained first, the second time

    asking = start(settings, proxy, "query", "--timeout", "300", ENDLESS)
    proxy.arm(rows_are_asked_for, lambda: asking.send_signal(signal.SIGINT))
    code, said = ended(asking, seconds=LONGEST_STALL / 2)
    assert (code, said.strip()) == (130, "Interrupted.")
    assert graph.reader().query("RETURN 1").rows == [[1]]
