"""The wall: no driver's exception passes it, no password stands in a message."""

from __future__ import annotations

import inspect
from pathlib import Path

import neo4j.exceptions
import pytest

from filmgraph.errors import (
    FilmgraphError,
    QueryError,
    QueryRefused,
    QueryTimeout,
    StoreRefused,
    StoreUnreachable,
    WriteConflict,
)
from filmgraph.store import Settings, connect
from filmgraph.store.translate import BY_NAME, first_sentence, from_driver, translated, wall
from tests.neo4j_server import free_port

CLASSES = [
    kind
    for _, kind in inspect.getmembers(neo4j.exceptions, inspect.isclass)
    if issubclass(kind, Exception) and kind.__module__.startswith("neo4j")
]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_driver_error_is_known(kind: type[Exception]) -> None:
    """Each exception of the driver has a place of its own in the table, and comes out as one of ours."""
    assert kind.__name__ in BY_NAME
    error = kind.__new__(kind)
    Exception.__init__(error, "what happened")
    assert from_driver(error)
    assert isinstance(translated(error, "bolt://here:1"), FilmgraphError)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Neo.ClientError.Security.Unauthorized", StoreRefused),
        ("Neo.ClientError.Security.AuthenticationRateLimit", StoreRefused),
        ("Neo.ClientError.Security.CredentialsExpired", StoreRefused),
        ("Neo.ClientError.Security.TokenExpired", StoreRefused),
        ("Neo.ClientError.Security.Forbidden", QueryRefused),
        ("Neo.ClientError.Statement.AccessMode", QueryRefused),
        ("Neo.ClientError.Statement.SyntaxError", QueryError),
        ("Neo.ClientError.Schema.ConstraintValidationFailed", WriteConflict),
        ("Neo.ClientError.Transaction.TransactionTimedOut", QueryTimeout),
        ("Neo.ClientError.Database.DatabaseNotFound", StoreRefused),
        ("Neo.ClientError.Database.IllegalAliasChain", StoreRefused),
        ("Neo.ClientError.Cluster.NotALeader", StoreRefused),
        ("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", StoreRefused),
        ("Neo.TransientError.Database.DatabaseUnavailable", StoreUnreachable),
        ("Neo.TransientError.Transaction.DeadlockDetected", WriteConflict),
        ("Neo.TransientError.General.OutOfMemoryError", QueryError),
        ("Neo.DatabaseError.General.UnknownError", QueryError),
        ("Some.New.Code", QueryError),
    ],
)
def test_codes_become_our_errors(code: str, expected: type[FilmgraphError]) -> None:
    """What a server calls by code is told apart, and an unknown code is still one of ours."""
    error = neo4j.exceptions.Neo4jError._hydrate_neo4j(code=code, message="This went wrong. And then more.")
    assert type(translated(error, "bolt://here:1")) is expected


def test_a_missing_right_is_the_users() -> None:
    """What Neo4j's roles refuse is no question that would write: it is the user's, and says which role is wanted."""
    error = neo4j.exceptions.Neo4jError._hydrate_neo4j(
        code="Neo.ClientError.Security.Forbidden",
        message="Schema operations are not allowed for user 'anna' with roles [PUBLIC, reader].",
    )
    told = translated(error, "bolt://here:1")
    assert type(told) is StoreRefused
    assert "anna" in told.message and "architect" in told.hint


def test_wall_lets_others_pass() -> None:
    """An exception that is not the driver's is not touched."""
    with pytest.raises(KeyError), wall("bolt://here"):
        raise KeyError("x")


def test_first_sentence() -> None:
    """One line, one sentence, of bounded length; decimal points and dots in names do not end it."""
    assert first_sentence("Invalid input 'x'.\n  Expected y. (line 1)") == "Invalid input 'x'."
    assert first_sentence("db.labels failed after 1.5 s") == "db.labels failed after 1.5 s"
    assert len(first_sentence("x" * 1000)) == 300


def test_nobody_there() -> None:
    """A server that is not there is StoreUnreachable with its address and a hint, for reading and writing."""
    settings = Settings.find(f"bolt://127.0.0.1:{free_port()}", environ={"NEO4J_PASSWORD": "geheim"})
    with connect(settings) as store:
        for ask in (
            lambda: store.reader().query("RETURN 1"),
            lambda: store.writer().transact(lambda tx: tx.run("RETURN 1")),
            lambda: store.writer().schema(["RETURN 1"]),
            store.describe,
        ):
            with pytest.raises(StoreUnreachable, match=r"127\.0\.0\.1") as caught:
                ask()
            assert caught.value.hint
            assert "geheim" not in str(caught.value)


def test_settings_hold_no_password_in_words() -> None:
    """Neither repr nor str of settings shows the password."""
    settings = Settings("bolt://x", "u", "geheim", None, Path("/x"))
    assert "geheim" not in f"{settings!r} {settings}"
