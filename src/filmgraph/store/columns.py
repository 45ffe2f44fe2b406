"""The columns a query promises, for a server that names none when there are no rows (ArcadeDB over Bolt)."""

from __future__ import annotations

from filmgraph.store.gate import TOKEN

OPENING, CLOSING = "([{", ")]}"
CLAUSES = {"ORDER", "SKIP", "LIMIT", "OFFSET", "UNION"}
"""Words that end a RETURN's list."""


def promised(text: str) -> list[str]:
    """The names behind the first outermost RETURN, as written or by their AS; [] for ``RETURN *`` and for none."""
    columns: list[str] = []
    piece: list[tuple[str, int, int]] = []  # the tokens of one column: text, start, end
    depth, returning = 0, False
    for match in TOKEN.finditer(text):
        word = match[0]
        if match.lastgroup == "space":
            continue
        if not returning:
            returning = depth == 0 and word.upper() == "RETURN" and match.lastgroup == "word"
        elif depth == 0 and match.lastgroup == "word" and (word.upper() in CLAUSES):
            break
        elif depth == 0 and word == ",":
            columns.append(_name(text, piece))
            piece = []
        elif word != ";":
            piece.append((word, match.start(), match.end()))
        depth += (word in OPENING) - (word in CLOSING)
    if piece:
        columns.append(_name(text, piece))
    return [] if "*" in columns else columns


def _name(text: str, piece: list[tuple[str, int, int]]) -> str:
    if piece and piece[0][0].upper() == "DISTINCT" and len(piece) > 1:
        piece = piece[1:]
    if len(piece) > 2 and piece[-2][0].upper() == "AS":
        return piece[-1][0].strip("`")
    return text[piece[0][1] : piece[-1][2]] if piece else ""
