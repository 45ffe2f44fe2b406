"""Pictures in a notebook: live in a sandbox, still where no script runs, and inert whatever the names are."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from filmgraph.errors import UsageError
from filmgraph.model import Edge, Graph, Node
from filmgraph.views import page
from filmgraph.views.notebook import View
from tests import notebooks
from tests.browser import until

from .hostile import PAYLOADS

Open = Callable[..., Any]
SVG = "{http://www.w3.org/2000/svg}"


def crowd() -> Graph:
    """A film with more people than have room for their names."""
    people = [Node("Person", f"p{n}", {"name": f"Somebody LONGNAME-{n}"}) for n in range(119)]
    edges = [Edge("ACTED_IN", ("Person", one.id), ("Film", "crowd")) for one in people]
    return Graph([Node("Film", "crowd", {"title": "Crowd"}), *people], edges)


def hostile() -> View:
    """Every payload as a name, an id, a label, a role, a sheet, and in the words around the picture."""
    nodes = [Node(evil or "x", evil, {"name": evil, "title": evil}) for evil in PAYLOADS]
    edges = [
        Edge("ACTED_IN", (evil or "x", evil), ("Film", "f"), {"role": evil, "sheet": evil, "raw": evil})
        for evil in PAYLOADS
    ]
    return View(Graph(nodes, edges), " ".join(PAYLOADS[:48]), PAYLOADS[0], command=PAYLOADS[4], cypher=PAYLOADS[28])


@pytest.fixture
def shown(chromium: Any, tmp_path: Path) -> Iterator[Open]:
    """A notebook with one picture, as nbconvert writes it, opened without a network; requests and dialogs are kept."""
    contexts: list[Any] = []

    def open_(view: View, **words: Any) -> Any:
        file = tmp_path / f"notebook{len(contexts)}.html"
        file.write_text(notebooks.as_html("graph.view(...)", view), encoding="utf-8")
        context = chromium.new_context(viewport={"width": 1280, "height": 1000}, offline=True, **words)
        contexts.append(context)
        tab = context.new_page()
        tab.asked, tab.said = [], []
        tab.on("request", lambda request: tab.asked.append((request.frame, request.url)))
        tab.on("dialog", lambda dialog: (tab.said.append(dialog.message), dialog.dismiss()))
        tab.goto(file.as_uri())
        return tab

    yield open_
    for context in contexts:
        context.close()


def live(tab: Any) -> Any:
    """The frame of the live page, once it is drawn."""
    frame = tab.locator("iframe").element_handle().content_frame()
    until(frame, "typeof network === 'object' && data.nodes.length > 0")
    return frame


def asked_by(frame: Any, tab: Any) -> list[str]:
    """The addresses that the frame asked for; what it makes itself has none."""
    return [url for by, url in tab.asked if by == frame and not url.startswith(("data:", "blob:"))]


def test_the_live_page_answers_in_its_sandbox(shown: Open, baikonur: Graph) -> None:
    """In the notebook the page draws, a table's name leads to the picture, the picture is saved; the frame asks nobody
    for anything and reaches nothing outside itself."""
    tab = shown(View(baikonur, "Baikonur"))
    frame = live(tab)
    frame.click("#tables > summary")
    frame.locator("#nodes tbody a", has_text="CTB").click()
    assert frame.locator("#panel h2").inner_text() == "CTB"
    frame.click(".sieve summary")
    with tab.expect_download() as download:
        frame.click("#svg")
    assert download.value.path().read_bytes().startswith(b"<svg")
    assert frame.evaluate("origin") == "null"
    assert frame.evaluate("(() => { try { return parent.document.title } catch (e) { return e.name } })()") == (
        "SecurityError"
    )
    assert asked_by(frame, tab) == []


def test_hostile_names_are_inert(shown: Open) -> None:
    """With every payload in every place no script runs, in the notebook or in the frame, and no element is new."""
    harmless, tab = shown(View(Graph([Node("Film", "a")]), "x")), shown(hostile())
    frame = live(tab)
    for where in (tab, frame):
        assert where.evaluate("window.pwned") is None
        assert where.locator("object, embed, form, base[href], [onerror], [onmouseover]").count() == 0
    assert tab.locator("iframe").count() == frame.locator("iframe").count() + 1 == 1
    assert tab.locator("script").count() == harmless.locator("script").count()
    assert tab.said == []
    assert asked_by(frame, tab) == []
    assert {url for _, url in tab.asked if "example.invalid" in url} == set()


def test_without_scripts_the_picture_stands_still(shown: Open, baikonur: Graph) -> None:
    """Where no script runs, the drawing is seen in place of the frame."""
    tab = shown(View(baikonur, "Baikonur"), java_script_enabled=False)
    assert not tab.locator("iframe").is_visible()
    picture = tab.locator("img[alt=Baikonur]")
    assert picture.is_visible() and picture.evaluate("image => image.naturalWidth") > 300


def test_the_drawing_holds_the_names_and_no_two_overlap(chromium: Any, tmp_path: Path) -> None:
    """In a crowd, the film and many people have their names, and a browser measures none upon another."""
    file = tmp_path / "crowd.svg"
    View(crowd(), "A crowd").save(file)
    tab = chromium.new_page()
    tab.goto(file.as_uri())
    boxes = tab.evaluate(
        "() => [...document.querySelectorAll('text')].map(t => [t.textContent, t.getBBox()])"
        ".map(([name, b]) => ({name, left: b.x, top: b.y, right: b.x + b.width, bottom: b.y + b.height}))"
    )
    tab.close()
    assert len(boxes) > 20 and "Crowd" in {box["name"] for box in boxes}
    for place, a in enumerate(boxes):
        for b in boxes[:place]:
            apart = a["left"] >= b["right"] or b["left"] >= a["right"]
            assert apart or abs(a["top"] - b["top"]) >= 13, (a, b)


def test_a_drawing_is_well_formed_and_text_stays_text() -> None:
    """With every payload the SVG is XML of drawing elements alone: no script, no style, no address, no id."""
    root = ElementTree.fromstring(hostile().svg())
    assert {one.tag for one in root.iter()} <= {f"{SVG}{name}" for name in ("svg", "title", "rect", "path", "text")}
    names = {name for one in root.iter() for name in one.attrib}
    assert not {name for name in names if name in ("id", "style", "href", "class") or name.startswith("on")}
    assert len(list(root.iter(f"{SVG}path"))) >= 3 * len(PAYLOADS)


def test_the_same_view_gives_the_same_bytes(baikonur: Graph) -> None:
    """The drawing does not depend on the order of nodes and edges, and the page is the one that a file has."""
    turned = Graph(list(reversed(baikonur.nodes)), list(reversed(baikonur.edges)))
    assert View(baikonur, "x").svg() == View(turned, "x").svg()
    assert View(baikonur, "x").page() == page.render(baikonur, title="x")


def test_no_picture_and_too_large_a_picture(tmp_path: Path) -> None:
    """An empty graph is an empty drawing; above the limit the same sentence is said as for the page."""
    assert View(Graph(), "Nothing").svg().startswith("<svg")
    people = Graph([Node("Person", str(number)) for number in range(page.LIMIT + 1)])
    with pytest.raises(UsageError, match="too many for one picture"):
        View(people, "All").svg()


def test_a_view_needs_no_ipython() -> None:
    """The core shows itself in a notebook without IPython being imported or installed."""
    code = (
        "import sys; sys.modules['IPython'] = None; from filmgraph.model import Graph, Node; "
        "from filmgraph.views.notebook import View; "
        "print(sorted(View(Graph([Node('Film', 'a')]), 'x')._repr_mimebundle_()), 'matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['image/svg+xml', 'text/html', 'text/plain'] False"
