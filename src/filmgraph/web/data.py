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
from filmgraph.explore.pieces import of_values
from filmgraph.model import EDGES, NODES, SHOWN_LABELS, SOURCE, Edge, Graph, Node
from filmgraph.store import Limits, plain
from filmgraph.views import layout, page
from filmgraph.views.picture import named, pieces
from filmgraph.views.plain import value as json_value

MOST_SUGGESTED = 8
MOST_SHOWN = page.LIMIT
MOST_AT_ONCE = 200
MOST_ROWS = 1000
MOST_DRAWN = 200
SECONDS = 30.0
LARGEST_BODY = 2_000_000
LARGEST_NUMBER = 2**53


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


async def query(request: Request) -> Response:
    """``{text, parameters, limit}`` → columns, rows, and the keys of the nodes among them that a canvas can show."""
    asked = await _body(request)
    text, parameters = asked.get("text"), asked.get("parameters") or {}
    if not isinstance(text, str) or not isinstance(parameters, dict):
        raise UsageError("There is no query.", "Write Cypher, for example MATCH (f:Film) RETURN f LIMIT 10.")
    limits = Limits(min(int(asked.get("limit") or MOST_ROWS), MOST_ROWS), SECONDS)
    answer = await run_in_threadpool(request.app.state.reader.query, text, parameters, limits=limits)
    drawn = of_values(value for row in answer.rows for value in row)
    return JSONResponse(
        {
            "columns": answer.columns,
            "rows": [[cell(value) for value in row] for row in answer.rows],
            "truncated": answer.truncated,
            "elapsed_ms": round(answer.elapsed_ms),
            "keys": [named((node.label, node.id)) for node in drawn.nodes if node.label in SHOWN_LABELS][:MOST_DRAWN],
        }
    )


def cell(value: Any) -> Any:
    """A value of a row as JSON knows it; a whole number that a script could not hold is a text."""
    shown = plain(value)
    return str(shown) if isinstance(shown, int) and abs(shown) > LARGEST_NUMBER else json_value(shown)


def schema(request: Request) -> Response:  # noqa: ARG001 - the same for everybody
    """What can be completed in Cypher: labels, types, properties."""
    properties = {name for kind in NODES.values() for name in kind.properties}
    properties |= {name for kind in EDGES.values() for name in kind.properties} | set(SOURCE) | {"id"}
    return JSONResponse({"labels": [*SHOWN_LABELS], "types": [*EDGES], "properties": sorted(properties)})


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
    Route("/query", query, methods=["POST"]),
    Route("/schema", schema),
]
