"""Every test of faults runs on both servers, through a proxy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from filmgraph.explore import digest
from filmgraph.store import Settings, Store, connect
from tests.faults.loads import EDGES, FILES, State, lay, load_small, port_of, versions
from tests.faults.proxy import Proxy
from tests.load.graphs import empty


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "settings" in metafunc.fixturenames:
        metafunc.parametrize("settings", ["local", "neo4j"], indirect=True, scope="session")


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("filmgraph.load.batches.EDGES_A_BATCH", EDGES)


@pytest.fixture
def folder(sheets: Path) -> Path:
    """Where the sheets lie that the tests load."""
    return sheets


def clean(settings: Settings, folder: Path, files: int) -> list[State]:
    """Each version of the sheets with the checksum that an undisturbed load of it alone gives, on whichever server."""
    found = []
    with connect(settings) as store:
        for version in versions(files):
            lay(folder, version)
            empty(store)
            load_small(store, folder)
            found.append((version, digest(store.reader())))
        empty(store)
    assert len({sum_ for _, sum_ in found}) == len(found)
    return found


@pytest.fixture(scope="session")
def states(local_store: Settings, tmp_path_factory: pytest.TempPathFactory) -> list[State]:
    """The versions of the sheets and what the graph has to be for each."""
    return clean(local_store, tmp_path_factory.mktemp("clean"), FILES)


@pytest.fixture(scope="session")
def few(local_store: Settings, tmp_path_factory: pytest.TempPathFactory) -> list[State]:
    """The same with so few sheets that a fault can happen at each message of a load."""
    return clean(local_store, tmp_path_factory.mktemp("few"), 3)


@pytest.fixture
def proxy(graph: Store, settings: Settings) -> Iterator[Proxy]:
    """In front of the test's server, whose graph is empty."""
    with Proxy(port_of(settings)) as found:
        yield found
