"""The pictures of the README and of docs/: ``python -m tests.web.shots`` takes them anew, on the sample sheets.

A page, a map, a notebook and the explorer, in a real browser, into docs/images. Where Pillow is installed they are made
small by a palette.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests import notebooks, pages
from tests.browser import launched
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


PAGES: dict[str, tuple[str, ...]] = {"page": ("Emir Kusturica",), "map": ("--whole",)}
"""Name → the arguments of ``filmgraph view`` that write the file of which the picture is taken."""
COLOURS = 256


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


def explored(browser: Any, address: str, folder: Path) -> None:
    """The pictures of the explorer, into a folder."""
    for name, (path, scheme, width) in SHOTS.items():
        page = browser.new_page(viewport={"width": width, "height": 760}, color_scheme=scheme, reduced_motion="reduce")
        page.goto(address.rstrip("/") + path)
        page.wait_for_load_state("networkidle")
        _ready(page, name)
        page.screenshot(path=folder / f"{name}.png")
        page.close()


def opened(browser: Any, environment: Mapping[str, str], work: Path, folder: Path) -> None:
    """The pictures of files that stand alone: pages, a map, a notebook."""
    for name, arguments in PAGES.items():
        pages.told(["view", *arguments, "--out", f"{name}.html"], environment, work)
    notebooks.live(environment, work / "notebook.html")
    for name in (*PAGES, "notebook"):
        page = browser.new_page(viewport={"width": 1200, "height": 730}, reduced_motion="reduce")
        page.goto((work / f"{name}.html").as_uri())
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(1500)
        page.screenshot(path=folder / f"{name}.png")
        page.close()


def lighten(file: Path) -> None:
    """The same picture in a palette: a third of its bytes. Without Pillow it stays as it is."""
    try:
        from PIL import Image
    except ImportError:
        return
    with Image.open(file) as picture:
        small = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(file, optimize=True)


def main() -> None:
    """Take the pictures anew."""
    with (
        tempfile.TemporaryDirectory() as folder,
        pages.sample_store(Path(folder) / "store") as environment,
        exploring(environment) as explorer,
        launched() as browser,
    ):
        explored(browser, explorer.address, IMAGES)
        opened(browser, environment, Path(folder), IMAGES)
    for name in (*SHOTS, *PAGES, "notebook"):
        lighten(IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
