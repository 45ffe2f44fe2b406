"""A real browser for the tests of pages."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

FLAGS = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
]


class NoBrowserError(Exception):
    """Why there is no browser."""


def found() -> str | None:
    """The program of a Chromium on this machine; None where there is none but perhaps playwright's own."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return os.environ.get("FILMGRAPH_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real Chromium; where there is none the tests are skipped, but on CI they fail."""
    try:
        with launched() as browser:
            yield browser
    except NoBrowserError as reason:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(reason))


@contextmanager
def launched() -> Iterator[Any]:
    """A real Chromium. Raises NoBrowserError where there is none."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise NoBrowserError("playwright is not installed") from None
    path = found()
    with sync_playwright() as playwright:
        if not path and not Path(playwright.chromium.executable_path).exists():
            raise NoBrowserError("no Chromium was found; FILMGRAPH_CHROMIUM can name one")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def until(page: Any, truth: str) -> None:
    """Wait until an expression is true. The page's policy lets no test evaluate text inside it, as
    ``wait_for_function`` would."""
    for _ in range(200):
        if page.evaluate(truth):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{truth} never became true")
