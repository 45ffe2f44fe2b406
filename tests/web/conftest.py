"""The explorer as a process of its own, as people start it, on the sample sheets."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests import pages

MARK = {"X-Filmgraph": "1"}


@dataclass(frozen=True)
class Explorer:
    """A running explorer: its address as it was printed, and how to ask it."""

    address: str

    def get(
        self, path: str, headers: Mapping[str, str] = {}, *, method: str = "GET", body: str | None = None
    ) -> Answer:
        """Ask with these headers alone, as no browser would."""
        port = urlsplit(self.address).port or 80
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            connection.request(method, path, body, dict(headers))
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.headers.items()), answer.read().decode())
        finally:
            connection.close()


@dataclass(frozen=True)
class Answer:
    """What came back; names of headers in lower case."""

    status: int
    headers: dict[str, str]
    text: str


@contextmanager
def exploring(environment: Mapping[str, str], *options: str) -> Iterator[Explorer]:
    """``filmgraph explore`` on a free port, until the block ends."""
    command = [sys.executable, "-m", "filmgraph", "explore", "--port", "0", *options]
    with subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://"), address
        yield Explorer(address)
        process.terminate()


@pytest.fixture(scope="session")
def samples_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment that leads to a store with the sample sheets."""
    with pages.sample_store(tmp_path_factory.mktemp("web")) as environment:
        yield environment


@pytest.fixture(scope="session")
def explorer(samples_store: dict[str, str]) -> Iterator[Explorer]:
    """The explorer of the sample sheets."""
    with exploring(samples_store) as found:
        yield found


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Explorer]:
    """The explorer of a graph that holds nothing yet."""
    folder = tmp_path_factory.mktemp("nothing")
    (folder / "none").mkdir()
    with pages.sample_store(folder, folder / "none") as environment, exploring(environment) as found:
        yield found


@pytest.fixture
def tab(chromium: Any, explorer: Explorer, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open a path of the explorer in a browser of its own. Whatever the page complains of fails the test."""
    contexts: list[Any] = []
    complaints: list[str] = []

    def open_(path: str, width: int = 1280, scheme: str = "light") -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(explorer.address.rstrip("/") + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []
