"""A path between two names on the canvas: found, varied, narrowed, taken back, sent as a link, saved."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.browser import until
from tests.web.conftest import MARK, Explorer

Tab = Callable[..., Any]

ENDS = {"from": "Person:denis-lavant", "to": "Person:oleg-menchikov"}
STRONG = "data.nodes.filter(node => node.s).map(node => node.key).sort()"


def asked(explorer: Explorer, what: str, **body: Any) -> Any:
    """What the explorer's scripts are told."""
    answer = explorer.get(f"/api/{what}", MARK, method="POST", body=json.dumps(body))
    return json.loads(answer.text) if answer.headers["content-type"] == "application/json" else answer


def way(page: Any) -> list[str]:
    """The keys on the path that is shown, once there is one."""
    until(page, "wayNow() !== null")
    found: list[str] = page.evaluate("wayNow().nodes")
    return found


def test_a_path_is_found_varied_and_narrowed(tab: Tab) -> None:
    """By a name a path joins the canvas, drawn strong, with its sentences; then another one, then one without a film;
    what is left out is named and can be taken back; each is a step, and the address has all of it."""
    page = tab("/canvas?show=Person:denis-lavant")
    page.locator("#to-name").type("menshikov")
    page.get_by_role("option", name="Oleg MENCHIKOV").first.click()
    best = way(page)
    assert page.evaluate(STRONG) == sorted(best)
    assert "tuvalu.txt:14" in page.locator("#panel .steps").inner_text()
    page.get_by_role("button", name="Another").click()
    until(page, "view.path.at === 2")
    assert way(page) != best and page.evaluate(STRONG) == sorted(way(page))
    page.get_by_role("button", name="Previous").click()
    until(page, "view.path.at === 1")
    page.get_by_role("button", name="Leave out Tuvalu").click()
    page.get_by_role("button", name="Take back Tuvalu").wait_for()
    assert "Film:tuvalu-1999" in best and "Film:tuvalu-1999" not in way(page)
    other = tab(page.url[page.url.index("/canvas") :])
    assert way(other) == way(page) and other.evaluate(STRONG) == page.evaluate(STRONG)
    page.locator("#undo").click()
    page.get_by_role("button", name="Leave out Tuvalu").wait_for()
    assert way(page) == best
    page.get_by_role("button", name="Close").click()
    until(page, "view.path === null")
    assert page.evaluate(STRONG) == []


def test_the_other_end_is_picked_by_keys(tab: Tab) -> None:
    """Without a pointer: t on one name, the arrows to another, Enter."""
    page = tab("/canvas?show=Person:denis-lavant&show=Person:emir-kusturica")
    until(page, "location.search === ''")  # added, arranged, and the address says so
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("t")
    page.get_by_text("Choose the other end").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert {way(page)[0], way(page)[-1]} == {"Person:denis-lavant", "Person:emir-kusturica"}


def test_what_is_left_out_is_never_run_through(explorer: Explorer) -> None:
    """Each of the paths told stays away from all that is left out; where none remains it is said why."""
    found = asked(explorer, "path", **ENDS, most=5)
    assert len(found["paths"]) == 5 and found["more"]
    inner = {key for path in found["paths"] for key in path["nodes"][1:-1]}
    without = sorted(key for key in inner if key.startswith("Film:"))[:2]
    others = asked(explorer, "path", **ENDS, most=5, without=without)["paths"]
    assert others and not any(key in path["nodes"] for path in others for key in without)
    cut_off = asked(explorer, "path", **ENDS, most=1, without=["Film:burnt-by-the-sun-1994"])
    assert cut_off["paths"] or "left out" in cut_off["why"]


def test_wrong_ends_get_a_sentence(explorer: Explorer) -> None:
    """One end twice, an end that is gone, an end that is left out."""
    one, gone = ENDS["from"], "Person:nobody"
    for body in ({"from": one, "to": one}, {"from": one, "to": gone}, {**ENDS, "without": [one]}, {"from": one}):
        assert "error" in asked(explorer, "path", **body)


def test_what_is_shown_becomes_a_page(tab: Tab, chromium: Any, tmp_path: Any) -> None:
    """The page that is saved opens from disk, without a network, and shows the names, the connections and the path."""
    page = tab("/canvas?show=Person:denis-lavant")
    page.locator("#to-name").type("emir kustu")
    page.get_by_role("option", name="Emir KUSTURICA").first.click()
    keys = way(page)
    page.get_by_role("button", name="Close").wait_for()
    page.locator(".sieve summary").click()
    with page.expect_download() as download:
        page.locator("#page").click()
    file = tmp_path / "saved.html"
    download.value.save_as(file)
    context = chromium.new_context(offline=True)
    saved = context.new_page()
    saved.goto(file.as_uri())
    assert saved.title().startswith("Denis LAVANT – Emir KUST")
    assert saved.evaluate("data.nodes.filter(node => node.s).length") == len(keys)
    assert saved.locator("#edges tbody tr").count() == page.evaluate("data.edges.length")
    context.close()
