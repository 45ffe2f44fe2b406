"""JSON for the scripts of the pages. Asked for by pages of the explorer alone: see `safety`.

A node is named by its key as one text, ``Film:baikonur-2011``. A piece of the graph is what `views.picture.pieces`
makes.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from filmgraph.errors import NotFound, UsageError
from filmgraph.explore import Hit, search, source
from filmgraph.explore.expand import between, expand
from filmgraph.explore.paths import Path, Rules, find_paths
from filmgraph.explore.pieces import of_values
from filmgraph.model import EDGES, NODES, SHOWN_LABELS, SOURCE, Edge, Graph, Key, Node
from filmgraph.store import Limits, Reader, plain
from filmgraph.views import layout, page
from filmgraph.views.picture import named, pieces
from filmgraph.views.plain import one_line
from filmgraph.views.plain import value as json_value

MOST_SUGGESTED = 8
MOST_SHOWN = page.LIMIT
MOST_AT_ONCE = 200
MOST_PATHS = 30
MOST_ROWS = 1000
MOST_DRAWN = 200
SECONDS = 30.0
"""For any one answer: nobody looks at an empty page for longer."""
LONGEST_TITLE = 200
PATIENCE = 20.0
"""Seconds within which what a script asks must have arrived."""
LARGEST_BODY = 2_000_000
LARGEST_NUMBER = 2**53


def suggest(request: Request) -> Response:
    """What a name that is being typed may mean, the best first; ``labels`` are the kinds of things, all if none."""
    asked, kinds = request.query_params.get("q", "").strip(), request.query_params.get("labels", "").split(",")
    labels = [label for label in SHOWN_LABELS if label in kinds] or SHOWN_LABELS
    hits = search(request.app.state.reader, asked, labels=labels, most=MOST_SUGGESTED) if asked else []
    return JSONResponse([{"label": hit.label, "id": hit.id, "text": str(hit)} for hit in hits])


async def graph(request: Request) -> Response:
    """``{keys}`` → the nodes that are there, the edges between them, and the keys that are ``missing``."""
    keys = _keys((await _body(request)).get("keys"))
    found = await run_in_threadpool(between, request.app.state.reader, keys)
    there = {node.key for node in found.nodes}
    return JSONResponse({**pieces(found), "missing": [named(key) for key in keys if key not in there]})


async def around(request: Request) -> Response:
    """``{key, type, shown, most, connect}`` → neighbours that are not shown yet, and ``groups``: how many there are."""
    asked = await _body(request)
    key, most = _key(asked.get("key")), _number(asked, "most", 30, MOST_AT_ONCE)
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
    """``{nodes: [{key, name}], edges: [[key, key]], paths: [[key, ...]]}`` → ``{key: [x, y]}``, the same for the same
    content; paths run from left to right."""
    asked = await _body(request)
    nodes = [Node(*_key(one.get("key")), {"name": str(one.get("name", ""))}) for one in _dicts(asked.get("nodes"))]
    edges = [Edge("", _key(pair[0]), _key(pair[1])) for pair in _lists(asked.get("edges")) if len(pair) == 2]
    if len(nodes) > MOST_SHOWN:
        raise UsageError(f"More than {MOST_SHOWN:,} nodes are too many to arrange.", "Show fewer.")
    paths = _ways(asked.get("paths"), {node.key for node in nodes})
    placed = await run_in_threadpool(layout.positions, Graph(nodes, edges), highlight=paths)
    return JSONResponse({named(key): place for key, place in placed.items()})


async def path(request: Request) -> Response:
    """``{from, to, most, without}`` → the ``most`` best paths that tell different stories, whether there are ``more``,
    the nodes and edges on them, and the names of the ends and of what is left out."""
    asked = await _body(request)
    ends, without = [_key(asked.get("from")), _key(asked.get("to"))], _keys(asked.get("without", []))
    most = _number(asked, "most", 1, MOST_PATHS)
    reader = request.app.state.reader
    hits = await run_in_threadpool(_hits, reader, [*ends, *without])
    found = await run_in_threadpool(
        find_paths, reader, *hits[:2], most=most + 1, alternatives=True, rules=Rules(without=frozenset(without))
    )
    return JSONResponse(
        {
            **pieces(found.graph),
            "names": {named(hit.key): one_line(hit.name) for hit in hits},
            "paths": [_told(one) for one in found.paths[:most]],
            "more": len(found.paths) > most,
            "why": "" if found.paths else _WHY_NONE[found.connected],
        }
    )


_WHY_NONE = {
    True: "Every path runs through what is left out.",
    False: "No chain of films, however long, leads from one to the other.",
    None: "No path was found as far as the search goes.",
}


def _told(path: Path) -> dict[str, Any]:
    steps = [
        {"sentence": one_line(step.sentence), "place": one_line(source(asdict(step))), "type": step.edge}
        for step in path.steps
    ]
    return {"films": path.films, "nodes": [named(key) for key in path.nodes], "steps": steps}


def _hits(reader: Reader, keys: list[Key]) -> list[Hit]:
    """The names behind keys. Raises `NotFound` for one that is not there."""
    there = {node.key: node for node in between(reader, keys).nodes}
    for label, id_ in keys:
        if (label, id_) not in there:
            raise NotFound(f"Nothing is known of a {label.lower()} “{id_[:80]}”.", "It may have left the graph.")
    return [Hit(*key, there[key].caption, there[key].properties.get("year")) for key in keys]


async def save(request: Request) -> Response:
    """``{title, keys, edges: [[key, key, type]], paths: [[key, ...]]}`` → what is shown, as a page that needs nobody.
    Its policy stands in it: it is handed out as a file, not looked at here."""
    asked = await _body(request)
    shown = {tuple(map(str, edge)) for edge in _lists(asked.get("edges"))}
    there = await run_in_threadpool(between, request.app.state.reader, _keys(asked.get("keys")))
    paths = _ways(asked.get("paths"), {node.key for node in there.nodes})
    edges = [edge for edge in there.edges if (named(edge.start), named(edge.end), edge.type) in shown]
    title = str(asked.get("title") or "Films and people")[:LONGEST_TITLE]
    text = await run_in_threadpool(page.render, Graph(there.nodes, edges), title=title, highlight=paths)
    headers = {"content-disposition": 'attachment; filename="filmgraph.html"'}
    return HTMLResponse(text.encode("utf-8", "replace"), headers=headers)


async def query(request: Request) -> Response:
    """``{text, parameters, limit}`` → columns, rows, and the keys of the nodes among them that a canvas can show."""
    asked = await _body(request)
    text, parameters = asked.get("text"), asked.get("parameters") or {}
    if not isinstance(text, str) or not isinstance(parameters, dict):
        raise UsageError("There is no query.", "Write Cypher, for example MATCH (f:Film) RETURN f LIMIT 10.")
    limits = Limits(_number(asked, "limit", MOST_ROWS, MOST_ROWS), SECONDS)
    answer = await run_in_threadpool(request.app.state.reader.query, text, parameters, limits=limits)
    drawn = of_values(value for row in answer.rows for value in row)
    return JSONResponse(
        {
            "columns": answer.columns,
            "rows": [[cell(value) for value in row] for row in answer.rows],
            "truncated": answer.truncated,
            "elapsed_ms": round(answer.elapsed_ms),
            "keys": [named(node.key) for node in drawn.nodes if node.label in SHOWN_LABELS][:MOST_DRAWN],
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
    try:
        async with asyncio.timeout(PATIENCE):
            found = json.loads(await _read(request))
    except TimeoutError as error:
        raise UsageError("The question did not arrive.", "Ask again.") from error
    except (ValueError, RecursionError) as error:
        raise UsageError("The explorer was asked in no JSON.", "Load its page anew.") from error
    if not isinstance(found, dict):
        raise UsageError("The explorer was asked in no JSON object.", "Load its page anew.")
    return found


async def _read(request: Request) -> bytes:
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > LARGEST_BODY:
            raise UsageError("That is too much at once.", "Show less.")
    return bytes(data)


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _lists(value: Any) -> list[list[Any]]:
    return [one for one in value if isinstance(one, list)] if isinstance(value, list) else []


def _ways(value: Any, there: set[Key]) -> list[list[Key]]:
    """Paths, each a list of keys, that run through nothing but what is there."""
    return [way for way in map(_keys, _lists(value)) if there.issuperset(way)]


def _number(asked: dict[str, Any], name: str, default: int, most: int) -> int:
    value = asked.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise UsageError(f"“{name}” must be a number up to {most}.", "Ask for fewer at once.")
    return value


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
    Route("/path", path, methods=["POST"]),
    Route("/page", save, methods=["POST"]),
    Route("/query", query, methods=["POST"]),
    Route("/schema", schema),
]
