"""The little that Bolt cannot ask of the local server: whether it is ready, what runs, to end a query, to shut down."""

from __future__ import annotations

import base64
import contextlib
import http.client
import json
import socket
from typing import Any

from filmgraph.store.local.lease import allowed_seconds
from filmgraph.store.local.state import State, as_mapping


def ready(state: State) -> bool:
    """Whether the server answers, knows our password (so it is ours), and has the database."""
    with contextlib.suppress(OSError, http.client.HTTPException):
        status, _ = _post(
            state, "writer", f"/api/v1/query/{state.database}", {"language": "sql", "command": "select 1"}
        )
        return status == http.client.OK
    return False


def bolt_listens(state: State) -> bool:
    """Whether anything listens at the Bolt port."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", state.bolt_port), timeout=2):
        return True
    return False


def shut_down(state: State) -> bool:
    """Ask the server to end in order; whether it took the request. Only our own server knows the password."""
    try:
        return _server(state, "root", "shutdown")[0] < http.client.BAD_REQUEST
    except ConnectionRefusedError:
        return False
    except (OSError, http.client.HTTPException):
        return True  # it went away while answering


def queries(state: State, user: str = "root") -> list[dict[str, Any]]:
    """What the server runs now: ``id, user, text, elapsedMs, clientAddress`` and more of each. OSError passes."""
    _, answer = _server(state, user, "list queries")
    listed = answer.get("result")
    return [query for query in listed if isinstance(query, dict)] if isinstance(listed, list) else []


def end_query(state: State, query: dict[str, Any], user: str = "root") -> None:
    """Ask the server to end a query it listed. OSError passes."""
    _server(state, user, f"terminate query {query.get('id')}")


def terminate(state: State, port: int | None, seconds: float) -> None:
    """End the reader's query that came from local ``port``; from an unknown port, those that ran too long anyway."""
    for query in queries(state, "reader"):
        address = str(query.get("clientAddress", ""))
        ours = address.endswith(f":{port}") if port else float(query.get("elapsedMs", 0)) >= seconds * 1000
        if ours and query.get("user") == "reader":
            end_query(state, query, "reader")


def end_forgotten(state: State) -> bool:
    """End the reading queries that are over their ceiling; whether anything else is at work. OSError passes."""
    busy = False
    for query in queries(state):
        if query.get("user") == "reader" and float(query.get("elapsedMs", 0)) > 1000 * allowed_seconds(
            str(query.get("text", ""))
        ):
            end_query(state, query)
        else:
            busy = True
    return busy


def _server(state: State, user: str, command: str) -> tuple[int, dict[str, Any]]:
    # A reader waits for the answer before its connection is cut: not for long.
    return _post(state, user, "/api/v1/server", {"command": command}, seconds=2.0 if user == "root" else 0.7)


def _post(state: State, user: str, path: str, body: dict[str, Any], seconds: float = 2.0) -> tuple[int, dict[str, Any]]:
    login = base64.b64encode(f"{user}:{state.passwords[user]}".encode()).decode("ascii")
    headers = {"Authorization": f"Basic {login}", "Content-Type": "application/json"}
    connection = http.client.HTTPConnection("127.0.0.1", state.http_port, timeout=seconds)
    try:
        connection.request("POST", path, json.dumps(body), headers)
        response = connection.getresponse()
        return response.status, as_mapping(response.read())
    finally:
        connection.close()
