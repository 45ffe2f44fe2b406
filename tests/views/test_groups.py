"""Communities as groups: places that never overlap, and a page in a real browser in which they open and close."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from filmgraph.errors import UsageError
from filmgraph.model import Edge, Graph, Node
from filmgraph.views import page
from filmgraph.views.groups import grouped
from filmgraph.views.notebook import View
from filmgraph.views.plain import tidy
from filmgraph.views.spacing import boxes_of, frame

from .test_map import casts

Open = Callable[..., Any]


def crews(films: int, people: int) -> Graph:
    """Casts with one person in two films that follow each other, film 1 at a festival, and somebody alone."""
    graph = casts(films, people)
    for at, node in enumerate(graph.nodes):
        if node.label == "Film":
            graph.nodes[at] = Node(*node.key, {**node.properties, "year": 1990 + int(node.id[1:])})
    graph.nodes += [Node("Festival", "busan", {"name": "Busan"}), Node("Person", "alone", {"name": "Nobody's FRIEND"})]
    graph.edges.append(Edge("SELECTED_AT", ("Film", "f1"), ("Festival", "busan"), {"sheet": "a.txt", "line": 3}))
    return graph


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_group_stands_on_another_when_all_are_open(seed: int) -> None:
    """The frames of the groups' members, captions included, are apart, for graphs of very different groups."""
    drawn = random.Random(seed)
    graph = Graph()
    for film in range(30):
        graph.nodes.append(Node("Film", f"f{film}", {"title": f"Film {film}"}))
        own = [f"p{film}-{at}" for at in range(drawn.choice([1, 3, 8, 40]))]
        graph.nodes += [Node("Person", id_, {"name": f"Somebody {id_}"}) for id_ in own]
        own += [f"p{drawn.randrange(film)}-0" for _ in range(drawn.randrange(3)) if film]
        graph.edges += [Edge("ACTED_IN", ("Person", id_), ("Film", f"f{film}")) for id_ in own]
    graph = tidy(graph)
    found, boxes = grouped(graph, seed), boxes_of(graph)
    assert sorted(found.places) == [node.key for node in graph.nodes]
    frames = [
        frame({key: found.places[key] for key, home in found.home.items() if home == at}, boxes)
        for at in range(len(found.names))
    ]
    assert len(frames) > 5
    for at, one in enumerate(frames):
        for other in frames[:at]:
            assert one[0] > other[2] or other[0] > one[2] or one[1] > other[3] or other[1] > one[3]


def test_the_same_content_gives_the_same_groups_named_by_their_best_known_films() -> None:
    """The order of the input changes nothing; a film that was at a festival names its group before all others."""
    graph = crews(5, 6)
    first = page.render(graph, title="All", communities=True)
    random.Random(3).shuffle(graph.nodes)
    random.Random(3).shuffle(graph.edges)
    assert page.render(graph, title="All", communities=True) == first
    found = grouped(tidy(graph))
    assert next(names for names in found.names if "Film 1" in names)[0] == "Film 1"
    assert found.name(("Person", "alone")) == ""


def test_a_small_page_has_groups_if_asked_and_a_still_picture_is_refused_beyond_what_can_be_read() -> None:
    """Python asks for them as the command line does; a picture without scripts has no groups to open."""
    small = casts(3, 3)
    assert 'id="groups"' not in page.render(small, title="Few")
    assert 'id="groups"' in View(small, "Few", communities=True).page()
    with pytest.raises(UsageError, match="too many for one picture"):
        View(casts(41, 48), "All").svg()


GONE = "data.nodes.slice(0, data.names).filter(isGone).length"


@pytest.fixture
def six(opened: Open) -> Any:
    """Six casts of eight, closed."""
    view = opened(crews(6, 8), communities=True)
    view.tab.emulate_media(reduced_motion="reduce")  # it moves at once, and no test waits
    return view


def state(view: Any) -> str:
    text: str = view.tab.inner_text("#groups")
    return text


def test_a_double_click_opens_a_group_and_closes_it(six: Any) -> None:
    """Closed, a group hides its members and its lines are one with their number; opened, its members are drawn and
    nothing else has moved; a double click on its ground closes it. Nothing is asked for, and the console is silent."""
    tab = six.tab
    many = tab.evaluate("groups.length")
    assert state(six) == f"{many} groups, 0 open"
    assert tab.evaluate("nodeSet.length") == many + 1, "the groups, and who is in none"
    assert tab.evaluate("data.edges.slice(data.links).reduce((sum, edge) => sum + edge.n, 0)") == 5
    group = tab.evaluate("groups[0].i")
    others = tab.evaluate("groups.slice(1).map(spotOf)")
    tab.mouse.dblclick(*six.spot(group))
    assert state(six) == f"{many} groups, 1 open"
    members = tab.evaluate("groups[0].members.length")
    assert tab.evaluate(GONE) == len(crews(6, 8).nodes) - 1 - members
    assert tab.evaluate("groups.slice(1).map(spotOf)") == others
    assert "is open" in tab.inner_text("#said")
    corner = tab.evaluate("(g => network.canvasToDOM({x: g.right - 4, y: g.top + 4}))(groundOf(groups[0]))")
    frame = tab.locator("#canvas").bounding_box()
    tab.mouse.dblclick(frame["x"] + corner["x"], frame["y"] + corner["y"])
    assert state(six) == f"{many} groups, 0 open"
    assert (six.complaints, six.violations, len(six.requests)) == ([], [], 1)


def test_keys_alone_open_and_close(six: Any) -> None:
    """Arrow keys go to a group, Enter opens it and goes on inside, Backspace closes it and comes out at the group."""
    tab = six.tab
    tab.focus("#canvas")
    tab.keyboard.press("ArrowRight")
    assert tab.inner_text("#panel .badge") == "Group"
    group = tab.evaluate("state.node")
    tab.keyboard.press("Enter")
    assert tab.evaluate("data.nodes[state.node].home.i") == group
    assert tab.evaluate("document.activeElement.id") == "canvas"
    tab.keyboard.press("Backspace")
    assert tab.evaluate("state.node") == group
    assert state(six).endswith(", 0 open")


def test_search_and_tables_open_the_group_of_a_name(six: Any) -> None:
    """A hit in a closed group opens it and tells who was found; a connection in the table opens both its ends; the
    table names each one's group."""
    tab = six.tab
    tab.fill("#find", "somebody 2-3")
    assert tab.inner_text("#hits p").startswith("1 of ")
    tab.keyboard.press("Enter")
    assert tab.inner_text("#panel h2") == "Somebody 2-3"
    assert state(six).endswith(", 1 open")
    home = tab.evaluate("data.nodes[state.node].home.name")
    assert tab.evaluate("nodeRow(state.node).cells[4].textContent.trim()") == home
    tab.click("#close-all")
    crossing = tab.evaluate("data.edges.find(e => !e.n && data.nodes[e.a].home !== data.nodes[e.b].home).i")
    tab.evaluate(f"edgeRow({crossing}).querySelector('button').click()")
    assert state(six).endswith(", 2 open")
    assert tab.inner_text("#panel .badge") == "Connection"


def test_filters_count_in_closed_groups(six: Any) -> None:
    """Without a kind, a closed group says how many are left and bundles what is left of its lines; with nobody left
    it is gone."""
    tab = six.tab
    shown = "groups.filter(group => !isGone(group)).map(group => Number.parseInt(group.c.at(-1)))"
    assert sum(tab.evaluate(shown)) == len(crews(6, 8).nodes) - 1
    tab.click("[data-kind=Person]")
    assert sum(tab.evaluate(shown)) == 7
    assert tab.evaluate("data.edges.length - data.links") == 0
    tab.click("[data-kind=Film]")
    assert tab.evaluate(shown) == [1]
    tab.click("[data-kind=Film]")
    tab.click("[data-kind=Person]")
    tab.click(".sieve summary")
    tab.locator("#from").fill("1995")
    assert sum(tab.evaluate(shown)) == 10
    assert tab.evaluate("data.edges.slice(data.links).every(edge => edge.n === 1)")


def test_a_saved_picture_shows_what_is_open(six: Any) -> None:
    """The SVG has the ground of the open group, its members' names, and the closed groups with their numbers."""
    tab = six.tab
    tab.evaluate("openGroup(groups[0]); fit(false)")
    tab.click(".sieve summary")
    with tab.expect_download() as download:
        tab.click("#svg")
    content = download.value.path().read_text()
    assert content.count("<rect") == 2 and "fill-opacity" in content
    assert "Somebody" in content and " names</text>" in content
    assert f">{tab.evaluate('groups[0].name')}</text>" in content


def test_whom_a_page_is_about_is_in_an_open_group(opened: Open) -> None:
    """The group of the one in the middle is open from the start, and the page asks no more than 2,000 names at once."""
    view = opened(crews(6, 8), communities=True, about=[("Person", "p3-3")])
    assert state(view).endswith(", 1 open")
    assert view.tab.evaluate("data.nodes.filter(node => node.m).every(node => !isGone(node))")


def test_a_page_of_thousands_shows_groups_unasked_and_never_more_than_can_be_read(opened: Open) -> None:
    """Of 2,009 names only the groups are drawn, and the page says why; however many are opened, at most 2,000 names
    are there."""
    view = opened(casts(41, 48))
    tab = view.tab
    assert "2,009 names are too many to be shown at once" in tab.inner_text(".groups")
    assert tab.evaluate("nodeSet.length") == tab.evaluate("groups.length")
    assert not tab.locator("#open-all").is_visible()
    tab.evaluate("for (const group of groups) unfold(group); regroup(); tellState();")
    assert 1500 < tab.evaluate("data.nodes.slice(0, data.names).filter(isThere).length") <= 2000
    assert (view.complaints, len(view.requests)) == ([], 1)
