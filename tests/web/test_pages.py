"""The pages of the explorer in a real browser: console, questions, years, and what everybody needs to read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import resources
from typing import Any
from urllib.parse import quote

import pytest

from filmgraph.web.forms import FORMS
from tests.browser import until
from tests.web.conftest import Explorer

Tab = Callable[..., Any]

PATH = "v=1&n=Person:denis-lavant@0,0;Film:tuvalu-1999@150,0;Person:chulpan-hamatova@300,0"
PAGES = {
    "home": "/",
    "search": "/search?q=sergei",
    "film": "/film/luna-papa-1999",
    "person": "/person/chulpan-hamatova",
    "canvas": f"/canvas#{PATH}&p=1;Person:denis-lavant;Person:chulpan-hamatova",
    "console": "/console?text=MATCH%20(f%3AFilm)%20RETURN%20f%20LIMIT%203",
    "questions": "/questions",
    "festival": "/festival/open-russian-film-festival-kinotavr_lhek2o",
    "company": "/company/zweites-deutsches-fernsehen-zdf_rejqf5",
    "question": "/questions/career?ask=1&id=chulpan-hamatova",
    "error": "/person/nobody",
}


def test_the_console_completes_asks_and_draws(tab: Tab) -> None:
    """A label is completed after a colon; the rows come; what they hold is drawn on the canvas."""
    page = tab("/console")
    page.locator("#text").focus()
    page.keyboard.type("MATCH (f:Fi")
    page.get_by_role("option", name="Film").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.type(" {year: 1999}) RETURN f ORDER BY f.id")
    page.keyboard.press("Control+Enter")
    page.locator("#rows tbody tr").first.wait_for()
    assert page.locator("#rows tbody a", has_text="Luna Papa").get_attribute("href") == "/film/luna-papa-1999"
    rows = page.locator("#rows tbody tr").count()
    page.locator("#draw").click()
    until(page, f"typeof data !== 'undefined' && data.nodes.length === {rows}")


def test_a_question_takes_a_name_and_leads_on(tab: Tab) -> None:
    """In a field for an id a name is typed and chosen; the answer's ids lead to pages."""
    page = tab("/questions/collaborators")
    page.get_by_label("Person", exact=True).type("chulpan")
    page.get_by_role("option").first.click()
    page.locator("main").get_by_role("button", name="Ask").click()
    page.locator("tbody tr").first.wait_for()
    page.locator("tbody a").first.click()
    page.locator("h1").wait_for()
    assert "/person/" in page.url


@pytest.mark.parametrize(
    ("asked", "link"),
    [
        ("team?ids=Emir Kusturica; Goran Bregović; Johnny Depp", "/film/arizona-dream-1993"),
        ("common?a=Luna Papa&b=Tuvalu", "/person/chulpan-hamatova"),
        ("festival?id=Kinotavr", "/film/"),
        ("coproducers?id=ZDF&most=3", "/company/"),
        ("circuit?id=Luna Papa (1999)", "/festival/"),
        ("pairs?first=1990&last=2010", "/person/"),
        ("network?id=Veit Helmer&depth=1", "/person/"),
        ("career?id=Goran Bregović", "/film/underground-1995"),
        ("circuits-alike?id=Luna Papa", "/film/"),
        ("career-of-company?id=ZDF", "/film/"),
        ("coproductions?most=3", "/company/"),
        ("coproducing-countries?most=3", "/console?"),
    ],
)
def test_names_will_do_for_ids(explorer: Explorer, asked: str, link: str) -> None:
    """Names typed and not chosen are understood, several too; what is left empty has its value from the header."""
    answer = explorer.get(f"/questions/{quote(asked, safe='?=&')}&ask=1")
    assert answer.status == 200 and f'href="{link}' in answer.text


def test_the_first_page_leads_on(tab: Tab) -> None:
    """A person, a film and a festival of this graph stand on it to begin with, and so much that one is drawn."""
    page = tab("/")
    begin = page.locator(".begin a")
    assert [begin.nth(at).get_attribute("href").split("/")[1] for at in range(3)] == ["person", "film", "festival"]
    begin.first.click()
    assert page.locator(".films > li").count() > 3


def test_an_empty_graph_says_what_to_do(empty: Explorer) -> None:
    """Without sheets the first page names the commands that load some, and offers nothing."""
    text = empty.get("/").text
    assert "filmgraph load FOLDER" in text and "begin" not in text


def test_a_film_stands_once_on_a_persons_page(explorer: Explorer) -> None:
    """Who wrote, directed and produced a film has one row for it, with every job and where it stands."""
    text = explorer.get("/person/veit-helmer").text
    assert text.count('href="/film/tuvalu-1999"') == 1
    row = text[text.index('href="/film/tuvalu-1999"') :]
    row = row[: row.index("</ul>")]
    assert row.count("tuvalu.txt:") > 1 and "Directed by" in row


def test_questions_are_asked_in_words(explorer: Explorer) -> None:
    """Each is a sentence; neither its form nor its answer shows a name of the schema or the path of a sheet."""
    listed = explorer.get("/questions").text
    names = re.findall(r'href="/questions/([\w-]+)"', listed)
    assert names == list(FORMS) and all(form.title in listed and form.title.endswith("?") for form in FORMS.values())
    for name in names:
        form = explorer.get(f"/questions/{name}").text.partition("<details")[0]
        assert not re.search(r"<label[^>]*>(id|ids|a|b|most|first|last|least)<", form)
    answer = explorer.get("/questions/career?ask=1&id=veit-helmer").text.partition("<details")[0]
    assert "Directed by" in answer and "DIRECTED" not in answer and "/tuvalu.txt" not in answer


@pytest.mark.parametrize(
    ("asked", "says"), [("pairs?most=1.5", "1.5"), ("career?id=", "Person"), ("career?id=Luna Papa", "Luna Papa")]
)
def test_a_field_that_cannot_be_read_is_named(explorer: Explorer, asked: str, says: str) -> None:
    """A number that is none, a name that is missing or means something else: a sentence that says which."""
    answer = explorer.get(f"/questions/{quote(asked, safe='?=&')}&ask=1")
    assert answer.status in (400, 404) and says in answer.text


def test_years_are_narrowed(tab: Tab) -> None:
    """The slider leaves the films of its years, and the address keeps it."""
    page = tab("/canvas?show=Person:chulpan-hamatova")
    until(page, "data.nodes.length > 3")
    page.locator(".sieve summary").click()
    page.locator("#from").fill("2003")
    until(page, "view.from === 2003")
    assert page.evaluate("data.nodes.filter(node => node.year < 2003).every(isGone)")
    other = tab(page.url[page.url.index("/canvas") :])
    until(other, "data.nodes.length > 3")
    assert other.evaluate("sieve.from") == 2003


def test_a_card_leads_to_what_can_be_asked_of_it(tab: Tab) -> None:
    """A person's page links to questions with the id filled in, and they answer at once."""
    page = tab("/person/chulpan-hamatova")
    page.get_by_role("link", name="Collaborators").click()
    assert page.locator("tbody tr").count() > 3


@pytest.fixture(scope="module")
def unguarded(chromium: Any, explorer: Explorer) -> Iterator[Callable[..., Any]]:
    """Open a page whose policy lets the inspection run in it."""
    contexts: list[Any] = []

    def open_(path: str, width: int, scheme: str) -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(explorer.address.rstrip("/") + path)
        page.wait_for_load_state("networkidle")
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_read_it(unguarded: Callable[..., Any], name: str, width: int, scheme: str) -> None:
    """axe finds nothing serious, and nothing stands beside the screen: a desk in light, a telephone in dark."""
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page = unguarded(PAGES[name], width, scheme)
    page.evaluate(axe + "; 0")
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    serious = [
        (one["id"], node["html"][:200], node["failureSummary"])
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
    assert serious == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
