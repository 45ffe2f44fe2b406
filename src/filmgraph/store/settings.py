"""Which database, as whom, and how far a query may go. Pure: reads an environment, opens nothing."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from filmgraph.errors import StoreRefused, StoreUnreachable, UsageError

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
BOLT_PORT = 7687
"""Where Neo4j listens unless told otherwise."""

SMALLEST_MEMORY_MB = 128
"""Below this the local server does not start at all."""

ANSWER_SECONDS = 600.0
"""How long an answer of ours may take, where nobody says otherwise: large graphs have large answers."""


@dataclass(frozen=True)
class Limits:
    """How far one query may go: at most ``rows`` rows (None: all of them) and ``seconds`` of time."""

    rows: int | None = 1000
    seconds: float = 30.0

    def __post_init__(self) -> None:
        if self.rows is not None and not (isinstance(self.rows, int) and self.rows >= 0):
            hint = "Give a whole number from 0, or none for all rows."
            raise UsageError(f"A row limit cannot be {self.rows}.", hint)
        if not self.seconds > 0:
            raise UsageError(f"A time limit cannot be {self.seconds:g} seconds.", "Give a number above 0.")


@dataclass(frozen=True)
class Settings:
    """Where the graph is. ``uri`` names a server; without it the local store in ``folder`` is meant.

    ``idle_minutes`` (0: never) is how long the local store waits for work before it stops by itself;
    ``memory_mb`` is what it may take, None: what fits the machine.
    """

    uri: str | None
    username: str | None
    password: str | None = field(repr=False)
    database: str | None
    folder: Path
    idle_minutes: float = 30
    memory_mb: int | None = None

    @classmethod
    def find(
        cls,
        uri: str | None = None,
        folder: str | Path | None = None,
        environ: Mapping[str, str] = os.environ,
    ) -> Settings:
        """The settings from what was asked for, else from the environment, else the user's own local store.

        ``uri``, else FILMGRAPH_NEO4J_URI, else NEO4J_URI; else the local store in ``folder``, else in FILMGRAPH_STORE,
        else in the user's data folder. A user name, a password and a database come from the environment alone, of
        which the FILMGRAPH_ ones win.

        Raises StoreUnreachable for a URI that leads nowhere, StoreRefused for a database that holds no graph,
        UsageError where both ``uri`` and ``folder`` are given or a number makes no sense.
        """
        if uri and folder:
            raise UsageError("Both a server and a local store were named.", "Give one of --uri and --store.")
        # A folder asked for by name is meant, whatever server the environment happens to name.
        server = uri or (None if folder else _server_value(environ, "URI"))
        password = _server_value(environ, "PASSWORD")
        return cls(
            uri=_checked_uri(server) if server else None,
            username=_server_value(environ, "USERNAME") or ("neo4j" if password else None),
            password=password,
            database=_checked_database(_server_value(environ, "DATABASE")) if server else None,
            folder=_store_folder(folder, environ),
            idle_minutes=_idle_minutes(environ),
            memory_mb=_memory_mb(environ),
        )


def address_of(uri: str) -> str:
    """Scheme, host and port of a URI, fit to be shown: never a user name or a password."""
    parts = urlsplit(uri)
    host = parts.hostname or "?"
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}:{parts.port or BOLT_PORT}"


def _value(environ: Mapping[str, str], name: str) -> str | None:
    """An environment variable; an empty one counts as not set."""
    return environ.get(name, "").strip() or None


def _server_value(environ: Mapping[str, str], name: str) -> str | None:
    return _value(environ, f"FILMGRAPH_NEO4J_{name}") or _value(environ, f"NEO4J_{name}")


def _checked_database(name: str | None) -> str | None:
    if name is not None and name.casefold() == "system":
        raise StoreRefused(
            "NEO4J_DATABASE names the system database, which holds users and no graph.",
            "Name another, or none for the server's default.",
        )
    return name


def _checked_uri(uri: str) -> str:
    """The URI as it was, if it can be one. No message repeats it: it may hold a password."""
    parts = _split(uri)
    if "@" in parts.netloc or "%40" in parts.netloc:
        raise _wrong_uri(
            "holds a user name or a password", "Give the address alone, and the rest in NEO4J_USERNAME, NEO4J_PASSWORD."
        )
    if parts.scheme not in SCHEMES:
        raise _wrong_uri(
            f"cannot begin with {parts.scheme!r}" if parts.scheme else "has no scheme",
            f"Use one of {', '.join(SCHEMES)}, and the Bolt port ({BOLT_PORT} as a rule; 7474 is the web's).",
        )
    if not parts.hostname:
        raise _wrong_uri("names no host")
    if parts.path.strip("/") or parts.fragment:
        raise _wrong_uri("ends with more than a port", "The name of a database belongs in NEO4J_DATABASE.")
    if parts.query and parts.scheme.startswith("bolt"):
        raise _wrong_uri("has parameters, which only neo4j:// knows")
    return uri


def _split(uri: str) -> SplitResult:
    try:
        parts = urlsplit(uri)
        (parts.hostname or "").encode("idna")
        if parts.port == 0:  # parsed on access only, and refused there
            raise ValueError(uri)
    except ValueError:
        raise _wrong_uri("is malformed") from None
    return parts


def _wrong_uri(what: str, hint: str = "") -> StoreUnreachable:
    return StoreUnreachable(f"The database URI {what}.", hint or f"Write it like neo4j://localhost:{BOLT_PORT}.")


def _store_folder(folder: str | Path | None, environ: Mapping[str, str]) -> Path:
    chosen = folder or _value(environ, "FILMGRAPH_STORE")
    if chosen is None:
        import platformdirs

        return Path(platformdirs.user_data_dir("filmgraph", appauthor=False)) / "store"
    try:
        return Path(chosen).expanduser().absolute()
    except RuntimeError as error:  # ~nobody
        raise UsageError(f"The store's folder {str(chosen)!r} names no known home folder.") from error


def _idle_minutes(environ: Mapping[str, str]) -> float:
    text = _value(environ, "FILMGRAPH_STORE_IDLE")
    if text is None:
        return 30
    minutes = _number(text, "FILMGRAPH_STORE_IDLE", "minutes, 0 for never")
    if not 0 <= minutes < 1e6:
        raise UsageError(f"FILMGRAPH_STORE_IDLE cannot be {text}.", "Give minutes, 0 for never.")
    return minutes


def _memory_mb(environ: Mapping[str, str]) -> int | None:
    text = _value(environ, "FILMGRAPH_STORE_MEMORY")
    if text is None:
        return None
    megabytes = _number(text, "FILMGRAPH_STORE_MEMORY", "megabytes, like 1024")
    if not SMALLEST_MEMORY_MB <= megabytes < 1e7:
        raise UsageError(
            f"FILMGRAPH_STORE_MEMORY cannot be {text}.",
            f"Give megabytes from {SMALLEST_MEMORY_MB} up, like 1024.",
        )
    return int(megabytes)


def _number(text: str, name: str, wanted: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise UsageError(f"{name} is {text!r}, which is no number.", f"Give {wanted}.") from None
