"""The first contact with a server of others: who answers there, and if nobody, why.

The driver says that a connection failed, and seldom what with: a refused certificate, a web server and an old Neo4j
look alike, and behind ``neo4j://`` all failures are one. So after a failure, and only then, the address is looked at
once more, in plain sockets.
"""

from __future__ import annotations

import re
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import closing, suppress
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from filmgraph.errors import FilmgraphError, StoreError, StoreRefused, StoreUnreachable
from filmgraph.store.settings import BOLT_PORT, address_of
from filmgraph.store.translate import START, first_sentence, from_driver, translated

if TYPE_CHECKING:
    from neo4j import Driver, ServerInfo

OLDEST = 5
"""The first Neo4j whose Cypher has what our statements use."""

NEO4J = re.compile(r"Neo4j/(\d+)\.[\w.+-]*")
"""What a Neo4j calls itself, with its major version. Others say they are compatible, and hold no read mode."""

HELLO = bytes.fromhex("6060b017 00080805 00040404 00000003 00000002")
"""Bolt's greeting: the magic number, and versions 5, 4, 3 and 2."""

LOOK_SECONDS = 2.0
"""How long the second look may wait: the first has already shown that somebody answers, or that nobody does."""

PORTS = {7474: "Neo4j's web port", 7473: "Neo4j's web port", 80: "the web's", 443: "the web's"}


def meet(driver: Driver, uri: str, seconds: float) -> ServerInfo:
    """The server behind a driver, found fit. Costs nothing: the connection that it opens is the first query's.

    ``seconds`` is how long the driver waits for a connection. Raises StoreUnreachable, StoreRefused.
    """
    started = time.monotonic()
    try:
        info = driver.get_server_info()
    except Exception as error:
        if not from_driver(error):
            raise
        raise explained(error, uri, waited=time.monotonic() - started >= seconds) from error
    _check_fit(info.agent, address_of(uri))
    return info


def explained(error: BaseException, uri: str, *, waited: bool = False) -> FilmgraphError:
    """Our error for a contact that failed; ``waited``: the driver's patience is used up already."""
    if getattr(error, "code", None):
        return translated(error, address_of(uri))
    return _silent(None, urlsplit(uri)) if waited else _looked_at(uri) or _inside(uri)


def _check_fit(agent: str, address: str) -> None:
    known = NEO4J.fullmatch(agent)
    if known is None:
        raise StoreRefused(
            f"What answers at {address} is no Neo4j; it calls itself {first_sentence(agent)!r}.",
            "filmgraph needs a server that keeps questions from writing: Neo4j 5 or newer, or its own local store.",
        )
    if int(known[1]) < OLDEST:
        raise _old(address, f"it is {agent}")


def _looked_at(uri: str) -> StoreError | None:
    """What is wrong at the address itself; None where it answers as it should."""
    parts = urlsplit(uri)
    try:
        return _heard(_reply(parts), parts)
    except OSError as error:
        return next(sentence(error, parts) for kind, sentence in FAULTS if isinstance(error, kind))


def _reply(parts: SplitResult) -> bytes:
    """The first four bytes that come back for a greeting; fewer or none where the other side hangs up before."""
    address = (parts.hostname or "", parts.port or BOLT_PORT)
    with (
        closing(socket.create_connection(address, LOOK_SECONDS)) as plain,
        closing(_secured(plain, parts) if "+" in parts.scheme else plain) as connection,
        connection.makefile("rb") as answer,  # which may come in pieces
        suppress(ConnectionError, ssl.SSLError),  # whoever came so far speaks TLS where it is asked for
    ):
        connection.sendall(HELLO)
        return answer.read(4)
    return b""


def _secured(plain: socket.socket, parts: SplitResult) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    if parts.scheme.endswith("+ssc"):
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context.wrap_socket(plain, server_hostname=parts.hostname)


def _speaks_tls(parts: SplitResult) -> bool:
    """Whether a server that hangs up on plain words takes secret ones: most say nothing in between."""
    if "+" in parts.scheme:
        return False
    with suppress(OSError):
        _reply(parts._replace(scheme=f"{parts.scheme}+ssc"))
        return True
    return False


def _heard(reply: bytes, parts: SplitResult) -> StoreError | None:
    """What the first bytes say of who speaks. A Bolt server answers with a version: 0, range, minor, major."""
    if reply[:2] in (b"\x15\x03", b"\x16\x03") or (not reply and _speaks_tls(parts)):
        return _tls_wanted(parts)
    if len(reply) < 4 or reply[0] != 0:
        return _stranger(parts, web=reply == b"HTTP")
    return _old(_shown(parts), "it speaks no Bolt 5") if reply[3] < OLDEST else None


def _inside(uri: str) -> StoreError:
    """The address is as it should be, and still the driver came to nothing."""
    address = address_of(uri)
    if uri.startswith("neo4j"):
        return StoreUnreachable(
            f"{address} answers, but none of the servers that it names for the work does.",
            f"For a single server, use {address.replace('neo4j', 'bolt', 1)}. In a cluster, look at each member's "
            "server.bolt.advertised_address: it must lead there from this machine.",
        )
    return StoreUnreachable(f"{address} broke the connection off.", "Look at the server's own log; it may be starting.")


def _shown(parts: SplitResult) -> str:
    return address_of(parts.geturl())


def _port(parts: SplitResult) -> str:
    port = parts.port or BOLT_PORT
    known = f"Port {port} is {PORTS[port]}. " if port in PORTS else ""
    return f"{known}Neo4j's Bolt port is {BOLT_PORT} unless its configuration says otherwise."


def _no_host(_error: OSError, parts: SplitResult) -> StoreError:
    return StoreUnreachable(f"There is no host named {parts.hostname!r}.", "Look at the spelling of NEO4J_URI.")


def _silent(_error: OSError | None, parts: SplitResult) -> StoreError:
    return StoreUnreachable(
        f"{_shown(parts)} does not answer in time.",
        f"Look whether the server is up and no firewall is between. {_port(parts)}",
    )


def _untrusted(error: OSError, parts: SplitResult) -> StoreError:
    return StoreRefused(
        f"The certificate of {_shown(parts)} is not trusted: {getattr(error, 'verify_message', error)}.",
        "Name in SSL_CERT_FILE who signed it, and use the host name that it bears; or, where you know the network, "
        f"take any certificate: {parts.scheme.partition('+')[0]}+ssc://.",
    )


def _no_tls(_error: OSError, parts: SplitResult) -> StoreError:
    return StoreRefused(
        f"{_shown(parts)} does not speak TLS, which {parts.scheme}:// asks for.",
        f"Use {parts.scheme.partition('+')[0]}:// in NEO4J_URI, or switch TLS on for Bolt on the server.",
    )


def _tls_wanted(parts: SplitResult) -> StoreError:
    return StoreRefused(
        f"{_shown(parts)} wants an encrypted connection.",
        f"Use {parts.scheme}+s:// in NEO4J_URI; {parts.scheme}+ssc:// for a certificate that nobody has signed.",
    )


def _stranger(parts: SplitResult, *, web: bool = False) -> StoreError:
    who = "is a web server" if web else "does not speak Bolt"
    return StoreUnreachable(f"What answers at {_shown(parts)} {who}.", _port(parts))


def _nobody(error: OSError, parts: SplitResult) -> StoreError:
    return StoreUnreachable(f"No database answers at {_shown(parts)}: {error.strerror or error}.", START)


FAULTS: tuple[tuple[type[OSError], Callable[[OSError, SplitResult], StoreError]], ...] = (
    (socket.gaierror, _no_host),
    (TimeoutError, _silent),
    (ssl.SSLCertVerificationError, _untrusted),
    (ssl.SSLError, _no_tls),
    (ConnectionResetError, _no_tls),
    (OSError, _nobody),
)
"""What a socket may say; the first that fits wins."""


def _old(address: str, why: str) -> StoreError:
    return StoreRefused(f"The server at {address} is too old: {why}.", f"filmgraph needs Neo4j {OLDEST} or newer.")
