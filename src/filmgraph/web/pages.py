"""Pages made on the server: they need no script, and every text in them is escaped by the templates."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from filmgraph.errors import NotFound
from filmgraph.explore import cards, search, show, source
from filmgraph.explore.search import Hit, leading
from filmgraph.model import SHOWN_LABELS
from filmgraph.questions import question, questions
from filmgraph.store import Reader
from filmgraph.views import page as drawing
from filmgraph.views import palette
from filmgraph.views.plain import base_name, clean, one_line
from filmgraph.views.tables import swatch
from filmgraph.web import asking, data
from filmgraph.web.forms import ABOUT, FORMS, form
from filmgraph.web.safety import is_own

MOST_HITS = 50
BEGIN = ("Person", "Film", "Festival")
"""Of which kinds the first page offers one each to begin with."""

_templates = Environment(
    loader=PackageLoader("filmgraph.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
_templates.filters.update(line=one_line, clean=clean, base_name=base_name)
_templates.globals.update(swatch=swatch, plural=lambda label: palette.style(label).plural, source=source)


def page(request: Request, name: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A template filled in. Scripts are told nothing here that they would have to parse."""
    text = _templates.get_template(name).render(
        asked=request.query_params.get("q", ""), here=name.removesuffix(".html"), **values
    )
    # A lone surrogate of a file name must not break the page.
    return HTMLResponse(text.encode("utf-8", "replace"), status)


def error_page(request: Request, status: int, message: str, hint: str) -> HTMLResponse:
    """What went wrong and what to do, as a page."""
    return page(request, "error.html", status=status, message=message, hint=hint)


def home(request: Request) -> Response:
    """How much there is, and where to begin: with whom and what the graph knows most of."""
    reader = request.app.state.reader
    counts = dict(reader.query(question("count-nodes").text).rows)
    known = sum(counts.values()) and is_own(request)
    begin = [hit for label in BEGIN for hit in leading(reader, label, 1)] if known else []
    return page(request, "home.html", counts=counts, begin=begin)


def found(request: Request) -> Response:
    """What a name may mean; a name that only one thing bears leads nowhere else than to the list, so that the address
    says what was asked."""
    asked = request.query_params.get("q", "").strip()
    own = is_own(request)
    hits = search(request.app.state.reader, asked, most=MOST_HITS) if asked and own else []
    return page(request, "search.html", hits=hits, own=own)


def card(request: Request) -> Response:
    """A film, person, company or festival, and where all that stands."""
    label, id_ = request.path_params["label"].capitalize(), request.path_params["id"]
    if label not in SHOWN_LABELS:
        raise NotFound("There is no such page.", "Films, people, companies and festivals have pages.")
    shown = show(request.app.state.reader, Hit(label, id_, id_))
    return page(request, "card.html", card=shown, cards=cards, about=ABOUT[label])


def theme(request: Request) -> Response:  # noqa: ARG001 - the same for everybody
    """The colours, which every picture shares."""
    return Response(drawing.theme(), media_type="text/css", headers={"cache-control": "max-age=3600"})


def canvas(request: Request) -> Response:
    """The picture that grows. What it shows stands behind the ``#`` of the address, which stays in the browser."""
    return page(request, "canvas.html")


def console(request: Request) -> Response:
    """Cypher by hand. A text that stands in the address is shown, and asked only when somebody says so."""
    return page(
        request, "console.html", text=request.query_params.get("text", ""), rows=data.MOST_ROWS, seconds=data.SECONDS
    )


def listed(request: Request) -> Response:
    """The questions of films, and those texts that can be asked in Cypher as they are."""
    plain = [one for one in questions().values() if not one.parameters and one.name not in FORMS]
    return page(request, "questions.html", forms=FORMS, plain=plain)


def asked(request: Request) -> Response:
    """A question as a form, and its answer where all it needs stands in the address."""
    name, reader = request.path_params["name"], request.app.state.reader
    one, own = form(name), is_own(request)
    texts = {field.name: request.query_params.get(field.name, "").strip() for field in one.fields}
    answer = None
    if "ask" in request.query_params and own:
        answer = asking.table(one.answer(asking.Given(reader, one.fields, texts)), one.of)
    examples = {field.name: _example(reader, field) if own else "" for field in one.fields}
    text = question(name).text
    return page(request, "question.html", form=one, texts=texts, examples=examples, answer=answer, text=text)


def _example(reader: Reader, field: asking.Field) -> str:
    """What may stand in a field: of names, the ones that the graph knows most of."""
    if not field.labels:
        return field.value or field.example
    return "; ".join(hit.name for hit in leading(reader, field.labels[0], 1 + field.several))


def script(request: Request) -> Response:  # noqa: ARG001 - the same for everybody
    """vis-network, and how every picture is drawn."""
    text = "\n".join([drawing.vis_script(), *map(drawing.asset, drawing.DRAWING)])
    return Response(text, media_type="text/javascript", headers={"cache-control": "max-age=3600"})


ROUTES = [
    Route("/", home),
    Route("/canvas", canvas),
    Route("/console", console),
    Route("/questions", listed),
    Route("/questions/{name}", asked),
    Route("/draw.js", script),
    Route("/theme.css", theme),
    Route("/search", found),
    Route("/{label}/{id:path}", card),
]
