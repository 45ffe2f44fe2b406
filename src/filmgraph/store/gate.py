r"""What no server's read mode refuses, and no question needs: reaching outside the graph.

A user's Cypher comes through here before it is sent. Writes are not looked for: the server refuses them, by the
reader's missing rights (local store) or by READ access mode (Neo4j). What is refused here:

- ``LOAD CSV``: it reads files and the network;
- ``CALL`` of a procedure outside `READING`: some run other Cypher, fetch addresses, change settings;
- ``SHOW`` and ``TERMINATE`` of transactions, settings, users, databases; functions that sleep or run Cypher.

It looks at words, not at text: comments, strings and backticks are understood, and ``\u0041`` escapes are tried in
each of the ways servers read them. A text that does not end its string or comment is refused.
On Neo4j, EXPLAIN and its query type are to follow here, in `check`'s place in `Reader.query`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from filmgraph.errors import QueryRefused

READING_ROOMS = ("algo.", "apoc.algo.", "apoc.meta.", "apoc.path.", "db.schema.", "meta.", "path.")
READING = {
    "db.index.fulltext.querynodes",
    "db.index.fulltext.queryrelationships",
    "db.index.vector.querynodes",
    "db.index.vector.queryrelationships",
    "db.labels",
    "db.ping",
    "db.propertykeys",
    "db.relationshiptypes",
    "dbms.components",
}
"""Names of procedures that read the graph and nothing else, and beginnings of such names, in small letters."""

REFUSED_FUNCTIONS = ("util.sleep", "cypher.", "load.", "nlp.")
"""Beginnings of function names, with ``apoc.`` in front or without."""

REFUSED_SHOWS = {"TRANSACTION", "TRANSACTIONS", "SETTING", "SETTINGS", "USER", "USERS", "ROLE", "ROLES", "PRIVILEGE",
                 "PRIVILEGES", "SERVER", "SERVERS", "SUPPORTED", "DATABASE", "DATABASES", "ALIAS",
                 "ALIASES"}  # fmt: skip

WORTH_A_LOOK = re.compile(r"CALL|LOAD|SHOW|TERMINATE|SLEEP|CYPHER|NLP|APOC|\\U")
"""In the text in capitals: most questions hold none of these and are through at once."""

ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")
HONEST_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\u+([0-9a-fA-F]{4})")

TOKEN = re.compile(
    r"""
    (?P<space>   \s+ | //[^\r\n]* | /\*.*?\*/ )
  | (?P<string>  '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" )
  | (?P<quoted>  `(?:[^`]|``)*` )
  | (?P<word>    \w+ )
  | (?P<open>    /\* | ['"`] )
  | (?P<sign>    . )
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A word, a quoted name (without its backticks), a sign, or ``''`` for a string's place."""

    kind: str
    text: str

    @property
    def capital(self) -> str:
        """A plain word in capitals, to be compared with keywords; a quoted name is never one."""
        return self.text.upper() if self.kind == "word" else ""

    @property
    def name(self) -> str:
        """A plain or quoted name in small letters."""
        return self.text.lower() if self.kind in ("word", "quoted") else ""


END = Token("end", "")


def check(text: str) -> None:
    """Raise QueryRefused where the query would reach outside the graph; otherwise return."""
    if not WORTH_A_LOOK.search(text.upper()):
        return
    for reading in {text, ESCAPE.sub(_letter, text), HONEST_ESCAPE.sub(_letter, text)}:
        tokens = list(_tokens(reading))
        for index in range(len(tokens)):
            _check_at(tokens, index)


def _letter(match: re.Match[str]) -> str:
    kept = match[1] if match.re is HONEST_ESCAPE else ""
    return kept + chr(int(match[match.re.groups], 16))


def _tokens(text: str) -> Iterator[Token]:
    for match in TOKEN.finditer(text):
        kind = str(match.lastgroup)
        if kind == "open":
            raise QueryRefused("The query has a string, a name or a comment that does not end.")
        if kind == "quoted":
            yield Token(kind, match[0][1:-1].replace("``", "`"))
        elif kind != "space":
            yield Token(kind, "" if kind == "string" else match[0])


def _check_at(tokens: list[Token], index: int) -> None:
    word = tokens[index].capital
    after = tokens[index + 1] if index + 1 < len(tokens) else END
    if tokens[index].name and after.text in (".", "("):
        _check_function(tokens, index)
    if word not in ("CALL", "LOAD", "SHOW", "TERMINATE") or _is_a_name(tokens, index):
        return
    if word == "LOAD" and after.capital == "CSV":
        raise QueryRefused(
            "LOAD CSV is not allowed: it reads files and the network.", "Data comes in by `filmgraph load`."
        )
    if word == "CALL" and after.name:
        _check_procedure(_dotted(tokens, index + 1)[0])
    if word == "TERMINATE" and after.capital.startswith("TRANSACTION"):
        raise QueryRefused("TERMINATE is not allowed in a query.")
    if word == "SHOW" and {token.capital for token in tokens[index + 1 : index + 5]} & REFUSED_SHOWS:
        raise QueryRefused("Of SHOW, only indexes, constraints, functions and procedures are allowed here.")


def _is_a_name(tokens: list[Token], index: int) -> bool:
    """Whether a keyword's letters stand where only a name can: ``n.call``, ``:Call``, ``$call``, ``{call: 1}``."""
    before = tokens[index - 1].text if index else ""
    if before == ".":
        return index >= 2 and not tokens[index - 2].text[:1].isdigit()  # "1.CALL": some read it as "1. CALL"
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    return before in (":", "$") or after == ":"


def _dotted(tokens: list[Token], index: int) -> tuple[str, Token]:
    """The dotted name that begins at ``index``, in small letters, and the token behind it."""
    parts = [tokens[index].name]
    index += 1
    while index + 1 < len(tokens) and tokens[index].text == "." and tokens[index + 1].name:
        parts.append(tokens[index + 1].name)
        index += 2
    return ".".join(parts), tokens[index] if index < len(tokens) else END


def _check_procedure(name: str) -> None:
    if name not in READING and not name.startswith(READING_ROOMS):
        raise QueryRefused(
            f"CALL {name} is not allowed: only procedures that read the graph are.",
            "A subquery, CALL { ... }, is fine.",
        )


def _check_function(tokens: list[Token], index: int) -> None:
    name, behind = _dotted(tokens, index)
    if behind.text == "(" and name.removeprefix("apoc.").startswith(REFUSED_FUNCTIONS):
        raise QueryRefused(f"The function {name} is not allowed in a query.")
