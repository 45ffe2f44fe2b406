"""Names compared: what makes two printed names the same one, and the id that follows from a name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from base64 import b32encode
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("’‘ʼʹ`´′＇", "'"),
        **dict.fromkeys("“”„«»″＂", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_FRACTION = re.compile(r"(?<=\d)(?=[¼-¾⅐-⅞])")
# The longest slug that spells a name out: an id is an index's key, and a database bounds those.
_LONGEST = 200
_PLAIN = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")
_REMARK = re.compile(r"(?<=\S)\s*\([^()]*\)$")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PREFIXES = (
    "Mc", "Mac", "De", "Di", "Du", "La", "Le", "Fitz", "Van",
    "O'", "O’", "d'", "d’", "D'", "D’", "l'", "l’", "L'", "L’",
)  # fmt: skip
_PARTICLES = frozenset(
    ("De", "Di", "Del", "Della", "Da", "Dos", "Du", "Des", "Von", "Van", "Der", "Le", "La", "El", "Al", "Ben", "Bin")
)


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """The normalised form: two names are one exactly where their keys are equal.

    Unicode form, case, spaces, kinds of quotes and dashes, and invisible characters do not matter; accents do.

    >>> key("Sonja  BREAM\\u2011WINZENRIED") == key("Sonja Bream-Winzenried")
    True
    """
    if name.isascii() and name.isprintable():
        return " ".join(name.casefold().translate(_SIGNS).split())
    parted = unicodedata.normalize("NFKC", _FRACTION.sub(" ", name)).casefold()
    plain = unicodedata.normalize("NFKC", parted).translate(_SIGNS)
    return " ".join("".join(c for c in plain if unicodedata.category(c) not in ("Cf", "Cc") or c.isspace()).split())


@lru_cache(maxsize=8192)
def slug(name_key: str) -> str:
    """A readable ASCII id of a key, and never the same one for two keys.

    A key of plain letters and digits is its own slug unless it is very long. One that loses something (an accent, a
    hyphen, a script) carries the first thirty bits of its SHA-256 behind it, so that ``Bregović`` and ``Bregovic``
    stay two.

    >>> slug("veit helmer"), slug("goran bregović")
    ('veit-helmer', 'goran-bregovic_zqjnx2')
    """
    if len(name_key) <= _LONGEST and _PLAIN.fullmatch(name_key):
        return name_key.replace(" ", "-")
    readable = _NOT_SLUG.sub("-", anyascii(name_key).lower()).strip("-")[:80].strip("-")
    # No slug of a plain key holds an underscore, so none can look like this one.
    return f"{readable}_{checksum(name_key)}"


def checksum(text: str) -> str:
    """Six letters and digits that stand for a text."""
    return b32encode(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest())[:6].decode().lower()


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """For search: ASCII letters and digits in lower case, other signs as spaces, whatever the script.

    A text made of signs alone (``$``) keeps them.

    >>> folded("Файт ХЕЛЬМЕР"), folded("8½"), folded("Emir KUSTURICA")
    ('fayt khelmer', '8 1 2', 'emir kusturica')
    """
    plain = text if text.isascii() else anyascii(unicodedata.normalize("NFKC", _FRACTION.sub(" ", text)))
    ascii_text = plain.lower().replace("'", "")
    return _NOT_SLUG.sub(" ", ascii_text).strip() or " ".join(text.lower().split())


class Parts(NamedTuple):
    """Given name and surname of a printed name; None for what it does not show."""

    given: str | None
    surname: str | None


def parts(name: str) -> Parts:
    """French filmographic practice: the surname is what stands in capitals; its particles stay small before it.

    >>> parts("Marie de VILLEPIN"), parts("Maïwenn")
    (Parts(given='Marie', surname='de VILLEPIN'), Parts(given='Maïwenn', surname=None))
    >>> parts("Robert DOWNEY Jr."), parts("Ivan PETROV (cameraman)")
    (Parts(given='Robert', surname='DOWNEY Jr.'), Parts(given='Ivan', surname='PETROV'))
    """
    words = _REMARK.sub("", name).split()
    capital = [_is_capital(word) for word in words]
    if True not in capital or len(words) == 1:
        return Parts(name or None, None)
    start = capital.index(True)
    while start > 1 and (words[start - 1].islower() or words[start - 1] in _PARTICLES):
        start -= 1
    if start == 0:
        # ``Song KANG-HO`` and ``WONG Kar-wai`` both occur: the words in capitals are the surname in either order.
        given = " ".join(w for w, c in zip(words, capital, strict=True) if not c)
        return Parts(given or None, " ".join(w for w, c in zip(words, capital, strict=True) if c))
    return Parts(" ".join(words[:start]), " ".join(words[start:]))


def _is_capital(word: str) -> bool:
    bare = word.strip(".,")
    if bare.lower() in _SUFFIXES:
        return False
    if bare.startswith(_PREFIXES):
        prefix = next(prefix for prefix in _PREFIXES if bare.startswith(prefix))
        bare = bare[len(prefix) :] if len(bare) > len(prefix) + 1 else bare
    return sum(map(str.isalpha, bare)) > 1 and bare == bare.upper()


def is_latin(name_key: str) -> bool:
    """Whether a key is in Latin letters, with whatever accents.

    >>> is_latin("goran bregović"), is_latin("горан бреговић")
    (True, False)
    """
    return name_key.isascii() or not any(
        c.isalpha() and c > "\u024f" and not "\u1e00" <= c <= "\u1eff" for c in name_key
    )
