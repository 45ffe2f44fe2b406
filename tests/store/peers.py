"""The other end of a connection, made difficult: servers that speak wrongly, and proxies before a real one."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

Handler = Callable[[socket.socket], None]
Change = Callable[[bytes], bytes]

HELLO_BYTES = 20
"""The length of a Bolt client's greeting."""


@contextmanager
def peer(handle: Handler, host: str = "127.0.0.1") -> Iterator[int]:
    """A server that does ``handle`` with each connection and then hangs up; gives its port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as listener:
        threading.Thread(target=_accept, args=(listener, handle), daemon=True).start()
        try:
            yield int(listener.getsockname()[1])
        finally:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)  # wakes who waits in accept


def _accept(listener: socket.socket, handle: Handler) -> None:
    with contextlib.suppress(OSError):
        while True:
            client, _ = listener.accept()
            threading.Thread(target=_handle, args=(client, handle), daemon=True).start()


def _handle(client: socket.socket, handle: Handler) -> None:
    with closing(client), contextlib.suppress(OSError):
        handle(client)


def say(answer: bytes, *, after: int = HELLO_BYTES) -> Handler:
    """Reads so many bytes, answers, and waits until the other side hangs up."""

    def handle(client: socket.socket) -> None:
        if after:
            client.recv(after, socket.MSG_WAITALL)
        client.sendall(answer)
        while client.recv(4096):
            pass

    return handle


def say_in_pieces(answer: bytes) -> Handler:
    """Reads a greeting, and answers byte by byte."""

    def handle(client: socket.socket) -> None:
        client.recv(HELLO_BYTES, socket.MSG_WAITALL)
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for one in answer:
            client.sendall(bytes([one]))
        silent(client)

    return handle


def silent(client: socket.socket) -> None:
    """Never answers."""
    while client.recv(4096):
        pass


class Late:
    """Answers only after some seconds, and remembers whether anybody was still there."""

    def __init__(self) -> None:
        self.answered = False

    def __call__(self, client: socket.socket) -> None:
        client.settimeout(3)
        try:
            silent(client)
        except TimeoutError:
            self.answered = True


def hang_up(client: socket.socket) -> None:
    """Ends the connection before a word is said."""


def bolt(agent: str, version: bytes = b"\0\0\0\x05") -> Handler:
    """Greets as a server with this name would, in this version of Bolt, and is silent from then on."""
    name = agent.encode()
    hello = b"\xb1\x70\xa2\x86server\xd0" + bytes([len(name)]) + name + b"\x8dconnection_id\x81x"
    chunk = len(hello).to_bytes(2, "big") + hello + b"\0\0"

    def handle(client: socket.socket) -> None:
        client.recv(HELLO_BYTES, socket.MSG_WAITALL)
        client.sendall(version)
        client.recv(4096)
        client.sendall(chunk)
        silent(client)

    return handle


class Proxy:
    """Passes bytes on to a server; counts its connections and keeps what it has heard.

    ``tls`` is spoken towards the client; ``change`` is done to what the server says.
    """

    def __init__(self, uri: str | None, tls: ssl.SSLContext | None = None, change: Change = bytes) -> None:
        self.opened = 0
        self.closed = 0
        self.heard = bytearray()
        parts = urlsplit(uri or "")
        self._server = (parts.hostname or "", parts.port or 7687)
        self._tls = tls
        self._change = change

    def __call__(self, client: socket.socket) -> None:
        self.opened += 1
        try:
            with (
                closing(self._tls.wrap_socket(client, server_side=True) if self._tls else client) as near,
                socket.create_connection(self._server) as far,
            ):
                threading.Thread(target=self._back, args=(far, near), daemon=True).start()
                while data := near.recv(65536):
                    self.heard += data
                    far.sendall(data)
        finally:
            self.closed += 1

    def _back(self, far: socket.socket, near: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := far.recv(65536):
                near.sendall(self._change(data))
            near.shutdown(socket.SHUT_RDWR)
