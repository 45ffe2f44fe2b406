"""Connections that break, fall silent, or lose an answer, and a password that is wrong."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from itertools import count, cycle
from pathlib import Path

import pytest

from filmgraph.errors import StoreRefused, StoreUnreachable
from filmgraph.store import Settings, connect
from tests.faults.loads import LONG, State, completed, lay, outcome, through
from tests.faults.proxy import Message, Proxy, When, answer_to_commit, at

RUN = 0x10


Record = Callable[[str, object], None]
"""How many faults there were, for the report of a long run (`--junitxml=FILE -o junit_family=xunit1`)."""


def test_a_connection_reset_at_any_message(
    settings: Settings, proxy: Proxy, folder: Path, few: list[State], record_property: Record
) -> None:
    """Whichever message the reset takes along, it is a sentence or goes unnoticed, and the next load makes it right."""
    known = cycle(few)
    number, cuts = 1, 0
    while True:
        version, expected = next(known)
        lay(folder, version)
        proxy.arm(at(number), proxy.cut)
        error = outcome(through(settings, proxy), folder)
        assert error is None or isinstance(error, StoreUnreachable), error
        assert completed(settings, folder) == expected, f"cut at message {number}"
        if not proxy.happened.is_set():
            break  # the load is shorter
        cuts += 1
        number += 1 if LONG else max(1, 4 * number // 5)
    record_property("cuts", cuts)
    assert number > 100


def test_the_answer_to_commit_is_lost(
    settings: Settings, proxy: Proxy, folder: Path, few: list[State], record_property: Record
) -> None:
    """Whether a batch was written is not known then: an error says so, and the next load doubles nothing. Only
    the answer to a transaction that read ahead is missed by nobody."""
    known = cycle(few)
    noticed = 0
    for which in count(1):
        version, expected = next(known)
        lay(folder, version)
        proxy.arm(answer_to_commit(which), proxy.cut)
        error = outcome(through(settings, proxy), folder)
        assert completed(settings, folder) == expected
        if not proxy.happened.is_set():
            assert error is None
            break
        assert error is None or isinstance(error, StoreUnreachable), error
        noticed += error is not None
    record_property("answers", which - 1)
    assert noticed > 3


def in_a_batch(message: Message) -> bool:
    """A statement in a transaction that has locked already."""
    return message.number > 120 and message.kind == RUN


@pytest.mark.parametrize("when", [at(3), in_a_batch, answer_to_commit(2)], ids=["greeting", "statement", "commit"])
def test_a_server_that_falls_silent(
    settings: Settings, proxy: Proxy, folder: Path, few: list[State], monkeypatch: pytest.MonkeyPatch, when: When
) -> None:
    """No answer, at the greeting, in a statement or after COMMIT, is an error before the limit and no hang.

    The server's own limit ends the transaction that was left behind, and with it the lock; nobody has to.
    """
    lay(folder, few[1][0])
    completed(settings, folder)  # so that the server knows the statements, and is not slow with them
    version, expected = few[0]
    lay(folder, version)
    proxy.arm(when, proxy.stall)
    with monkeypatch.context() as hurried:
        hurried.setattr("filmgraph.store.bolt.CONNECT_SECONDS", 2.0)
        hurried.setattr("filmgraph.store.remote.CONNECT_SECONDS", 2.0)
        hurried.setattr("filmgraph.store.writer.TRANSACTION_SECONDS", 2.0)
        hurried.setattr("filmgraph.store.writer.SILENCE_SECONDS", 3.0)
        error = outcome(through(settings, proxy), folder)
    assert proxy.happened.is_set()
    assert isinstance(error, StoreUnreachable), error
    assert not proxy.gave_up
    assert completed(settings, folder) == expected


def test_a_wrong_password_changes_nothing(settings: Settings, proxy: Proxy, folder: Path, few: list[State]) -> None:
    """It is refused in a sentence that does not hold it, and with the right one the load is as ever."""
    version, expected = few[0]
    lay(folder, version)
    wrong = dataclasses.replace(settings, uri=proxy.uri, username=settings.username or "writer", password="geheim")
    error = outcome(connect(wrong), folder)
    assert isinstance(error, StoreRefused)
    assert "password" in str(error) and "geheim" not in str(error)
    assert completed(settings, folder) == expected
