"""Graphs to draw and to write, and a real browser without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from filmgraph.model import Edge, Graph, Node
from filmgraph.views import page


@pytest.fixture
def baikonur() -> Graph:
    """A film with its people, a company and a festival; one person by three parallel edges."""
    film = ("Film", "baikonur-2011")
    people = {"veit-helmer": "Veit HELMER", "sergey-selianov": "Sergey SELIANOV"}
    people["marie-de-villepin"] = "Marie de VILLEPIN"
    nodes = [Node("Person", id_, {"name": name, "folded": name.lower()}) for id_, name in people.items()]
    facts = {"title": "Baikonur", "year": 2011, "countries": ["Germany", "Russia"], "colour": None}
    nodes.append(Node(*film, {**facts, "sheet": "/home/ana/sheets/baikonur.txt"}))
    nodes.append(Node("Company", "ctb", {"name": "CTB"}))
    nodes.append(Node("Festival", "busan", {"name": "Busan International Film Festival", "city": "Busan"}))
    veit, marie = ("Person", "veit-helmer"), ("Person", "marie-de-villepin")
    edges = [
        _edge("DIRECTED", veit, film, 9, "Directed by : Veit HELMER (Файт ХЕЛЬМЕР)", credit="Directed by"),
        _edge("WROTE", veit, film, 10, "Writing credits : Veit HELMER", credit="Writing credits"),
        _edge("PRODUCED", veit, film, 11, "Produced by : Veit HELMER", credit="Produced by"),
        _edge("PRODUCED", ("Person", "sergey-selianov"), film, 11, "Produced by : ...", credit="Produced by"),
        _edge("ACTED_IN", marie, film, 15, "Marie de VILLEPIN ... Julie Mahé", role="Julie Mahé"),
        _edge("PRODUCTION_COMPANY_OF", ("Company", "ctb"), film, 22, "Production : CTB"),
        _edge("SELECTED_AT", film, ("Festival", "busan"), 40, "- Busan International Film Festival", year=2011),
    ]
    return Graph(nodes, edges)


def _edge(type_: str, start: tuple[str, str], end: tuple[str, str], line: int, raw: str, **own: Any) -> Edge:
    return Edge(type_, start, end, {"sheet": "/home/ana/sheets/baikonur.txt", "line": line, "raw": raw, **own})


class Opened:
    """A page in the browser, and everything that went on around it."""

    def __init__(self, tab: Any, file: Path) -> None:
        self.tab = tab
        self.requests: list[str] = []
        self.complaints: list[str] = []
        tab.on("request", lambda request: self.requests.append(request.url))
        tab.on("console", lambda message: self.complaints.append(message.text))
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        tab.on("dialog", self._dialog)
        tab.add_init_script(
            "window.violations = [];"
            "addEventListener('securitypolicyviolation',"
            " e => violations.push(`${e.violatedDirective} ${e.blockedURI}`))"
        )
        tab.goto(file.as_uri())
        tab.wait_for_timeout(150)

    def _dialog(self, dialog: Any) -> None:
        self.complaints.append(f"dialog {dialog.message}")
        dialog.dismiss()

    @property
    def violations(self) -> list[str]:
        """What the Content-Security-Policy had to stop: nothing should even have tried."""
        found: list[str] = self.tab.evaluate("window.violations")
        return found

    def spot(self, number: int) -> tuple[float, float]:
        """Where node ``number`` is drawn, in pixels of the window."""
        point = self.tab.evaluate(f"network.canvasToDOM(spotOf(data.nodes[{number}]))")
        frame = self.tab.locator("#canvas").bounding_box()
        return frame["x"] + point["x"], frame["y"] + point["y"]


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Render a graph, write it to disk and open it with the network off."""
    contexts: list[Any] = []

    def open_(graph: Graph, width: int = 1280, scheme: str = "light", **words: Any) -> Opened:
        file = tmp_path / f"page{len(contexts)}.html"
        file.write_text(page.render(graph, **{"title": "A picture", **words}), encoding="utf-8")
        context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, offline=True)
        contexts.append(context)
        # Counted by `Opened` before it is stopped here, so an attempt is seen even though it cannot succeed.
        context.route(lambda url: not url.startswith("file:"), lambda route: route.abort())
        return Opened(context.new_page(), file)

    yield open_
    for context in contexts:
        context.close()
