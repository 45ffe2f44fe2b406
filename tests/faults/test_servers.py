"""Servers that are killed in the middle of a load, and passwords that change in the middle of one."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest

from filmgraph.errors import StoreRefused, StoreUnreachable
from filmgraph.load import ensure_schema
from filmgraph.store import connect
from tests.faults.loads import LONG, SEED, State, completed, ended, lay, outcome, port_of, start_load, through
from tests.faults.mortals import Mortal, MortalNeo4j, mortal
from tests.faults.proxy import Proxy, at
from tests.load.graphs import empty

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

KILLS = {"local": 40 if LONG else 2, "neo4j": 20 if LONG else 1}


@pytest.fixture(scope="session")
def killed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mortal]:
    with mortal(request.param, tmp_path_factory.mktemp("mortal") / "store") as found:
        yield found


@pytest.fixture
def server(killed: Mortal) -> Mortal:
    with connect(killed.settings) as store:
        ensure_schema(store)
        empty(store)
    return killed


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "killed" in metafunc.fixturenames:
        metafunc.parametrize("killed", list(KILLS), indirect=True, scope="session")


def test_a_server_killed_in_the_middle_of_a_load(server: Mortal, folder: Path, states: list[State]) -> None:
    """kill -9 of the server: the load says so in words or goes on, and what the next one leaves is right.

    The local server is started again by whoever needs it next; Neo4j by its owner.
    """
    rng = random.Random(SEED)
    known = cycle(states)
    for _ in range(KILLS[server.kind]):
        version, expected = next(known)
        lay(folder, version)
        with Proxy(port_of(server.settings)) as proxy:
            proxy.arm(at(rng.randint(1, 400)), server.kill)
            error = outcome(through(server.settings, proxy), folder)
            assert proxy.happened.is_set()
        assert error is None or isinstance(error, StoreUnreachable), error
        server.revive()
        assert completed(server.settings, folder) == expected


def test_a_password_changed_in_the_middle_of_a_load(server: Mortal, folder: Path, states: list[State]) -> None:
    """The load goes on with the connections it has, or is refused with exit code 4; the new password completes it."""
    if not isinstance(server, MortalNeo4j):
        pytest.skip("the local store's passwords are its own, and change with each start only")
    version, expected = states[0]
    lay(folder, version)
    old = server.settings
    with Proxy(port_of(old)) as proxy:
        loading = start_load(old, proxy, folder)
        proxy.arm(at(200), lambda: server.change_password("another-password"))
        code, said = ended(loading)
    assert proxy.happened.is_set()
    assert code == 0 or (code == 4 and "password" in said), said
    assert isinstance(outcome(connect(old), folder), StoreRefused)
    assert completed(server.settings, folder) == expected
