"""Bytes to text, text to lines, and the small tools that every part of the reader shares."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from filmgraph.errors import SheetError

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
ODD_CHARACTER = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_CONTROLS = bytes((*range(9), *range(14, 32), 127))
_LONG = 200
_SIGNS = re.compile("[^a-z0-9]+")
_CYRILLIC_WORD = re.compile(rb"[\xc0-\xff\xa8\xb8]{3,}")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")


def decode(data: bytes) -> tuple[str, str | None]:
    """The text of a file and the encoding that had to be assumed for it, None where the file says it itself.

    The ladder: a byte-order mark; strict UTF-8; then one of the one-byte encodings of film archives.
    Raises `SheetError` for empty and for binary files.

    >>> decode("Réalisation".encode("cp1252"))
    ('Réalisation', 'cp1252')
    """
    if not data.strip(b" \t\r\n\x0b\x0c\x00"):
        raise SheetError("file-empty", "the file is empty")
    for bom, name in BOMS:
        if data.startswith(bom):
            return _strictly(data, name), None
    if b"\x00" in data:
        raise SheetError(
            "file-binary", "binary, no text", "A sheet in UTF-16 needs a byte-order mark; any other file is no sheet."
        )
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        name = _one_byte_encoding(data)
    return data.decode(name), name


def has_odd_characters(data: bytes, decoded: str) -> bool:
    """Whether a text holds control characters or replaced ones. Counting bytes is faster than searching letters."""
    if decoded.isascii() or not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return len(data.translate(None, _CONTROLS)) != len(data) or "\ufffd" in decoded
    return ODD_CHARACTER.search(decoded) is not None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        label = encoding.removesuffix("-sig").upper()
        raise SheetError(
            "file-binary",
            f"starts with the mark of {label} but byte {error.start} is not {label}",
            "Save the file as UTF-8.",
        ) from error
    if not text.strip():
        raise SheetError("file-empty", "the file is empty")
    if "\x00" in text:
        raise SheetError("file-binary", "binary, no text: it holds the character U+0000")
    return text


def _one_byte_encoding(data: bytes) -> str:
    """cp1251, cp1252 or latin-1 for bytes that are not UTF-8.

    A cp1251 sheet writes whole words in bytes above 0xC0, a Western one single letters among ASCII. That
    decides surely where it is clear; `charset-normalizer`, which needs prose to judge, decides the rest.
    """
    if len(re.findall(rb"[\x00-\x08\x0e-\x1f\x7f]", data)) * 50 > len(data):
        raise SheetError("file-binary", "binary, no text")
    high = len(_HIGH_BYTE.findall(data))
    in_words = sum(map(len, _CYRILLIC_WORD.findall(data)))
    if in_words * 2 > high:
        return "cp1251" if _decodes(data, "cp1251") else "latin-1"
    if in_words and _guessed(data) == "cp1251":
        return "cp1251"
    return "cp1252" if _decodes(data, "cp1252") else "latin-1"


def _guessed(data: bytes) -> str | None:
    # Imported late: seven sheets in a hundred need it, and it costs as much time as reading twenty sheets.
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["cp1251", "cp1252", "latin_1"]).best()
    return best.encoding if best else None


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def lines(text: str) -> list[str]:
    """The lines of a text. Only CR, LF and CRLF end one: U+0085, U+2028, VT and FF may stand inside."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")


def single_empty_lines(text: str) -> str:
    """Several empty lines become one."""
    while "\n\n\n" in text:  # each time a third of them goes; a pattern would walk through every synopsis
        text = text.replace("\n\n\n", "\n\n")
    return text


def has_words(text: str) -> bool:
    """Whether a text holds a letter or a digit at all: a row of ``▪`` does not."""
    return text[:1].isalnum() or any(map(str.isalnum, text))


def words(text: str) -> frozenset[str]:
    """The words of a text: a set of fifty short ones is easier to read in two lines than in fifty."""
    return frozenset(text.split())


def collapse(text: str) -> str:
    """Runs of white space become one space, those at the ends go.

    >>> collapse("  Veit\\u00a0 HELMER ")
    'Veit HELMER'
    """
    # Most texts are clean already; only then is the short way taken. No-break spaces and tabs are not printable.
    return text.strip() if text.isprintable() and "  " not in text else " ".join(text.split())


def fold(text: str) -> str:
    """Letters without accents and case, other signs as single spaces: for comparing labels, titles, names.

    >>> fold("Prénom d’ÉTÉ : 2011")
    'prenom d ete 2011'
    """
    # A cache that remembers lines of megabytes would be a leak.
    return _fold(text) if len(text) <= _LONG else _fold.__wrapped__(text)


@lru_cache(maxsize=4096)
def _fold(text: str) -> str:
    if text.isascii():
        return _SIGNS.sub(" ", text.lower()).strip()
    taken_apart = unicodedata.normalize("NFKD", text.casefold())
    bare = [c if c.isalnum() else " " for c in taken_apart if not unicodedata.combining(c)]
    return " ".join("".join(bare).split())


def matched_parentheses(text: str) -> dict[int, int]:
    """Where each parenthesis that has a partner opens and closes. Linear, whatever the nesting.

    >>> matched_parentheses("(a) ) (b")
    {0: 2}
    """
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for found in re.finditer(r"[()]", text):
        if found[0] == "(":
            waiting.append(found.start())
        elif waiting:
            pairs[waiting.pop()] = found.start()
    return pairs


def split_list(text: str) -> list[tuple[int, str]]:
    """The items between commas that stand in no (closed) parenthesis, each with its offset in the text.

    >>> split_list("Korea (Korea, South), USA")
    [(0, 'Korea (Korea, South)'), (21, ' USA')]
    """
    if "(" not in text:
        return _split_plain(text)
    items: list[tuple[int, str]] = []
    start = at = depth = 0
    for part in text.split(","):
        depth += part.count("(") - part.count(")")
        at += len(part) + 1
        if depth < 0:
            break
        if not depth:
            items.append((start, text[start : at - 1]))
            start = at
    return _split_unbalanced(text) if depth else items


def _split_unbalanced(text: str) -> list[tuple[int, str]]:
    """Only a parenthesis that is closed again protects its commas."""
    pairs = matched_parentheses(text)
    items: list[tuple[int, str]] = []
    start, inside = 0, -1
    for found in re.finditer(r"[(,]", text):
        at = found.start()
        if at < inside:
            continue
        if found[0] == "(":
            inside = pairs.get(at, at)
        else:
            items.append((start, text[start:at]))
            start = at + 1
    items.append((start, text[start:]))
    return items


def _split_plain(text: str) -> list[tuple[int, str]]:
    items, start = [], 0
    for part in text.split(","):
        items.append((start, part))
        start += len(part) + 1
    return items


def with_suffixes(
    text: str, items: list[tuple[int, str]], is_suffix: Callable[[str], bool]
) -> Iterator[tuple[int, str]]:
    """The items of a list, each with the suffixes (``Jr.``, ``Inc.``) that a comma parts from it.

    >>> list(with_suffixes("A, Inc., B", split_list("A, Inc., B"), lambda item: item == " Inc."))
    [(0, 'A, Inc.'), (8, ' B')]
    """
    # Slices of the text, not growing strings: a line of a million suffixes must not take a million times a million.
    start, end, blank = 0, 0, True
    for offset, item in items:
        if not blank and is_suffix(item):
            end = offset + len(item)
            continue
        if offset:
            yield start, text[start:end]
        start, end, blank = offset, offset + len(item), not item or item.isspace()
    yield start, text[start:end]


def last_parenthesis(text: str) -> tuple[str, str] | None:
    """``(before, inside)`` of a parenthesis that closes the text, else None. Spaces at its edges are dropped.

    >>> last_parenthesis("Rio de Janeiro (Brazil )")
    ('Rio de Janeiro', 'Brazil')
    """
    text = text.rstrip()
    if not text.endswith(")"):
        return None
    at = text.rfind("(")
    if at < 0:
        return None
    if text.find(")", at) < len(text) - 1:
        at = _partner(text)
    return (text[:at].rstrip(), text[at + 1 : -1].strip()) if at >= 0 else None


def _partner(text: str) -> int:
    """Where the parenthesis opens that the last character closes; -1 where none does."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth == 0:
            return at
    return -1


def balanced(text: str) -> bool:
    """Whether each parenthesis of the text has its partner."""
    opened = text.count("(")
    if opened != text.count(")"):
        return False
    return not opened or (opened == 1 and text.find("(") < text.find(")")) or opened == len(matched_parentheses(text))
