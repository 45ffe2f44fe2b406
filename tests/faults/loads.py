"""Loads for faults to happen to: versions of a folder of sheets, and ways to load them in many small transactions."""

from __future__ import annotations

import dataclasses
import os
import random
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from filmgraph.errors import FilmgraphError
from filmgraph.explore import digest
from filmgraph.load import LoadReport, load
from filmgraph.store import Settings, Store, connect
from filmgraph.store.local.state import read_state
from filmgraph.store.local.store import LocalStore
from filmgraph.store.remote import RemoteStore
from tests.faults.proxy import Proxy
from tests.load.graphs import random_sheet

LONG = bool(os.environ.get("FILMGRAPH_LONG"))
"""Whether to take the time for many more faults than CI has."""
SEED = int(os.environ.get("FILMGRAPH_SEED", "1"))
EDGES = 8
"""A batch of one or two sheets, so that even a short load is many transactions."""
FILES = 14 if LONG else 6
CREW = [f"{given} {name}" for given in ("Ada", "Bo", "Cy") for name in ("FAR", "GALE", "HILL", "IVES")]

Version = dict[str, str]
"""A folder's sheets: path within → text."""
State = tuple[Version, str]
"""A version and the checksum of its graph."""


def versions(files: int) -> list[Version]:
    """Four states of one folder. Between any two of them sheets come, go, change and move, with spellings that join
    people in one and part them in the other."""
    rng = random.Random(SEED)
    first = {f"{number}.txt": _sheet(number, rng) for number in range(files)}
    return [first, *(_changed(first, rng) for _ in range(3))]


def _sheet(number: int, rng: random.Random) -> str:
    """A sheet of the tests of loading, with people whom nobody takes for one another."""
    crew = ", ".join(rng.sample(CREW, rng.randint(1, 3)))
    return random_sheet(number, rng).replace("Production :", f"Editing : {crew}\nProduction :")


def _changed(first: Version, rng: random.Random) -> Version:
    names = list(first)
    rng.shuffle(names)
    some = len(names) // 3
    gone, changed, moved = names[:1], names[1 : 1 + some], names[1 + some : 1 + 2 * some]
    stay = {name: text for name, text in first.items() if name not in {*gone, *moved}}
    come = f"{len(first) + rng.randint(0, 9)}.txt"
    return (
        stay
        | {name: _sheet(int(name[:-4]), rng) for name in changed}
        | {f"away/{name}": first[name] for name in moved}
        | {come: _sheet(int(come[:-4]), rng)}
    )


def lay(folder: Path, version: Version) -> None:
    """Make the folder hold the version and nothing else."""
    for path in folder.rglob("*.txt"):
        if path.relative_to(folder).as_posix() not in version:
            path.unlink()
    for name, text in version.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def load_small(store: Store, folder: Path) -> LoadReport:
    """Load the folder, forgetting what is gone; `small_batches` makes it many transactions."""
    return load(store, [str(folder)], prune=True)


def outcome(store: Store, folder: Path) -> FilmgraphError | None:
    """Load as far as the fault lets; its error, which has to be one of ours."""
    try:
        with store:
            load_small(store, folder)
    except FilmgraphError as error:
        return error
    return None


def completed(settings: Settings, folder: Path) -> str:
    """Complete whatever a fault has left, straight to the server; the checksum of the graph then."""
    with connect(settings) as store:
        load_small(store, folder)
        return digest(store.reader())


def port_of(settings: Settings) -> int:
    """The Bolt port of a server on this machine."""
    if settings.uri is not None:
        return urlsplit(settings.uri).port or 7687
    state = read_state(settings.folder)
    assert state is not None
    return state.bolt_port


def through(settings: Settings, proxy: Proxy) -> Store:
    """The settings' store, reached through the proxy."""
    if settings.uri is not None:
        return RemoteStore(dataclasses.replace(settings, uri=proxy.uri))
    state = read_state(settings.folder)
    assert state is not None
    return LocalStore(settings, dataclasses.replace(state, bolt_port=proxy.port))


COMMAND = """
import sys, dataclasses, signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # where the tests run in the background it is ignored
from filmgraph.load import batches
from filmgraph.store.local import state
batches.EDGES_A_BATCH, port, running_state = int(sys.argv.pop(1)), int(sys.argv.pop(1)), state.running_state
def through(folder):
    found = running_state(folder)
    return found and dataclasses.replace(found, bolt_port=port)
state.running_state = through
from filmgraph.cli import main
main()
"""
"""The command line in small batches, on a local store as well by way of the proxy."""


def start_load(settings: Settings, proxy: Proxy, *words: str | Path) -> subprocess.Popen[str]:
    """`filmgraph load WORDS` through the proxy, as a process."""
    return start(settings, proxy, "load", *words)


def start(settings: Settings, proxy: Proxy, *words: str | Path) -> subprocess.Popen[str]:
    """`filmgraph WORDS` through the proxy, as a process."""
    environ = {**os.environ, "FILMGRAPH_STORE": str(settings.folder)}
    if settings.uri is not None:
        environ |= {
            "NEO4J_URI": proxy.uri,
            "NEO4J_USERNAME": settings.username or "",
            "NEO4J_PASSWORD": settings.password or "",
        }
    command = [sys.executable, "-c", COMMAND, str(EDGES), str(proxy.port), *map(str, words)]
    return subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def ended(loading: subprocess.Popen[str], seconds: float = 60) -> tuple[int, str]:
    """Its exit code and what it said; it fails the test where it does not end."""
    try:
        said = loading.communicate(timeout=seconds)[1]
    except subprocess.TimeoutExpired:
        loading.kill()
        said = loading.communicate()[1]
        raise AssertionError(f"the load hangs; it said {said!r}") from None
    return loading.returncode, said
