"""Who may ask, and what a browser may do with the answer.

Everything is a question, so nothing can be changed from elsewhere; but a foreign page must not read answers either, nor
make this machine work. So the Host must be one of ours (a name of somebody else's that leads here is refused), what
scripts ask for (``/api/``) must come from a page of ours, and no page is shown in a frame.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable

from starlette.datastructures import URL, Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MARK = "x-filmgraph"
"""A header that the explorer's scripts send: a browser lets no foreign page add it without asking us first."""
COOKIE = "filmgraph_token_{port}"
"""Cookies know no ports: two explorers on one machine would take each other's token away."""
LONGEST_ADDRESS = 30_000

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}


class Guard:
    """Lets through what comes from the explorer itself or from an address typed by a person; marks every answer."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str], token: str | None = None) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or have it answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(Request(scope))

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        await (refusal or self._app)(scope, receive, marked)

    def _refusal(self, request: Request) -> Response | None:
        headers, path = request.headers, request.url.path
        if headers.get("host", "").lower() not in self._hosts:
            return _refused(403, "This explorer does not answer to that name. Use the address that filmgraph printed.")
        if len(str(request.url)) > LONGEST_ADDRESS:
            return _refused(414, "The address is too long. Show less at once.")
        if _is_foreign(headers, path, request.url):
            return _refused(403, "This was asked for by a page from elsewhere. Open the explorer's own address.")
        return self._without_token(request) if self._token else None

    def _without_token(self, request: Request) -> Response | None:
        """What whoever does not know the token gets. Who brings it in the address keeps it as a cookie."""
        token = self._token or ""
        if _same(request.query_params.get("token"), token):
            answer = RedirectResponse(str(request.url.remove_query_params("token").replace(netloc="", scheme="")), 303)
            answer.set_cookie(_cookie(request), token, httponly=True, samesite="lax")
            return answer
        if _same(request.cookies.get(_cookie(request)), token):
            return None
        return _refused(401, "The address lacks its token. Use the whole address that filmgraph printed.")


def _is_foreign(headers: Headers, path: str, url: URL) -> bool:
    origin, site = headers.get("origin"), headers.get("sec-fetch-site", "none")
    if origin is not None and origin.lower() != f"{url.scheme}://{headers['host'].lower()}":
        return True
    if path.startswith("/api/"):
        return MARK not in headers or site not in ("none", "same-origin")
    # A link on a foreign page may lead here; a foreign page's image, script or frame may not. A page at another port of
    # this machine is “same-site” to a browser, and foreign to us.
    asked_for = (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest", "document"))
    return site in ("cross-site", "same-site") and asked_for != ("navigate", "document")


def _cookie(request: Request) -> str:
    return COOKIE.format(port=request.url.port or 80)


def is_own(request: Request) -> bool:
    """Whether a page of ours, or a person by an address, asks: a foreign link must not make this machine work."""
    return request.headers.get("sec-fetch-site", "none") in ("none", "same-origin")


def _same(given: str | None, token: str) -> bool:
    return given is not None and hmac.compare_digest(given.encode(), token.encode())


def _refused(status: int, text: str) -> Response:
    return PlainTextResponse(text + "\n", status)
