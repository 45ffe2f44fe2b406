r"""A query's words as servers see them: without comments, strings kept shut, ``\u0041`` tried in every way.

>>> [token.text for token in tokens("MATCH (`a b`) // all of them")]
['MATCH', '(', 'a b', ')']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from filmgraph.errors import QueryRefused

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

ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")
HONEST_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\u+([0-9a-fA-F]{4})")


class Token(NamedTuple):
    """A word, a quoted name (without its backticks), a sign, or ``''`` for a string's place."""

    kind: str
    text: str

    @property
    def capital(self) -> str:
        """A plain word in capitals, to be compared with keywords; a quoted name is never one."""
        return self.text.upper() if self.kind == "word" else ""

    @property
    def sign(self) -> str:
        """A sign; a name that looks like one, in backticks, is none."""
        return self.text if self.kind == "sign" else ""

    @property
    def name(self) -> str:
        """A plain or quoted name in small letters."""
        return self.text.lower() if self.kind in ("word", "quoted") else ""


END = Token("end", "")


def readings(text: str) -> set[str]:
    r"""The text as it is, and with its escapes read: Neo4j does so before anything else, in comments and quotes too.

    Whether ``\\u0041`` is an escape behind a backslash is taken both ways.

    >>> for reading in sorted(readings(r"\u0041 \\u0041")):
    ...     print(reading)
    A \A
    A \\u0041
    \u0041 \\u0041
    """
    if "\\u" not in text:
        return {text}
    return {text, ESCAPE.sub(_letter, text), HONEST_ESCAPE.sub(_letter, text)}


def _letter(match: re.Match[str]) -> str:
    kept = match[1] if match.re is HONEST_ESCAPE else ""
    return kept + chr(int(match[match.re.groups], 16))


def tokens(text: str) -> Iterator[Token]:
    """All but spaces and comments. QueryRefused where a string, a name or a comment does not end."""
    for match in TOKEN.finditer(text):
        kind = str(match.lastgroup)
        if kind == "open":
            raise QueryRefused("The query has a string, a name or a comment that does not end.")
        if kind == "quoted":
            yield Token(kind, match[0][1:-1].replace("``", "`"))
        elif kind != "space":
            yield Token(kind, "" if kind == "string" else match[0])
