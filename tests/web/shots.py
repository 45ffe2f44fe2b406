"""Pictures of the explorer for docs/explorer.md: ``python -m tests.web.shots`` writes them anew into docs/images."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests import pages
from tests.browser import FLAGS, found
from tests.web.conftest import exploring

IMAGES = pages.DOCS / "images"

SHOTS: dict[str, tuple[str, str, int]] = {
    "explorer-search": ("/search?q=bodrov", "light", 1280),
    "explorer-film": ("/film/luna-papa-1999", "light", 1280),
    "explorer-canvas": ("/canvas?show=Person:chulpan-hamatova", "light", 1280),
    "explorer-path": ("/canvas?show=Person:denis-lavant", "light", 1280),
    "explorer-question": ("/questions/circuit?ask=1&id=luna-papa-1999", "light", 1280),
    "explorer-cypher": (
        "/console?text=MATCH (p:Person)-[:DIRECTED]->(f:Film) RETURN p, count(f) AS films ORDER BY films DESC LIMIT 8",
        "dark",
        1280,
    ),
    "explorer-telephone": ("/person/chulpan-hamatova", "dark", 390),
}
"""Name → where it is taken, in which colours, how wide."""


def _ready(page: Any, name: str) -> None:
    """What is done on a page before its picture is taken."""
    if name == "explorer-path":
        page.locator("#to-name").type("menshikov")
        page.get_by_role("option").first.click()
        page.locator("#panel .steps").wait_for()
    if name == "explorer-cypher":
        page.get_by_role("button", name="Ask").click()
        page.locator("tbody tr").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)


def take(browser: Any, address: str, folder: Path) -> None:
    """All pictures, into a folder."""
    for name, (path, scheme, width) in SHOTS.items():
        page = browser.new_page(viewport={"width": width, "height": 760}, color_scheme=scheme, reduced_motion="reduce")
        page.goto(address.rstrip("/") + path)
        page.wait_for_load_state("networkidle")
        _ready(page, name)
        page.screenshot(path=folder / f"{name}.png")
        page.close()


def main() -> None:
    """Write the pictures anew."""
    with (
        tempfile.TemporaryDirectory() as folder,
        pages.sample_store(Path(folder) / "store") as environment,
        exploring(environment) as explorer,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=found(), args=FLAGS)
        take(browser, explorer.address, IMAGES)
        browser.close()


if __name__ == "__main__":
    main()
