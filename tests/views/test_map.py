"""The map of a whole graph: places by communities, one file that asks nobody, WebGL in a real browser."""

from __future__ import annotations

import math
import random
from pathlib import Path
from typing import Any

import pytest

from filmgraph.errors import NotFound, UsageError
from filmgraph.model import Edge, Graph, Node
from filmgraph.views import map as maps
from filmgraph.views.regions import regions

from .hostile import PAYLOADS


def casts(films: int, people: int) -> Graph:
    """Films with a cast each, one person in two that follow each other."""
    graph = Graph()
    for film in range(films):
        graph.nodes.append(Node("Film", f"f{film}", {"title": f"Film {film}"}))
        graph.nodes += [Node("Person", f"p{film}-{at}", {"name": f"Somebody {film}-{at}"}) for at in range(people)]
        own = [f"p{film}-{at}" for at in range(people)] + ([f"p{film - 1}-0"] if film else [])
        graph.edges += [Edge("ACTED_IN", ("Person", id_), ("Film", f"f{film}")) for id_ in own]
    return graph


def test_communities_stand_apart() -> None:
    """Each community's members are within its radius, no two places overlap, and no node is lost."""
    pairs = [(20 * group, 20 * group + at) for group in range(12) for at in range(1, 20)]
    pairs += [(20 * group + 1, 20 * group + 21) for group in range(11)]
    found, points = regions(240, pairs)
    assert sorted(node for region in found for node in region.members) == list(range(240))
    for at, region in enumerate(found):
        assert all(math.dist(points[node], region.middle) <= region.radius + 1e-6 for node in region.members)
        for other in found[:at]:
            assert math.dist(region.middle, other.middle) > region.radius + other.radius
    assert regions(240, pairs) == (found, points)


def test_the_order_of_the_input_changes_nothing_and_kinds_that_nobody_looks_for_stay_out() -> None:
    """The same content in any order gives the same map; decisions and spellings are not on it."""
    graph = casts(4, 6)
    first = maps.render(graph, title="All")
    random.Random(3).shuffle(graph.nodes)
    random.Random(3).shuffle(graph.edges)
    graph.nodes.append(Node("Spelling", "spelt"))
    graph.edges.append(Edge("X", ("Spelling", "spelt"), ("Film", "f0")))
    assert maps.render(graph, title="All") == first


def test_nothing_and_too_much_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty graph and one above the limit are refused with what to do."""
    with pytest.raises(NotFound, match="nothing") as caught:
        maps.render(Graph(), title="x")
    assert "filmgraph load" in caught.value.hint
    monkeypatch.setattr(maps, "MOST", 3)
    with pytest.raises(UsageError, match="7 names are too many") as caught_too:
        maps.render(casts(1, 6), title="x")
    assert "GEXF" in caught_too.value.hint


def test_the_map_draws_finds_and_asks_nobody(chromium: Any, tmp_path: Path) -> None:
    """Hostile names stay text; the search finds and chooses; the only request is the file; nothing was refused."""
    graph = casts(3, 8)
    graph.nodes += [Node("Company", f"c{at}", {"name": evil}) for at, evil in enumerate(PAYLOADS)]
    file = tmp_path / "map.html"
    file.write_text(maps.render(graph, title="All"), encoding="utf-8")
    tab = chromium.new_context(offline=True).new_page()
    asked: list[str] = []
    said: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(file.as_uri())
    if not tab.evaluate("Boolean(gl)"):  # a browser without WebGL says what to do instead
        assert tab.locator("#none").is_visible()
        return
    tab.fill("#find", "somebody 1-0")
    tab.keyboard.press("Enter")
    assert tab.evaluate("[state.near.size, data.names[state.chosen]]") == [2, "Somebody 1-0"]
    drawn = tab.evaluate(
        "(paint(), (() => { const dot = new Uint8Array(4); const at = onScreen(state.chosen);"
        " const ratio = devicePixelRatio; gl.readPixels(at.x * ratio, gl.canvas.height - at.y * ratio, 1, 1, gl.RGBA,"
        " gl.UNSIGNED_BYTE, dot); return Array.from(dot); })())"
    )
    assert drawn == [0, 0x72, 0xB2, 255]  # the blue of a person, in its middle
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]
    assert said == []
    tab.context.close()
