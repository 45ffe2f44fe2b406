"""JSON for the scripts of the pages. Asked for by pages of the explorer alone: see `safety`.

A node is named by its key as one text, ``Film:baikonur-2011``. A piece of the graph is what `views.picture.pieces`
makes.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from filmgraph.errors import UsageError
from filmgraph.explore import search
from filmgraph.explore.expand import Key, between, expand
from filmgraph.model import SHOWN_LABELS, Edge, Graph, Node
from filmgraph.views import layout, page
from filmgraph.views.picture import named, pieces

MOST_SUGGESTED = 8
MOST_SHOWN = page.LIMIT
MOST_AT_ONCE = 200
LARGEST_BODY = 2_000_000


def suggest(request: Request) -> Response:
    """What a name that is being typed may mean, the best first."""
    asked = request.query_params.get("q", "").strip()
    hits = search(request.app.state.reader, asked, most=MOST_SUGGESTED) if asked else []
    return JSONResponse([{"label": hit.label, "id": hit.id, "text": str(hit)} for hit in hits])


async def graph(request: Request) -> Response:
    """``{keys}`` → the nodes that are there, the edges between them, and the keys that are ``missing``."""
    keys = _keys((await _body(request)).get("keys"))
    found = await run_in_threadpool(between, request.app.state.reader, keys)
    there = {(node.label, node.id) for node in found.nodes}
    return JSONResponse({**pieces(found), "missing": [named(key) for key in keys if key not in there]})


async def around(request: Request) -> Response:
    """``{key, type, shown, most, connect}`` → neighbours that are not shown yet, and ``groups``: how many there are."""
    asked = await _body(request)
    key, most = _key(asked.get("key")), asked.get("most", 30)
    if not isinstance(most, int) or not 0 <= most <= MOST_AT_ONCE:
        raise UsageError(f"“most” must be a number up to {MOST_AT_ONCE}.", "Ask for fewer at once.")
    found = await run_in_threadpool(
        expand,
        request.app.state.reader,
        key,
        _keys(asked.get("shown", [])),
        type_=asked.get("type"),
        most=most,
        connect=bool(asked.get("connect", True)),
    )
    return JSONResponse({**pieces(found.graph), "groups": [asdict(group) for group in found.groups]})


async def arrange(request: Request) -> Response:
    """``{nodes: [{key, name}], edges: [[key, key]]}`` → ``{key: [x, y]}``, the same for the same content."""
    asked = await _body(request)
    nodes = [Node(*_key(one.get("key")), {"name": str(one.get("name", ""))}) for one in _dicts(asked.get("nodes"))]
    edges = [Edge("", _key(pair[0]), _key(pair[1])) for pair in asked.get("edges", ()) if len(pair) == 2]
    if len(nodes) > MOST_SHOWN:
        raise UsageError(f"More than {MOST_SHOWN:,} nodes are too many to arrange.", "Show fewer.")
    placed = await run_in_threadpool(layout.positions, Graph(nodes, edges))
    return JSONResponse({named(key): place for key, place in placed.items()})


async def _body(request: Request) -> dict[str, Any]:
    """The JSON object that was sent."""
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > LARGEST_BODY:
            raise UsageError("That is too much at once.", "Show less.")
    try:
        found = json.loads(data)
    except ValueError as error:
        raise UsageError("The explorer was asked in no JSON.", "Load its page anew.") from error
    if not isinstance(found, dict):
        raise UsageError("The explorer was asked in no JSON object.", "Load its page anew.")
    return found


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _keys(value: Any) -> list[Key]:
    if not isinstance(value, list) or len(value) > MOST_SHOWN:
        raise UsageError(f"At most {MOST_SHOWN:,} names can be shown at once.", "Remove some.")
    return [_key(one) for one in value]


def _key(value: Any) -> Key:
    label, colon, id_ = value.partition(":") if isinstance(value, str) else ("", "", "")
    if label not in SHOWN_LABELS or not colon or not id_:
        raise UsageError(f"“{str(value)[:80]}” names nothing.", "It looks like Film:baikonur-2011.")
    return label, id_


ROUTES = [
    Route("/suggest", suggest),
    Route("/graph", graph, methods=["POST"]),
    Route("/around", around, methods=["POST"]),
    Route("/arrange", arrange, methods=["POST"]),
]
