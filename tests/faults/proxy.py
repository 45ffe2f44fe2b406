"""A small proxy on loopback in front of a server's Bolt port. It counts messages, and at one of them things go wrong.

Bolt frames a message in chunks: two bytes of length, so many bytes, and at the end of the message a length of zero.
That is all that is understood here, and the message's kind, its second byte.
"""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

COMMIT = 0x12
HANDSHAKE = {"client": 20, "server": 4}
"""Bytes before the first message: what the client can speak, and which of it the server chose."""
MANIFEST = b"\x00\x00\x01\xff"
"""The client's offer of a longer handshake. Its next offer takes the place, so that there is only one to understand."""

LONGEST_STALL = 60.0
"""Then the connection is cut, so that a load that would wait for ever ends, and the test that waits with it."""

Side = Literal["client", "server"]


@dataclass(frozen=True)
class Message:
    """A whole message on its way: the how-manieth, from whom, of what kind, and of what kind the client's last one was;
    ``commits`` were asked for so far."""

    number: int
    sender: Side
    kind: int
    asked: int
    commits: int


When = Callable[[Message], bool]


class Cut(Exception):
    """Raised by what happens at a message: the message is lost and both ends see their connection reset."""


@dataclass
class Proxy:
    """``with Proxy(port) as proxy`` listens at ``proxy.port`` and passes everything on to ``port``.

    ``when`` says of each message that is complete and not yet passed on whether ``then`` happens now, once.
    """

    target: int
    when: When = lambda _message: False
    then: Callable[[], None] = lambda: None
    count: int = 0
    commits: int = 0
    gave_up: bool = False
    """A stall was longer than anybody should have waited."""
    happened: threading.Event = field(default_factory=threading.Event)
    flowing: threading.Event = field(default_factory=threading.Event)
    """Cleared, the server seems to be stuck: connections come about, and nothing passes."""

    def __enter__(self) -> Proxy:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._lock = threading.Lock()
        self._over = False
        self.flowing.set()
        self._spawn(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._over = True
        self.flowing.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    def arm(self, when: When, then: Callable[[], None]) -> None:
        """Count from one again, and wait for the next fault."""
        with self._lock:
            self.count, self.commits, self.when, self.then = 0, 0, when, then
            self.happened.clear()

    def stall(self) -> None:
        """For ``then``: nothing passes any more."""
        self.flowing.clear()

    @staticmethod
    def cut() -> None:
        """For ``then``: the connection is reset."""
        raise Cut

    # --- connections ---

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # closed
            while True:
                client, _ = self._listener.accept()
                self._spawn(self._link, client)

    @staticmethod
    def _spawn(target: Callable[..., None], *arguments: object) -> None:
        threading.Thread(target=target, args=arguments, daemon=True).start()

    def _link(self, client: socket.socket) -> None:
        """Pass on until one end closes, or a fault cuts. One thread for both directions, so that closing is at once."""
        ends: dict[Side, socket.socket] = {"client": client}
        with contextlib.suppress(OSError, Cut):
            ends["server"] = socket.create_connection(("127.0.0.1", self.target), timeout=5)
            for end in ends.values():
                end.settimeout(60)
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._pass_on(ends)
        for end in ends.values():
            with contextlib.suppress(OSError):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # closing resets
            end.close()

    def _pass_on(self, ends: dict[Side, socket.socket]) -> None:
        pieces = {side: _Pieces(HANDSHAKE[side]) for side in ends}
        asked = 0
        while not self._over:
            readable, _, _ = select.select(list(ends.values()), [], [], 0.2)
            for side, other in _opposite(ends):
                if ends[side] not in readable:
                    continue
                data = ends[side].recv(65536)
                if not data:
                    return
                for piece in pieces[side].feed(data):
                    kind = _kind(piece) if pieces[side].greeted else None
                    if kind is not None:
                        asked = kind if side == "client" else asked
                        self._look(side, kind, asked)
                    if not self.flowing.wait(LONGEST_STALL):
                        self.gave_up = True
                        return
                    ends[other].sendall(piece)

    def _look(self, side: Side, kind: int, asked: int) -> None:
        with self._lock:
            self.count += 1
            self.commits += side == "client" and kind == COMMIT
            message = Message(self.count, side, kind, asked, self.commits)
            now = not self.happened.is_set() and self.when(message)
            if now:
                self.happened.set()
        if now:
            self.then()


def _opposite(ends: dict[Side, socket.socket]) -> Iterator[tuple[Side, Side]]:
    yield "client", "server"
    yield "server", "client"


class _Pieces:
    """Cuts a stream of bytes into the handshake and whole messages with their framing."""

    def __init__(self, greeting: int) -> None:
        self.greeted = False
        self._greeting = greeting
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Iterator[bytes]:
        self._buffer += data
        if self._greeting:
            if len(self._buffer) < self._greeting:
                return
            greeting = self._take(self._greeting)
            yield greeting.replace(MANIFEST, greeting[8:12])
            self._greeting = 0
        self.greeted = True
        while size := self._message():
            yield self._take(size)

    def _take(self, size: int) -> bytes:
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        return taken

    def _message(self) -> int:
        """Bytes of the first message; 0 where it is not there whole."""
        at = 0
        while at + 2 <= len(self._buffer):
            length = int.from_bytes(self._buffer[at : at + 2], "big")
            at += 2 + length
            if length == 0:
                return at
        return 0


def _kind(message: bytes) -> int | None:
    """None for the empty message that keeps a connection alive."""
    return message[3] if len(message) > 3 else None


# --- when ---


def at(number: int) -> When:
    """At the message of that number."""
    return lambda message: message.number >= number


def answer_to_commit(which: int) -> When:
    """At the server's answer to the ``which``-th COMMIT, which it has therefore carried out."""
    return lambda message: message.sender == "server" and message.asked == COMMIT and message.commits >= which
