"""The canvas in a real browser: what is done with it, by pointer and by keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.browser import until

Tab = Callable[..., Any]


def names(page: Any) -> list[str]:
    """The names that are shown, sorted."""
    return sorted(page.evaluate("data.nodes.map(node => node.name)"))


def shown(page: Any, count: int) -> None:
    """Wait until so many names are shown."""
    until(page, f"data.nodes.length === {count}")


def test_a_name_is_found_added_and_expanded(tab: Tab) -> None:
    """Suggestions lead to a name; a name brings what is around it; a second one joins with its edges."""
    page = tab("/canvas")
    page.locator("#add").type("veit hel")
    page.get_by_role("option", name="Veit HELMER, person").click()
    until(page, "data.nodes.length > 5")
    assert "Baikonur" in names(page) and page.evaluate("data.edges.length") > 5
    before = len(names(page))
    page.locator("#add").type("bregovic")
    page.get_by_role("option", name="Goran BREGOVI").first.click()
    shown(page, before + 1)
    page.get_by_text("composed: 1 of 6 films").wait_for()
    assert page.evaluate("data.edges.some(edge => edge.t === 'composed')")


def test_steps_are_taken_back_and_the_address_is_the_state(tab: Tab) -> None:
    """Undo and redo go step by step; the address opened anew shows the same names at the same places."""
    page = tab("/canvas?show=Film:baikonur-2011")
    until(page, "data.nodes.length > 10")
    first = names(page)
    page.locator("#canvas").focus()
    page.keyboard.press("Delete")
    shown(page, len(first) - 1)
    page.locator("#undo").click()
    shown(page, len(first))
    page.locator("#redo").click()
    shown(page, len(first) - 1)
    places = "data.nodes.map(node => [node.key, node.x, node.y])"
    other = tab(page.url[page.url.index("/canvas") :])
    shown(other, len(first) - 1)
    assert other.evaluate(places) == page.evaluate(places)


def test_everything_by_keyboard(tab: Tab) -> None:
    """Without a pointer: add, walk, expand, pin, take back, remove; the tables hold the same."""
    page = tab("/canvas")
    page.locator("#add").focus()
    page.keyboard.type("baikonur")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    until(page, "data.nodes.length > 10")
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    until(page, "view.chosen !== 'Film:baikonur-2011'")
    page.keyboard.press("p")
    until(page, "view.nodes.get(view.chosen).pin")
    count = len(names(page))
    page.keyboard.press("Delete")
    shown(page, count - 1)
    page.keyboard.press("Control+z")
    shown(page, count)
    page.locator("#tables summary").press("Enter")
    assert page.locator("#nodes tbody tr").count() == count


def test_old_and_damaged_addresses_say_so(tab: Tab) -> None:
    """What an address from elsewhere cannot tell is said, and the rest is shown."""
    old = tab("/canvas#v=0&n=Film:baikonur-2011@0,0")
    old.get_by_text("another version").wait_for()
    gone = tab("/canvas#v=1&n=Film:baikonur-2011@0,0;Film:no-such-film@9,9;%3Cscript%3E@1,1")
    gone.get_by_text("no longer in the graph").or_(gone.get_by_text("damaged")).wait_for()
    shown(gone, 1)


def test_kinds_are_hidden_and_edges_are_not_silent(tab: Tab) -> None:
    """A kind can be hidden; the switch leaves only the edges by which names were brought."""
    page = tab("/canvas?show=Film:baikonur-2011")
    until(page, "data.nodes.length > 10")
    page.get_by_role("button", name="films").or_(page.get_by_role("button", name="1 film")).click()
    until(page, "sieve.kinds.has('Film')")
    every = page.evaluate("data.edges.length")
    page.locator("#connect").uncheck()
    until(page, "view.connect === false")
    assert page.evaluate("data.edges.length") <= every
    assert page.evaluate("data.edges.every(edge => edge.a === 0 || edge.b === 0)")


def test_a_narrow_screen_has_all_of_it(tab: Tab) -> None:
    """On a telephone nothing stands beside the screen."""
    page = tab("/canvas?show=Film:baikonur-2011", width=360)
    until(page, "data.nodes.length > 10")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
