"""Everything filmgraph raises on purpose, in one tree.

::

    FilmgraphError                exit 1   something failed; the message says what, where and what to do
    ├── UsageError                exit 2   the command's words are wrong
    ├── NotFound                  exit 3   no such film, person, company or festival
    │   └── Ambiguous             exit 3   the name fits several; they are listed
    ├── StoreError                exit 4   the database is not there, or will not have us
    │   ├── StoreUnreachable               nobody answers at the address
    │   ├── StoreRefused                   wrong password, no rights, no such database
    │   └── StoreTooNew                    the folder was written by a newer filmgraph
    ├── QueryError                exit 1   the database could not run a query
    │   ├── QueryRefused                   it would write, or reach outside the graph
    │   ├── QueryTimeout                   it ran into the time limit
    │   └── WriteConflict                  another writer was quicker with the same thing
    ├── SheetError                exit 5   a file could not be read as a film sheet
    └── DecisionError             exit 5   a file of decisions about who is who is not right

A driver's or a parser's own exception never reaches the user: it is translated at the wall of the room
that called it, and kept as ``__cause__`` for ``--debug``.
"""

from __future__ import annotations

from typing import ClassVar


class FilmgraphError(Exception):
    """Something failed. ``hint`` is what to do about it; it may be empty."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class UsageError(FilmgraphError):
    """The command's words are wrong."""

    exit_code = 2


class NotFound(FilmgraphError):
    """No film, person, company or festival answers to the name."""

    exit_code = 3


class Ambiguous(NotFound):
    """The name fits several; the message lists them."""


class StoreError(FilmgraphError):
    """The database is not there, or will not have us."""

    exit_code = 4


class StoreUnreachable(StoreError):
    """Nobody answers at the address, or the local store would not start."""


class StoreRefused(StoreError):
    """Wrong password, missing rights, or no such database."""


class StoreTooNew(StoreError):
    """The store's folder was written by a newer filmgraph."""


class QueryError(FilmgraphError):
    """The database could not run a query."""


class QueryRefused(QueryError):
    """The query would write, or reach outside the graph."""


class QueryTimeout(QueryError):
    """The query ran into its time limit."""


class WriteConflict(QueryError):
    """Another writer created the same thing at the same moment; the same transaction can succeed now."""


class SheetError(FilmgraphError):
    """A file could not be read as a film sheet; ``message`` is the reason, ``code`` its diagnostic's code."""

    exit_code = 5

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.code = code


class DecisionError(FilmgraphError):
    """A file ``identities.toml`` is no TOML, says something unknown, or contradicts itself."""

    exit_code = 5
