"""The wall: what the driver raises becomes one of `filmgraph.errors`, in words, without a password."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filmgraph.errors import (
    FilmgraphError,
    QueryError,
    QueryRefused,
    QueryTimeout,
    StoreError,
    StoreRefused,
    StoreUnreachable,
    WriteConflict,
)

START = "Start it, or look at NEO4J_URI; `filmgraph doctor` says what is reachable."
LOGIN = "Look at NEO4J_USERNAME and NEO4J_PASSWORD."
LEADER = "In a cluster, use neo4j:// in NEO4J_URI: it finds the member that writes."
READ_ONLY = "Queries only read here. Data comes in by `filmgraph load`."
AGAIN = "Run the command again."

Maker = Callable[[str, str], FilmgraphError]
"""(the database's own sentence, the address) → the error to raise."""


def _unreachable(said: str, address: str) -> FilmgraphError:
    if "defunct" in said:
        return _lost(said, address)
    return StoreUnreachable(f"No database answers at {address}.", START)


def _lost(_said: str, address: str) -> FilmgraphError:
    return StoreUnreachable(
        f"The database at {address} went away in the middle of a query.",
        "It was stopped, the connection broke, or a query needed more memory than it has. "
        f"Nothing is half written. {AGAIN}",
    )


def _offline(said: str, address: str) -> FilmgraphError:
    return StoreUnreachable(f"The database at {address} is not open: {said}", f"If it is just starting: {AGAIN}")


def _bad_login(said: str, address: str) -> FilmgraphError:
    if "missing key" in said:  # the whole login, or the password of it
        return StoreRefused(f"{address} asks for a user name and a password.", "Set NEO4J_USERNAME and NEO4J_PASSWORD.")
    return StoreRefused(f"{address} refused the user name or the password.", LOGIN)


def _too_many_logins(_said: str, address: str) -> FilmgraphError:
    return StoreRefused(
        f"{address} has seen too many wrong passwords of this user, and takes none for some seconds.",
        f"{LOGIN} Then wait a little.",
    )


def _expired(_said: str, address: str) -> FilmgraphError:
    return StoreRefused(
        f"{address} wants this user's password changed before it is used.",
        "In Neo4j Browser or cypher-shell: ALTER CURRENT USER SET PASSWORD FROM 'old' TO 'new'.",
    )


def _no_database(said: str, address: str) -> FilmgraphError:
    return StoreRefused(
        f"{address} has no such database: {said}",
        "Look at NEO4J_DATABASE; where it is not set, the user's home database is meant.",
    )


def _forbidden(said: str, address: str) -> FilmgraphError:
    if said.startswith("Access to database"):
        return _no_database(said, address)
    if "allowed for user" in said:  # of Neo4j's roles; a question that would write is stopped before them
        return StoreRefused(
            f"The user has no right to this at {address}: {said}",
            "Reading needs the role reader, `filmgraph load` the role architect, which also makes indexes.",
        )
    return QueryRefused(f"The database refused the query, which would do more than read: {said}", READ_ONLY)


def _read_only(said: str, address: str) -> FilmgraphError:
    return StoreRefused(f"{address} takes no writes: {said}", LEADER)


def _too_slow(said: str, _address: str) -> FilmgraphError:
    return QueryTimeout(f"The query ran into the database's own time limit: {said}", "Ask for less.")


def _too_much(said: str, _address: str) -> FilmgraphError:
    return QueryError(f"The database has not memory enough for this: {said}", "Ask for less, or give it more memory.")


def _busy(said: str, _address: str) -> FilmgraphError:
    return WriteConflict(f"Others kept changing the same data: {said}", AGAIN)


def kept_waiting(what: str) -> StoreError:
    """The error of a load whose turn did not come."""
    return StoreError(
        f"Another load has kept {what} busy for too long.", "See whether one hangs, end it, and run the command again."
    )


def _locked_out(_said: str, address: str) -> FilmgraphError:
    return kept_waiting(f"the database at {address}")


def _misuse(said: str, address: str) -> FilmgraphError:
    return StoreRefused(f"The connection to {address} is set up wrongly: {said}", "Look at NEO4J_URI.")


def _too_old(said: str, address: str) -> FilmgraphError:
    return StoreError(f"{address} does not do what filmgraph needs: {said}", "Neo4j 5 or newer does.")


def _query(said: str, _address: str) -> FilmgraphError:
    return QueryError(f"The database could not run the query: {said}")


def _other(said: str, address: str) -> FilmgraphError:
    return StoreError(f"{address} failed: {said}", "With --debug the whole error is shown.")


def _taken(said: str, _address: str) -> FilmgraphError:
    return WriteConflict(f"Another writer created the same thing at the same moment: {said}", AGAIN)


BY_CODE: tuple[tuple[str, Maker], ...] = (
    ("Neo.ClientError.Security.Forbidden", _forbidden),
    ("Neo.ClientError.Statement.AccessMode", _forbidden),
    ("Neo.ClientError.Security.AuthenticationRateLimit", _too_many_logins),
    ("Neo.ClientError.Security.CredentialsExpired", _expired),
    ("Neo.ClientError.Security.", _bad_login),
    ("Neo.ClientError.Database.", _no_database),
    ("Neo.ClientError.Cluster.NotALeader", _read_only),
    ("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", _read_only),
    ("Neo.ClientError.Schema.ConstraintValidationFailed", _taken),
    ("Neo.ClientError.Transaction.LockClientStopped", _locked_out),
    ("Neo.ClientError.Transaction.TransactionTimedOut", _too_slow),
    ("Neo.ClientError.Transaction.Terminated", _too_slow),
    ("Neo.ClientError.", _query),
    ("Neo.TransientError.General.", _too_much),
    ("Neo.TransientError.Transaction.", _busy),
    ("Neo.TransientError.Database.DatabaseUnavailable", _offline),
)
"""By the server's own code; the first beginning that fits wins."""

BY_NAME: dict[str, Maker] = {
    "AuthConfigurationError": _bad_login,
    "AuthError": _bad_login,
    "BrokenRecordError": _query,
    "CertificateConfigurationError": _misuse,
    "CypherSyntaxError": _query,
    "CypherTypeError": _query,
    "ClientError": _query,
    "ConfigurationError": _misuse,
    "ConnectionAcquisitionTimeoutError": _unreachable,
    "ConnectionPoolError": _unreachable,
    "ConstraintError": _query,
    "DatabaseError": _query,
    "DatabaseUnavailable": _offline,
    "DriverError": _other,
    "Forbidden": _forbidden,
    "ForbiddenOnReadOnlyDatabase": _read_only,
    "GqlError": _query,
    "IncompleteCommit": _lost,
    "Neo4jError": _query,
    "NotALeader": _read_only,
    "ReadServiceUnavailable": _unreachable,
    "ResultConsumedError": _other,
    "ResultError": _query,
    "ResultFailedError": _query,
    "ResultNotSingleError": _query,
    "RoutingServiceUnavailable": _unreachable,
    "ServiceUnavailable": _unreachable,
    "SessionError": _other,
    "SessionExpired": _lost,
    "TokenExpired": _bad_login,
    "TransactionError": _other,
    "TransactionNestingError": _other,
    "TransientError": _busy,
    "UnsupportedServerProduct": _too_old,
    "WriteServiceUnavailable": _unreachable,
}
"""By the driver's own class: every one of them, which a test checks."""


@contextmanager
def wall(address: str) -> Iterator[None]:
    """Turn the driver's exceptions into ours; everything else passes as it is."""
    try:
        yield
    except FilmgraphError:
        raise
    except Exception as error:
        if not from_driver(error):
            raise
        raise translated(error, address) from error


@contextmanager
def sendable() -> Iterator[None]:
    """Around a statement's sending: a parameter that cannot travel (a set, a number over 64 bits) is a QueryError."""
    try:
        yield
    except OverflowError as error:
        raise QueryError(
            "The query cannot be sent: a number in its parameters has more than 64 bits.", "Give a smaller one."
        ) from error
    except (TypeError, ValueError) as error:
        raise QueryError(
            f"The query cannot be sent: {first_sentence(str(error))}", "Look at its parameters."
        ) from error


def from_driver(error: BaseException) -> bool:
    """Whether the Bolt driver raised it."""
    return any(kind.__module__.split(".")[0] == "neo4j" for kind in type(error).__mro__)


def translated(error: BaseException, address: str) -> FilmgraphError:
    """Our error for the driver's. ``address`` holds no password."""
    code = str(getattr(error, "code", None) or "")
    said = first_sentence(str(getattr(error, "message", None) or error))
    for beginning, maker in BY_CODE:
        if code.startswith(beginning):
            return maker(said, address)
    for kind in type(error).__mro__:
        if kind.__name__ in BY_NAME and kind.__module__.startswith("neo4j"):
            return BY_NAME[kind.__name__](said, address)
    return _other(said, address)


def first_sentence(text: str) -> str:
    """The first sentence of what a server said, on one line of at most 300 characters."""
    flat = " ".join(text.split())
    sentence = re.split(r"(?<=[a-z)\"'`\]]\.) (?=[A-Z])", flat, maxsplit=1)[0]
    return sentence if len(sentence) <= 300 else sentence[:299] + "…"
