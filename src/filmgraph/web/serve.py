"""A port, a server, an end."""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import socket
from collections.abc import Callable

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from filmgraph.errors import UsageError
from filmgraph.store import Store
from filmgraph.web.app import create_app

PATIENCE = 10.0
"""Seconds within which the head of a request must come."""
REQUESTS_AT_ONCE = 40
"""More are told to come again: a browser asks for six at once, and this is for one person or a few."""


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine can reach it.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def names_of(host: str, port: int) -> list[str]:
    """What a Host header may say for a server that listens there.

    >>> names_of("127.0.0.1", 8765)
    ['127.0.0.1:8765', 'localhost:8765', '[::1]:8765']
    """
    own = ["127.0.0.1", "localhost", "[::1]"]
    if is_loopback(host):
        return [f"{name}:{port}" for name in own]
    everywhere = ipaddress.ip_address(host).is_unspecified if _is_address(host) else False
    outside = [socket.gethostname().lower(), *_addresses()] if everywhere else [f"[{host}]" if ":" in host else host]
    return [f"{name}:{port}" for name in (*own, *outside)]


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _addresses() -> list[str]:
    """The addresses of this machine, as far as its name leads to them."""
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, type=socket.SOCK_STREAM)
    except OSError:
        return []
    plain = (str(address[0]).partition("%")[0] for *_, address in found)
    return list(dict.fromkeys(f"[{one}]" if ":" in one else one for one in plain))


def listen(host: str, port: int) -> socket.socket:
    """A socket on that port; 0 is any that is free. Raises `UsageError` where it cannot be had."""
    if not host:  # to the system it means everywhere
        raise UsageError("--host is empty.", "Leave it out to listen on this machine alone; 0.0.0.0 is everywhere.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((host, port))
        opened.listen(128)
    except (OSError, TypeError, ValueError) as error:  # not OSError: what no machine can be called
        opened.close()
        raise _no_port(error, host, port) from error
    return opened


def _no_port(error: Exception, host: str, port: int) -> UsageError:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return UsageError(
            f"Port {port} is taken, perhaps by another explorer.", "Choose one with --port; --port 0 takes a free one."
        )
    reason = (isinstance(error, OSError) and error.strerror) or "no machine is called so"
    return UsageError(f"Nothing can listen on {host[:80]}, port {port}: {reason}.", "See --host and --port.")


def serve(store: Store, opened: socket.socket, host: str, *, token: str | None, ready: Callable[[], None]) -> None:
    """Answer until interrupted; ``ready`` is called once the first request can come."""
    port = opened.getsockname()[1]
    app = create_app(store, names_of(host, port), token)
    config = uvicorn.Config(
        app,
        log_level="error",
        access_log=False,
        server_header=False,
        lifespan="off",
        http=Protocol,
        ws="none",
        proxy_headers=False,
        limit_concurrency=REQUESTS_AT_ONCE,
        timeout_graceful_shutdown=3,
    )
    server = _Server(config, ready)
    server.run(sockets=[opened])


class Protocol(H11Protocol):
    """HTTP that does not wait for ever: who sends a request so slowly would keep others out."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A connection: its first request must come."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """A part of a request: the rest of its head must come."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """The end of a connection."""
        self._stop()
        super().connection_lost(exc)

    def _watch(self) -> None:
        if not self._is_idle():
            self._stop()
        elif self._waiting is None:
            self._waiting = self.loop.call_later(PATIENCE, self._give_up)

    def _is_idle(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _stop(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _give_up(self) -> None:
        self._waiting = None
        if self._is_idle():
            self.transport.close()


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()
