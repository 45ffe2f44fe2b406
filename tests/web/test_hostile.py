"""A graph whose every text tries to be more than text, in every page of the explorer, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests import pages
from tests.browser import until
from tests.views.hostile import PAYLOADS
from tests.web import evil
from tests.web.conftest import MARK, Explorer, exploring

AT_ONCE = 40
"""Pages that are looked at together."""

WATCH = (
    "window.violations = [];"
    "addEventListener('securitypolicyviolation', e => violations.push(`${e.violatedDirective} ${e.blockedURI}`))"
)
FOREIGN = "img, image, iframe, object, embed, base, style, video, audio, portal, marquee, template, xmp, svg script"


class Watched:
    """A tab, and everything that it should not do."""

    def __init__(self, context: Any, address: str) -> None:
        self.page, self.address = context.new_page(), address
        self.wrong: list[str] = []
        self.page.add_init_script(WATCH)
        self.page.on("request", self._request)
        self.page.on("dialog", self._dialog)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("popup", lambda popup: self.wrong.append(f"popup {popup.url}"))
        self.page.on("console", lambda said: self.wrong.append(said.text))

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:,", "blob:" + self.address)):
            self.wrong.append(request.url)

    def _dialog(self, dialog: Any) -> None:
        self.wrong.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def open(self, path: str) -> Any:
        """Go there, as a person would."""
        self.page.goto(self.address + path)
        return self.page

    def check(self) -> None:
        """Nothing has run, nothing was asked for or stopped, nothing was added to the page."""
        page = self.page
        assert page.evaluate("[window.pwned ?? null, window.violations ?? []]") == [None, []]
        assert page.locator(FOREIGN).count() == 0
        assert page.locator("[onerror], [onload], [onfocus], [onclick], [href^=javascript]").count() == 0
        assert self.wrong == []


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Explorer]:
    """The explorer of a store with a sheet a payload."""
    folder = tmp_path_factory.mktemp("hostile")
    sheets = folder / "sheets"
    sheets.mkdir()
    evil.write(sheets)
    with pages.sample_store(folder / "store", sheets) as environment, exploring(environment) as found:
        yield found


@pytest.fixture
def watched(chromium: Any, hostile: Explorer) -> Iterator[Watched]:
    """A tab on that explorer, watched."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    yield Watched(context, hostile.address.rstrip("/"))
    context.close()


def ids(explorer: Explorer, label: str) -> list[str]:
    """The ids of all nodes of a label, in order."""
    body = json.dumps({"text": f"MATCH (n:{label}) RETURN n.id AS id ORDER BY id"})
    return [row[0] for row in json.loads(explorer.get("/api/query", MARK, method="POST", body=body).text)["rows"]]


def texts(explorer: Explorer, paths: Iterable[str]) -> Iterator[str]:
    """Pages as the server sends them."""
    return (explorer.get(path).text for path in paths)


def look_without_policy(watched: Watched, documents: Iterable[str]) -> None:
    """Show pages where no policy would stop anything, many at once."""
    everything = list(documents)
    for start in range(0, len(everything), AT_ONCE):
        watched.page.set_content("\n".join(everything[start : start + AT_ONCE]), wait_until="domcontentloaded")
        inside = watched.page.locator("script:not([src^='/assets/']):not([src='/draw.js'])")
        assert inside.count() == 0
        assert watched.page.locator("main").count() == len(everything[start : start + AT_ONCE])
        watched.check()


def test_there_are_enough_of_them(hostile: Explorer) -> None:
    """At least 200 payloads, each a film of its own."""
    assert len(set(PAYLOADS)) == len(PAYLOADS) == len(ids(hostile, "Film")) >= 200


@pytest.mark.parametrize("label", ["Film", "Person", "Company", "Festival"])
def test_cards_are_inert_without_any_policy(hostile: Explorer, watched: Watched, label: str) -> None:
    """Every film's card, as many of people, and a third as many of companies and festivals, which say less: even a
    browser that was told nothing of what a page may do finds only text in them."""
    every = ids(hostile, label)
    wanted = len(PAYLOADS) // (1 if label in ("Film", "Person") else 3)
    some = every[:: max(1, len(every) // wanted)]
    look_without_policy(watched, texts(hostile, (f"/{label.lower()}/{quote(id_)}" for id_ in some)))


@pytest.mark.parametrize(
    "path", ["/search?q={}", "/questions/career?id={}", "/console?text={}", "/person/{}", "/questions/{}"]
)
def test_what_is_asked_is_inert_when_told_again(hostile: Explorer, watched: Watched, path: str) -> None:
    """A payload in an address comes back as text: in fields, headings, hits, errors."""
    asked = (path.format(quote(payload.encode("utf-8", "replace")[:6000], safe="")) for payload in PAYLOADS)
    look_without_policy(watched, texts(hostile, asked))


def test_pages_as_people_see_them(hostile: Explorer, watched: Watched) -> None:
    """Cards, hits, suggestions and answers of questions: nothing runs, and the policy has nothing to stop."""
    for id_ in ids(hostile, "Film")[::10]:
        watched.open(f"/film/{quote(id_)}")
        watched.check()
    for word in ("evil", "eve", "company", "festival"):
        watched.open(f"/search?q={word}")
        assert watched.page.locator(".hits li").count() == 50
        watched.page.locator("#find").press("End")  # “1evil” would be like nothing
        watched.page.locator("#find").type("1")
        watched.page.get_by_role("option").first.wait_for()
        watched.check()
    for question in ("pairs", "coproductions"):
        watched.open(f"/questions/{question}?ask=1&films=1")
        watched.check()


def test_the_console_shows_text_alone(hostile: Explorer, watched: Watched) -> None:
    """Nodes, edges and printed lines of every kind as rows."""
    for asked in (
        "MATCH (n) RETURN n LIMIT 400",
        "MATCH (f:Film)-[r]-(o) RETURN f.synopsis, r, r.raw, o.name LIMIT 400",
    ):
        page = watched.open("/console?text=" + quote(asked))
        page.get_by_role("button", name="Ask").click()
        page.locator("#rows tbody tr").nth(399).wait_for()
        watched.check()


def test_the_canvas_shows_text_alone(hostile: Explorer, watched: Watched, tmp_path: Path) -> None:
    """All films at once with what is around some, every panel, the tables, a path, a picture as SVG."""
    shown = [f"Film:{id_}" for id_ in ids(hostile, "Film")] + [f"Person:{id_}" for id_ in ids(hostile, "Person")[:60]]
    page = watched.open("/canvas")
    page.evaluate(f"(async () => {{ await addAll({json.dumps(shown)}); await grow('{shown[3]}'); }})()")
    until(page, f"data.nodes.length > {len(shown)}")
    page.evaluate(  # how many there are around each would be asked hundreds of times
        """showGroups = () => {};
        data.edges.forEach(edge => { Object.assign(state, {node: null, edge: edge.i}); showPanel(); });
        data.nodes.forEach(node => { Object.assign(state, {node: node.i, edge: null}); showPanel(); });"""
    )
    page.evaluate(f"findPath('{shown[3]}', '{shown[90]}')")
    until(page, "answerNow() !== null")
    page.locator("#tables summary").click()
    page.locator(".sieve summary").click()
    with page.expect_download() as download:
        page.locator("#svg").click()
    watched.check()
    look_at_file(watched, download.value, tmp_path / "saved.svg")


def look_at_file(watched: Watched, download: Any, file: Path) -> None:
    """Open what was saved, from disk."""
    download.save_as(file)
    watched.address = "file:"
    watched.open(file.as_uri().removeprefix("file:"))
    watched.check()
