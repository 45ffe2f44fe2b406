"""The routes of the explorer, and what becomes of errors."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from filmgraph.errors import (
    Ambiguous,
    FilmgraphError,
    NotFound,
    QueryError,
    QueryRefused,
    QueryTimeout,
    StoreUnreachable,
    UsageError,
)
from filmgraph.store import Store
from filmgraph.web import data, pages
from filmgraph.web.safety import Guard

STATUS: dict[type[FilmgraphError], int] = {
    NotFound: 404,
    Ambiguous: 404,
    UsageError: 400,
    QueryRefused: 400,
    QueryTimeout: 504,
    QueryError: 400,
    StoreUnreachable: 503,
}
"""What an error is called in HTTP; any other is 500."""


def create_app(store: Store, hosts: Iterable[str], token: str | None = None) -> ASGIApp:
    """The explorer of a store, as an ASGI application.

    ``hosts`` are the names and ports under which it may be asked for, as a Host header has them: ``127.0.0.1:8765``.
    """
    assets = StaticFiles(directory=str(resources.files("filmgraph.web").joinpath("assets")))
    app = Starlette(
        routes=[Mount("/api", routes=data.ROUTES), Mount("/assets", app=assets), *pages.ROUTES],
        exception_handlers={FilmgraphError: _failed, HTTPException: _missing, Exception: _broken},
    )
    app.router.redirect_slashes = False
    app.state.reader = store.reader(data.SECONDS)
    return Guard(app, hosts, token)  # around all of it: what breaks is marked as well


def _failed(request: Request, error: Any) -> Response:
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)
    return _told(request, status, error.message, error.hint)


def _missing(request: Request, error: Any) -> Response:
    if error.status_code == 404:
        return _told(request, 404, "There is no such page.", "Look for a name above.")
    return _told(request, error.status_code, error.detail, "")


def _broken(request: Request, error: Exception) -> Response:
    return _told(request, 500, f"{type(error).__name__}: {error}", "This should not happen.")


def _told(request: Request, status: int, message: str, hint: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": message, "hint": hint}, status)
    return pages.error_page(request, status, message, hint)
