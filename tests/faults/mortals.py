"""Servers of the tests' own that may be killed, and come back with their data and at their address."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest
from neo4j import GraphDatabase

from filmgraph.store import Settings, local
from filmgraph.store.local.state import read_state
from tests.neo4j_server import (
    CONFIGURATION,
    JAVA_OPTIONS,
    KEEPER,
    NotHadError,
    free_port,
    java_and_classpath,
    new_password,
    settings_of,
    wait_until_it_answers,
    wait_until_started,
)


class Mortal(Protocol):
    """A server that can be killed without a word, and be there again."""

    kind: str
    settings: Settings

    def kill(self) -> None:
        """As a power cut would."""

    def revive(self) -> None:
        """Back again, where that takes anything."""


class MortalLocal:
    """A local store. It comes back by itself with the next command."""

    kind = "local"

    def __init__(self, folder: Path) -> None:
        self.settings = Settings(None, None, None, None, folder, memory_mb=512)
        local.start(self.settings)

    def kill(self) -> None:
        state = read_state(self.settings.folder)
        assert state is not None
        os.kill(state.pid, signal.SIGKILL)

    def revive(self) -> None:
        pass


class MortalNeo4j:
    """A Neo4j Community in a process of its own, at one port all its lives."""

    kind = "neo4j"

    def __init__(self, folder: Path) -> None:
        java, classpath = java_and_classpath()
        folder.mkdir()
        self.folder, self.port = folder, free_port()
        # Wrong passwords must not shut out the right one for a while.
        configuration = f"{CONFIGURATION}dbms.security.auth_max_failed_attempts=0\n"
        (folder / "neo4j.conf").write_text(configuration.format(port=self.port), encoding="utf-8")
        self.command = [java, *JAVA_OPTIONS, "-cp", classpath, "org.neo4j.server.CommunityEntryPoint"]
        self.command += [f"--home-dir={folder}", f"--config-dir={folder}"]
        self._start()
        self.settings = settings_of(f"bolt://127.0.0.1:{self.port}", new_password(self.port), folder)
        wait_until_it_answers(self.settings)

    def _start(self) -> None:
        (self.folder / "logs" / "neo4j.log").unlink(missing_ok=True)  # which would say that it has started
        with (self.folder / "output.log").open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-c", KEEPER, *self.command],
                stdin=subprocess.PIPE,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        wait_until_started(self.folder, self.process)

    def kill(self) -> None:
        """Its keeper kills it when nobody holds the other end of the pipe."""
        if self.process.stdin:
            self.process.stdin.close()
        self.process.wait(30)

    def change_password(self, new: str) -> None:
        """From another session."""
        change = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"
        old = self.settings.password or ""
        with GraphDatabase.driver(f"bolt://127.0.0.1:{self.port}", auth=("neo4j", old)) as driver:
            driver.execute_query(change, old=old, new=new, database_="system")
        self.settings = replace(self.settings, password=new)

    def revive(self) -> None:
        if self.process.poll() is not None:
            self._start()
            wait_until_it_answers(self.settings)


@contextmanager
def mortal(kind: str, folder: Path) -> Iterator[Mortal]:
    """One of them, ended afterwards. Where none can be had the test is skipped, and with ``CI`` set it fails."""
    if kind == "local":
        one = MortalLocal(folder)
        yield one
        local.stop(one.settings)
        return
    try:
        other = MortalNeo4j(folder)
    except NotHadError as reason:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"no Neo4j to kill: {reason}")
    yield other
    other.kill()
