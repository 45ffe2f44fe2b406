"""JSON for the scripts of the pages. Asked for by pages of the explorer alone: see `safety`."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from filmgraph.explore import search

MOST_SUGGESTED = 8


def suggest(request: Request) -> Response:
    """What a name that is being typed may mean, the best first."""
    asked = request.query_params.get("q", "").strip()
    hits = search(request.app.state.reader, asked, most=MOST_SUGGESTED) if asked else []
    return JSONResponse([{"label": hit.label, "id": hit.id, "text": str(hit)} for hit in hits])


ROUTES = [
    Route("/suggest", suggest),
]
