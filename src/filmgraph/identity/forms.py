"""A printed name as it sounds, so that romanisations, accents and hyphens make no difference.

The tables at work: ISO 9, BGN, French, German and the English press for Cyrillic; háček and umlaut written or left out.
A sign that they use for different sounds (``ch``, ``j``, ``x``) gives a word several *sounds*; a *skeleton*, the
consonants in broad classes, is coarser still and finds candidates.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from anyascii import anyascii

from filmgraph.identity.names import parts

_MOST_SOUNDS = 6
_PARTICLES = frozenset(
    ("de", "di", "del", "della", "da", "dos", "du", "des", "von", "van", "der", "den", "zu", "ter", "le", "la", "el")
)
_JUNIOR, _SENIOR = "Jr.", "Sr."
_SUFFIXES = {
    **dict.fromkeys(("jr", "junior", "jun", "jnr", "fils", "мл", "младший"), _JUNIOR),
    **dict.fromkeys(("sr", "senior", "sen", "snr", "père", "pere", "ст", "старший"), _SENIOR),
    "ii": "II",
    "iii": "III",
    "iv": "IV",
}
_MARKED = str.maketrans(
    {
        "č": "ch",
        "ć": "ch",
        "š": "sh",
        "ś": "sh",
        "ș": "sh",
        "ş": "sh",
        "ž": "zh",
        "ŝ": "shch",
        "đ": "dj",
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ø": "oe",
        "å": "aa",
        "ł": "l",
        "ё": "е",
        "ň": "n",
        "ě": "ie",
        "ř": "rzh",
    }
)
_VALUES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("schtsch|chtch|shch|stch|szcz", ("S",)),
    ("tsch|tch|cz", ("C",)),
    ("dsch|dzh|dj", ("Z",)),
    ("sch|sh|sz", ("S",)),
    ("zh", ("Z",)),
    ("kh", ("h",)),
    ("ch(?=[rl])", ("k",)),
    ("ch", ("C", "S", "h")),
    ("ck", ("k", "ck")),
    ("qu|q", ("k",)),
    ("ph", ("f",)),
    ("th", ("t",)),
    ("gh|gu(?=[ei])", ("g",)),
    ("ts|tz", ("c",)),
    ("x", ("ks", "h")),
    ("w|ff$", ("v",)),
    ("c(?=[eiy])", ("s", "c")),
    ("c", ("k", "c")),
    ("z", ("s", "c")),
    ("ou|oo", ("u",)),
    ("ee|ij|iy|yi|yj|ii", ("i",)),
    ("ine$", ("in",)),
    ("j", ("i", "Z")),
    ("y", ("i",)),
)
_HACEKS = {"c": "ch", "s": "sh", "z": "zh"}
"""What is left of č, š and ž, and how others spell them."""
_SPELLED = re.compile("[cskz]h|[cs]z|tz|ck")
_MOST_MARKED = 16
_SIGNS = re.compile("|".join(f"({signs})" for signs, _ in _VALUES))
_WORDS = re.compile(r"[^\W\d_]+")
_GLIDE = re.compile(r"i(?=[aeou])")
_TWICE = re.compile(r"(.)\1+")
_BROAD = str.maketrans({"S": "s", "C": "s", "Z": "s", "c": "s", "h": "k", "f": "v"})
_VOWELS = re.compile(r"(?<!^)[aeiou]+")
_FIRST_VOWEL = re.compile(r"^[aeiou]+")


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word of a name: plain, as it may sound, its consonants, its initials. Made once, so only itself.

    ``sounds`` begins with the likeliest; ``heard`` is the set of them, ``loosely`` the set of them in broad classes.
    """

    plain: str
    sounds: tuple[str, ...]
    skeletons: tuple[str, ...]
    firsts: frozenset[str]
    heard: frozenset[str]
    loosely: frozenset[str]

    @property
    def is_initial(self) -> bool:
        """Whether it is a single letter, and may stand for a longer word."""
        return len(self.plain) == 1


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A printed name: its words without particles, and what tells father from son (``Jr.``).

    ``plain`` are its words in plain letters, ``joined`` is all of them as one: hyphens and spaces make no difference.
    ``loosely`` is every sound of every word, in broad classes. ``surname`` are the plain words in capitals, where not
    all are; empty where nothing tells which they are. ``particles`` are what stands besides the words.
    """

    text: str
    words: tuple[Word, ...]
    suffix: str | None
    plain: tuple[str, ...]
    joined: str
    loosely: frozenset[str]
    surname: frozenset[str]
    particles: frozenset[str]


@lru_cache(maxsize=100_000)
def form(text: str) -> Form:
    """The form of a printed name, in any script that spells sounds.

    >>> form("Sergey SELIANOV").words[1].sounds == form("Sergueï SÉLYANOFF").words[1].sounds
    True
    >>> form("Сергей БОДРОВ мл.").suffix, form("Jean-Luc de la TOUR").plain
    ('Jr.', ('jean', 'luc', 'tour'))
    """
    raw = raw_words(text)
    suffix = next((_SUFFIXES[one] for one in raw[1:] if one in _SUFFIXES), None)
    words = tuple(one for one in map(word, own_words(raw)) if one.plain)
    joined = "".join(one.sounds[0] for one in words)
    loosely = frozenset[str]().union(*(one.loosely for one in words))
    return Form(
        text,
        words,
        suffix,
        tuple(one.plain for one in words),
        joined,
        loosely,
        _surname(text),
        _PARTICLES.intersection(raw),
    )


def _surname(text: str) -> frozenset[str]:
    given, surname = parts(text)
    named = raw_words(surname) if given and surname else ()
    return frozenset(plain_letters(one) for one in named if one not in _PARTICLES and one not in _SUFFIXES)


def own_words(raw: Sequence[str]) -> list[str]:
    """The words of a name without particles, where two others are left, and without what stands behind it.

    >>> own_words(["jean", "de", "la", "tour", "jr"]), own_words(["de", "niro"])
    (['jean', 'tour'], ['de', 'niro'])
    """
    named = [one for at, one in enumerate(raw) if not (at and one in _SUFFIXES)]
    bare = [one for one in named if one not in _PARTICLES]
    return bare if len(bare) > 1 else named


def raw_words(text: str) -> list[str]:
    """The words of a printed name in small letters, in its own script.

    >>> raw_words("Robert D’ARC-ONE")
    ['robert', 'darc', 'one']
    """
    composed = unicodedata.normalize("NFC", text).lower()
    return _WORDS.findall(re.sub(r"['’‘ʹʼ`]", "", composed))


@lru_cache(maxsize=200_000)
def word(raw: str) -> Word:
    """A word in small letters of any script.

    >>> word("чулпан").sounds[0], word("tchoulpan").sounds[0]
    ('Culpan', 'Culpan')
    """
    spelled = dict.fromkeys(plain_letters(one) for one in (raw, raw.translate(_MARKED)))
    sounds = tuple(dict.fromkeys(islice((one for each in spelled for one in _sounds(each)), 2 * _MOST_SOUNDS)))
    plain = next(iter(spelled))
    firsts = frozenset(skeleton(one[:1]) for one in (plain, *sounds))
    consonants = tuple(dict.fromkeys(map(skeleton, sounds)))
    return Word(plain, sounds, consonants, firsts, frozenset(sounds), frozenset(map(broad, sounds)))


def plain_letters(raw: str) -> str:
    """A word in the letters of ASCII."""
    return re.sub(r"[^a-z]", "", anyascii(raw).lower())


def _sounds(plain: str) -> Iterator[str]:
    """What a word in plain letters may sound like, the likeliest first."""
    pieces: list[tuple[str, ...]] = []
    at = 0
    for found in _SIGNS.finditer(plain):
        pieces += [(plain[at : found.start()],), _VALUES[(found.lastindex or 1) - 1][1]]
        at = found.end()
    pieces.append((plain[at:],))
    for one in islice(product(*pieces), _MOST_SOUNDS):
        yield _TWICE.sub(r"\1", _GLIDE.sub("", _TWICE.sub(r"\1", "".join(one))))


@lru_cache(maxsize=200_000)
def unmarked(plain: str) -> frozenset[str]:
    """What a word in plain letters may sound like where its háčeks were left out; nothing where it spells such sounds.

    >>> "CeSin" in unmarked("cesin"), unmarked("cheshin")
    (True, frozenset())
    """
    if _SPELLED.search(plain):
        return frozenset()
    letters = [(one, _HACEKS[one]) if one in _HACEKS else (one,) for one in plain]
    marked = islice(product(*letters), 1, _MOST_MARKED)
    return frozenset(sound for one in marked for sound in _sounds("".join(one)))


def skeleton(sound: str) -> str:
    """The consonants in broad classes; vowels count where they come first, whichever they are.

    >>> skeleton("ivanov"), skeleton("Culpan")
    ('Avnv', 'slpn')
    """
    return _VOWELS.sub("", _FIRST_VOWEL.sub("A", broad(sound)))


def broad(sound: str) -> str:
    """A sound with its consonants in broad classes: what is left when háčeks are left out.

    >>> broad("Culpan") == broad("culpan")
    True
    """
    return _TWICE.sub(r"\1", sound.translate(_BROAD))


def forms(names: Iterable[str]) -> tuple[Form, ...]:
    """The forms of several names, each once, whatever signs and capitals it is printed with."""
    made = {(one.plain, one.suffix): one for one in map(form, reversed(tuple(dict.fromkeys(names))))}
    return tuple(reversed(made.values()))


def spells_sounds(native: str) -> bool:
    """Whether a native form is in a script whose letters give the sounds: Greek, Cyrillic, Armenian, Georgian.

    >>> spells_sounds("Сергей"), spells_sounds("黒澤明")
    (True, False)
    """
    return any("\u0370" <= c <= "\u058f" or "\u10a0" <= c <= "\u10ff" for c in native)
