r"""The gate's first half: a query by its words, for every server.

Writes in the middle of a query are not looked for: the server refuses them. What is refused here:

- whatever does not begin as a question does: EXPLAIN, CREATE, USE, SESSION, TERMINATE and the like;
- ``LOAD CSV``: it reads files and the network;
- ``CALL`` of a procedure, and dotted names of functions, outside of `lists`;
- ``SHOW`` of anything but indexes, constraints, functions and procedures;
- another database, a second query behind a semicolon, and a text so long or so deep that a server chokes on it.
"""

from __future__ import annotations

from itertools import takewhile

from filmgraph.errors import QueryRefused
from filmgraph.store.gate.lists import (
    AFTER_A_VARIABLE,
    BEGINNINGS,
    FUNCTION_ROOMS,
    MORE_BEGINNINGS,
    PROCEDURE_ROOMS,
    PROCEDURES,
    SHOWN,
)
from filmgraph.store.gate.tokens import END, Token, readings, tokens

LONGEST, DEEPEST = 50_000, 100
"""Characters, and brackets within brackets: servers need seconds or all their memory to parse much more, and
no time limit stops them there."""

OPENING, CLOSING = {"(", "[", "{"}, {")", "]", "}"}

LOADING = "Data comes in by `filmgraph load`."


def check(text: str) -> None:
    """Raise QueryRefused where the query would reach outside the graph; otherwise return."""
    if len(text) > LONGEST:
        raise QueryRefused(
            f"The query is {len(text):,} characters long; {LONGEST:,} is the limit.",
            "Give long lists as parameters.",
        )
    for reading in readings(text):
        _check_words(list(tokens(reading)))


def would_write() -> QueryRefused:
    """The error for a query that the server would not let a reader run."""
    return QueryRefused("The query would do more than read, so it was not run.", LOADING)


def check_procedure(name: str) -> None:
    """QueryRefused where the procedure is not known to read the graph and nothing else."""
    name = name.lower()
    if name not in PROCEDURES and not name.startswith(PROCEDURE_ROOMS):
        raise QueryRefused(
            f"CALL {name} is not allowed: only procedures that read the graph are.",
            "A subquery, CALL { ... }, is fine.",
        )


def no_load_csv() -> QueryRefused:
    """The error for LOAD CSV."""
    return QueryRefused("LOAD CSV is not allowed: it reads files and the network.", LOADING)


def _check_words(words: list[Token]) -> None:
    first = _check_beginning(words)
    _check_depth(words)
    for index, token in enumerate(words):
        if token.sign == ";" and _at(words, index + 1).name:
            raise QueryRefused("Only one query can be asked at a time.", "Take out the semicolon in the middle.")
        if token.name:
            _check_function(words, index)
        if token.capital in CHECKS and not _is_a_name(words, index):
            CHECKS[token.capital](words, index, first)


def _check_beginning(words: list[Token]) -> str:
    """The first keyword, behind ``CYPHER 5 runtime=slotted``, which only Neo4j knows and may stand."""
    index = 0
    if _at(words, 0).capital == "CYPHER":
        index = 2 if _at(words, 1).text.isdigit() else 1
        while _at(words, index + 1).sign == "=":
            index += 3
    first = _at(words, index)
    if first.capital in ("EXPLAIN", "PROFILE"):
        raise QueryRefused(
            f"{first.capital} gives a plan, which there is no place for here.",
            "Ask without it; a plan is shown by the database's own console.",
        )
    if first.capital not in BEGINNINGS + MORE_BEGINNINGS:
        raise QueryRefused(
            f"A query begins with {', '.join(BEGINNINGS[:-1])} or {BEGINNINGS[-1]}, not with {_shown(first)}.",
            f"It only reads. {LOADING}",
        )
    return first.capital


def _shown(token: Token) -> str:
    if not token.text:
        return "a string" if token.kind == "string" else "nothing"
    return token.text[:40] if token.text.isprintable() else ascii(token.text[:40])


def _check_depth(words: list[Token]) -> None:
    depth = deepest = 0
    for token in words:
        # A CASE is never closed here: more than a hundred are too many anyway.
        depth += (token.sign in OPENING or token.capital == "CASE") - (token.sign in CLOSING)
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise QueryRefused(f"The query is nested more than {DEEPEST} deep.", "Take it apart.")


def _check_load(words: list[Token], index: int, _first: str) -> None:
    if _at(words, index + 1).capital == "CSV":
        raise no_load_csv()


def _check_call(words: list[Token], index: int, _first: str) -> None:
    if not _at(words, index + 1).name:
        return
    name, behind = _dotted(words, index + 1)
    if "." in name or (behind.sign == "(" and name.upper() not in AFTER_A_VARIABLE):
        check_procedure(name)


def _check_show(words: list[Token], index: int, first: str) -> None:
    """Elsewhere than in a query that begins with SHOW it is a variable."""
    following = takewhile(lambda token: token.capital not in ("", "YIELD", "WHERE", "EXECUTABLE"), words[index + 1 :])
    what = [token.capital for token in following]
    if first == "SHOW" and (not what or what[-1] not in SHOWN):
        raise QueryRefused("Of SHOW, only indexes, constraints, functions and procedures are allowed here.")


def _check_terminate(_words: list[Token], _index: int, first: str) -> None:
    if first == "SHOW":
        raise QueryRefused("TERMINATE is not allowed in a query.")


def _check_use(words: list[Token], index: int, _first: str) -> None:
    """Of a subquery or behind UNION; at the beginning it is refused already."""
    before = _at(words, index - 1)
    if (before.sign == "{" or before.capital in ("UNION", "ALL", "DISTINCT")) and _at(words, index + 1).name:
        raise QueryRefused("USE is not allowed in a query.", "NEO4J_DATABASE says which database is asked.")


CHECKS = {
    "LOAD": _check_load,
    "CALL": _check_call,
    "SHOW": _check_show,
    "TERMINATE": _check_terminate,
    "USE": _check_use,
}
"""By the word at which they look."""


def _check_function(words: list[Token], index: int) -> None:
    if _behind_a_dot(words, index) or _at(words, index - 1).capital == "CALL":
        return  # the middle of a name; a procedure
    name, behind = _dotted(words, index)
    if "." in name and behind.sign == "(" and not name.removeprefix("apoc.").startswith(FUNCTION_ROOMS):
        raise QueryRefused(f"The function {name} is not allowed in a query.")


def _dotted(words: list[Token], index: int) -> tuple[str, Token]:
    """The dotted name that begins at ``index``, in small letters, and the token behind it."""
    parts = [words[index].name]
    index += 1
    while _at(words, index).sign == "." and _at(words, index + 1).name:
        parts.append(words[index + 1].name)
        index += 2
    return ".".join(parts), _at(words, index)


def _is_a_name(words: list[Token], index: int) -> bool:
    """Whether a keyword's letters stand where only a name can: ``n.call``, ``:Call``, ``$call``, ``{call: 1}``."""
    named = _at(words, index - 1).sign in (":", "$") or _at(words, index + 1).sign == ":"
    return named or _behind_a_dot(words, index)


def _behind_a_dot(words: list[Token], index: int) -> bool:
    """Whether it is the second part of ``n.call``: not of ``0..call()``, nor of ``1.CALL``, which some read
    as ``1. CALL``."""
    owner = _at(words, index - 2)
    return _at(words, index - 1).sign == "." and owner.text not in ("", ".") and not owner.text[0].isdigit()


def _at(words: list[Token], index: int) -> Token:
    return words[index] if 0 <= index < len(words) else END
