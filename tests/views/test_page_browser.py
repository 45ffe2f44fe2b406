"""The page in a real browser: it draws, answers, asks nobody, and runs nothing that came with the data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from filmgraph.model import Edge, Graph, Node
from filmgraph.views import page
from filmgraph.views.picture import picture
from filmgraph.views.plain import tidy
from filmgraph.views.sizes import sizes
from tests.browser import until

from .hostile import PAYLOADS

Open = Callable[..., Any]


def coloured_pixels(tab: Any) -> int:
    """How many pixels of the canvas are not empty."""
    count: int = tab.evaluate(
        """() => { const c = document.querySelector('#canvas canvas');
        const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
        let n = 0; for (let i = 3; i < d.length; i += 4) if (d[i]) n++; return n; }"""
    )
    return count


def number_of(graph: Graph, id_: str) -> int:
    """The row number of a node: nodes stand in the order of label and id."""
    return [key for _, key in sorted((node.label, node.id) for node in graph.nodes)].index(id_)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_draws_and_asks_nobody(opened: Open, baikonur: Graph, scheme: str) -> None:
    """The only request is the file itself; the console stays silent; the canvas is not blank."""
    view = opened(baikonur, scheme=scheme)
    assert [url for url in view.requests if not url.startswith("data:")] == view.requests[:1]
    assert view.requests[0].startswith("file:")
    assert view.complaints == []
    assert view.violations == []
    assert coloured_pixels(view.tab) > 3000


def test_the_tables_hold_all(opened: Open, baikonur: Graph) -> None:
    """The tables have as many rows as the graph has nodes and edges."""
    tab = opened(baikonur).tab
    assert tab.locator("#nodes tbody tr").count() == len(baikonur.nodes)
    assert tab.locator("#edges tbody tr").count() == len(baikonur.edges)


def test_a_click_on_a_node_tells_who_it_is(opened: Open, baikonur: Graph) -> None:
    """The panel names the node and lists its connections, and the picture dims the rest."""
    view = opened(baikonur)
    view.tab.mouse.click(*view.spot(number_of(baikonur, "veit-helmer")))
    view.tab.wait_for_function("document.querySelector('#panel h2').textContent === 'Veit HELMER'")
    assert view.tab.locator("#panel li").count() == 3
    company = number_of(baikonur, "ctb")
    assert view.tab.evaluate(f"nodeSet.get({company}).opacity") < 0.5
    view.tab.keyboard.press("Escape")
    assert view.tab.evaluate(f"nodeSet.get({company}).opacity") == 1


def test_a_click_on_an_edge_shows_its_source(opened: Open, baikonur: Graph) -> None:
    """The panel of an edge has the sheet's name, the line and the printed text, and no folder."""
    view = opened(baikonur)
    first, second = view.spot(number_of(baikonur, "marie-de-villepin")), view.spot(number_of(baikonur, "baikonur-2011"))
    view.tab.mouse.click((first[0] + second[0]) / 2, (first[1] + second[1]) / 2)
    text = view.tab.locator("#panel").inner_text()
    assert "baikonur.txt, line 15" in text
    assert "Marie de VILLEPIN ... Julie Mahé" in text
    assert "/home/ana" not in view.tab.content()


def test_parallel_edges_lie_apart(opened: Open, baikonur: Graph) -> None:
    """The middles of three edges between the same two nodes are well apart."""
    tab = opened(baikonur).tab
    middles = tab.evaluate(
        """data.edges.filter(e => data.edges.filter(f => f.a === e.a && f.b === e.b).length === 3)
        .map(middle).map(p => network.canvasToDOM(p))"""
    )
    apart = [
        ((a["x"] - b["x"]) ** 2 + (a["y"] - b["y"]) ** 2) ** 0.5
        for place, a in enumerate(middles)
        for b in middles[:place]
    ]
    assert len(apart) == 3
    assert min(apart) > 8


def test_search_finds_by_name_without_accents(opened: Open, baikonur: Graph) -> None:
    """The search forgives accents and case, counts, and Enter goes to the first hit."""
    tab = opened(baikonur).tab
    tab.fill("#find", "vILLEpín")
    assert tab.locator("#hits p").inner_text() == "1 of 6"
    tab.keyboard.press("Enter")
    assert tab.locator("#panel h2").inner_text() == "Marie de VILLEPIN"
    tab.fill("#find", "nobody at all")
    assert "Nothing here" in tab.locator("#hits").inner_text()


def test_keys_alone_reach_everything(opened: Open, baikonur: Graph) -> None:
    """Arrow keys choose nodes, Enter goes to the panel, Escape lets go."""
    tab = opened(baikonur).tab
    tab.focus("#canvas")
    tab.keyboard.press("ArrowRight")
    assert tab.locator("#panel h2").inner_text() == "Baikonur"
    for key in ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"):
        tab.keyboard.press(key)
    assert tab.evaluate("state.node !== null")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "panel"
    tab.keyboard.press("Escape")
    assert tab.evaluate("state.node === null && document.activeElement.id === 'canvas'")


def test_tables_sort_by_any_column(opened: Open, baikonur: Graph) -> None:
    """A heading sorts up, then down, and says so to a screen reader."""
    tab = opened(baikonur).tab
    head = tab.locator("#nodes thead th").first
    head.locator("button").click()
    names = tab.locator("#nodes tbody th").all_inner_texts()
    assert names == sorted(names, key=str.lower)
    assert head.get_attribute("aria-sort") == "ascending"
    head.locator("button").click()
    assert tab.locator("#nodes tbody th").all_inner_texts() == names[::-1]


def test_a_table_name_leads_to_the_picture(opened: Open, baikonur: Graph) -> None:
    """A name in a table chooses the node, a connection the edge."""
    tab = opened(baikonur).tab
    tab.locator("#nodes tbody a", has_text="CTB").click()
    assert tab.locator("#panel h2").inner_text() == "CTB"
    tab.locator("#edges tbody button", has_text="selected at").click()
    assert "Busan" in tab.locator("#panel .ends").inner_text()


def test_the_theme_turns(opened: Open, baikonur: Graph) -> None:
    """The button turns a light page dark and back."""
    tab = opened(baikonur).tab
    ground = "getComputedStyle(document.body).backgroundColor"
    light = tab.evaluate(ground)
    tab.click("#theme")
    assert tab.evaluate(ground) != light
    tab.click("#theme")
    assert tab.evaluate(ground) == light


def test_a_kind_can_be_hidden(opened: Open, baikonur: Graph) -> None:
    """A press on the legend hides a kind, a second one shows it again."""
    tab = opened(baikonur).tab
    tab.click("[data-kind=Person]")
    assert tab.evaluate("data.nodes.filter(n => nodeSet.get(n.i).hidden).length") == 3
    tab.click("[data-kind=Person]")
    assert tab.evaluate("data.nodes.filter(n => nodeSet.get(n.i).hidden).length") == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_sticks_out(opened: Open, baikonur: Graph, width: int) -> None:
    """No horizontal scrolling of the page, on a telephone or a desk."""
    tab = opened(baikonur, width=width, command="filmgraph view " + "x" * 300).tab
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_captions_never_overlap(opened: Open) -> None:
    """No two captions that are drawn cover each other, in a crowd of 120."""
    film = ("Film", "crowd")
    people = [Node("Person", f"p{n}", {"name": f"Somebody LONGNAME-{n}"}) for n in range(119)]
    edges = [Edge("ACTED_IN", ("Person", node.id), film) for node in people]
    tab = opened(Graph([Node(*film, {"title": "Crowd"}), *people], edges)).tab
    boxes = tab.evaluate("state.boxes.map(b => b.box)")
    assert len(boxes) > 20
    for place, a in enumerate(boxes):
        for b in boxes[:place]:
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])


def hostile_graph() -> Graph:
    """Every payload as a name, an id, a label, a type, a property's name and value, a role, a sheet."""
    nodes = [Node("Film", f"f{n}", {"title": evil, evil or "x": evil}) for n, evil in enumerate(PAYLOADS)]
    nodes += [Node(evil or "x", evil, {"name": evil}) for evil in PAYLOADS]
    edges = [
        Edge(
            evil or "T",
            (evil or "x", evil),
            ("Film", f"f{n}"),
            {"role": evil, "sheet": evil, "raw": evil, "line": evil},
        )
        for n, evil in enumerate(PAYLOADS)
    ]
    return Graph(nodes, edges)


def test_no_payload_runs(opened: Open) -> None:
    """Hostile texts everywhere: no script, no dialog, no request, no new element, and the page still works."""
    evil = PAYLOADS[0]
    view = opened(hostile_graph(), title=evil, subtitle=evil, command=evil, cypher=evil)
    tab = view.tab
    tab.evaluate(
        """data.edges.forEach((edge, number) => {
          Object.assign(state, {node: null, edge: number}); showPanel(); tip({clientX: 9, clientY: 9}, tellEdge(edge));
        });
        data.nodes.forEach((node, number) => { Object.assign(state, {node: number, edge: null}); showPanel(); });"""
    )
    for number in range(0, len(PAYLOADS), 20):
        tab.evaluate(f"choose({{edge: {number}}}); choose({{node: {number}}})")
    for asked in ("script", "onerror", "{{", "javascript"):
        tab.fill("#find", asked)
    tab.wait_for_timeout(100)
    assert tab.evaluate("window.pwned") is None
    assert tab.locator("script:not([type])").count() == 2
    assert tab.locator("img, iframe, object, embed, base, form, main style").count() == 0
    assert tab.locator("[onerror], [onload], [onclick], [onmouseover], [href^=javascript]").count() == 0
    assert (view.complaints, view.violations, len(view.requests)) == ([], [], 1)
    assert tab.locator("#edges tbody tr").count() == len(PAYLOADS)
    assert coloured_pixels(tab) > 3000


def test_the_script_reads_what_the_picture_is(opened: Open) -> None:
    """Packed into columns, and with the tables' texts left out, every node and edge is read back as it was, whatever
    the names are."""
    graph = tidy(hostile_graph())
    made = picture(graph, set(), [], 1, sizes(graph, "degree"))
    tab = opened(graph).tab
    nodes = tab.evaluate("data.nodes.map(({k, c, m, s, z}) => [k, c, m, s, z])")
    assert nodes == [[one[name] for name in "kcmsz"] for one in made["nodes"]]
    edges = tab.evaluate("data.edges.map(({a, b, t, w, r, s}) => [a, b, t, w, r, s])")
    assert edges == [[one[name] for name in "abtwrs"] for one in made["edges"]]


def test_a_page_without_scripts_still_says_all(chromium: Any, tmp_path: Any, baikonur: Graph) -> None:
    """With scripts off, the note and the tables are there, and no empty picture."""
    file = tmp_path / "page.html"
    file.write_text(page.render(baikonur, title="Baikonur"), encoding="utf-8")
    context = chromium.new_context(java_script_enabled=False, offline=True)
    tab = context.new_page()
    tab.goto(file.as_uri())
    assert tab.locator("noscript").inner_text().startswith("Scripts are switched off")
    assert not tab.locator("#picture").is_visible()
    assert tab.locator("#edges tbody tr").count() == len(baikonur.edges)
    context.close()


def test_jobs_and_years_are_switched_off(opened: Open) -> None:
    """Without a job, those go who did nothing else; beyond the years, films and who made nothing else."""
    films = [Node("Film", f"f{year}", {"title": f"Film {year}", "year": year}) for year in (1990, 2000, 2010)]
    people = [Node("Person", name, {"name": name}) for name in ("actor", "director")]
    edges = [Edge("DIRECTED", ("Person", "director"), ("Film", film.id)) for film in films[:2]]
    edges += [Edge("ACTED_IN", ("Person", "actor"), ("Film", film.id)) for film in films]
    tab = opened(Graph([*films, *people], edges)).tab
    shown = "data.nodes.filter(node => !isGone(node)).map(node => node.c.join(' ')).sort()"
    tab.click(".sieve summary")
    tab.locator(".job", has_text="directed").click()
    assert tab.evaluate(shown) == ["Film 1990", "Film 2000", "Film 2010", "actor"]
    tab.locator(".job", has_text="directed").click()
    tab.locator("#from").fill("2005")
    assert tab.evaluate(shown) == ["Film 2010", "actor"]
    assert tab.locator("#span").inner_text() == "2005 to 2010"
    tab.locator("#from").fill("1990")
    assert len(tab.evaluate(shown)) == 5


def test_the_years_are_played(opened: Open) -> None:
    """Played, films come in their year, until all are there again."""
    films = [Node("Film", f"f{year}", {"title": f"Film {year}", "year": year}) for year in (1990, 1993)]
    tab = opened(Graph(films, [])).tab
    tab.click(".sieve summary")
    tab.click("#play")
    assert tab.evaluate("data.nodes.filter(isGone).length") == 1
    until(tab, "!clock.timer && data.nodes.filter(isGone).length === 0")
    assert tab.locator("#play").inner_text() == "Play"


@pytest.mark.parametrize(("button", "start"), [("#svg", b"<svg"), ("#png", b"\x89PNG")])
def test_the_picture_is_saved(opened: Open, baikonur: Graph, button: str, start: bytes) -> None:
    """The picture as it is seen becomes a file; an SVG holds the names as text."""
    tab = opened(baikonur).tab
    tab.click(".sieve summary")
    with tab.expect_download() as download:
        tab.click(button)
    content = download.value.path().read_bytes()
    assert content.startswith(start) and len(content) > 2000
    if button == "#svg":
        assert "Veit HELMER" in content.decode() and "<script" not in content.decode()
