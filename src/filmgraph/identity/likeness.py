"""How like two names are, and in what they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from filmgraph.identity.forms import Form, Word

_LOOSE = 0.95
_SHORT, _LONG = 4, 11
"""Letters of a word in which one typing mistake, or two, leave it recognisable."""
_VOWELS = str.maketrans("", "", "aeiouy")
_PATRONYMIC = ("vich", "vitch", "witsch", "vic", "ovna", "evna", "owna", "ewna", "ichna", "icna")


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two names that may be one: word for word what differs.

    ``slips`` are pairs of words that sound otherwise, ``initials`` single letters with what they may stand for,
    ``missing`` words that only one of the names has, ``loose`` pairs that
    sound alike only where háčeks were left out or signs are read freely.
    """

    a: Form
    b: Form
    slips: tuple[tuple[str, str], ...] = ()
    initials: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    loose: tuple[tuple[str, str], ...] = ()

    @property
    def faults(self) -> int:
        """The fewer, the better: a slip counts most."""
        return (
            4 * len(self.slips)
            + 3 * len(self.initials)
            + 2 * len(self.missing)
            + 2 * len(self.loose)
            + (self.a.plain != self.b.plain)
        )

    @property
    def exact(self) -> bool:
        """Whether every word sounds the same."""
        return not (self.slips or self.initials or self.missing or self.loose)

    def sentences(self) -> list[str]:
        """What a reader of both names sees."""
        both = f"“{self.a.text}” and “{self.b.text}”"
        told = [f"One letter or so differs in {a.upper()} and {b.upper()}: a typing mistake?" for a, b in self.slips]
        told += [f"{a.upper()}. may stand for {b.capitalize()}." for a, b in self.initials]
        told += [f"{a.upper()} and {b.upper()} sound alike if accents were left out." for a, b in self.loose]
        if self.missing:
            kind = "patronymic" if all(one.endswith(_PATRONYMIC) for one in self.missing) else "name"
            told.append(f"Only one of them has the {kind} {' '.join(one.capitalize() for one in self.missing)}.")
        return [f"{both} {self._same()}", *told]

    def _same(self) -> str:
        a, b = self.a.plain, self.b.plain
        if not self.exact:
            return "are much alike."
        if self.a.suffix != self.b.suffix:
            return "are the same but for what stands behind them."
        if a == b:
            return "are the same." if self.a.text == self.b.text else "differ in accents or signs alone."
        if sorted(a) == sorted(b):
            return "are the same words in another order."
        if "".join(a) == "".join(b):
            return "differ in a hyphen or a space alone."
        return "are romanisations of one name."


def likeness(a: Sequence[Form], b: Sequence[Form]) -> Likeness | None:
    """The best likeness among several forms of each; None where no two are alike enough.

    >>> from filmgraph.identity.forms import form
    >>> likeness([form("Anna MELIKIAN")], [form("MELIKYAN Anna")]).slips
    ()
    >>> likeness([form("Anna MELIKIAN")], [form("Emir KUSTURICA")]) is None
    True
    """
    found = [like for one in a for other in b if (like := compared(one, other))]
    return min(found, key=lambda like: (like.faults, like.a.text, like.b.text), default=None)


def compared(a: Form, b: Form) -> Likeness | None:
    """Two forms word for word, in whatever order."""
    if not a.words or not b.words:
        return None
    if a.plain == b.plain or (a.joined == b.joined and len(a.joined) > 2):
        return Likeness(a, b)
    if a.loosely.isdisjoint(b.loosely):
        return None  # one word at least must be the same
    short, long = sorted((a, b), key=lambda one: len(one.words))
    slips, loose, initials, left = [], [], [], list(long.words)
    for one in sorted(short.words, key=lambda word: -len(word.plain)):
        other, how = _nearest(one, left)
        if other is None:
            return None
        left.remove(other)
        if how is None:
            initials.append((one.plain, other.plain) if one.is_initial else (other.plain, one.plain))
        elif how == _LOOSE:
            loose.append((one.plain, other.plain))
        elif how < 1:
            slips.append((one.plain, other.plain))
    missing = tuple(word.plain for word in left)
    found = Likeness(a, b, tuple(slips), tuple(initials), missing, tuple(loose))
    return found if _telling(found, short) else None


def _telling(like: Likeness, short: Form) -> bool:
    """Enough is the same for a name: a whole word that is no slip, and not two kinds of doubt in one."""
    same = len(short.words) - len(like.slips) - len(like.initials)
    if len(short.words) == 1:
        return not like.slips and not like.initials and not like.missing
    if like.initials and not all(len(one) == 1 or one.endswith(_PATRONYMIC) for one in like.missing):
        return False  # “John W. IWANONKIW” is no “John WARMAN”
    return same > 0 and len(like.slips) <= 1 and not (like.slips and (like.initials or like.missing))


def _nearest(one: Word, others: Iterable[Word]) -> tuple[Word | None, float | None]:
    """The likest of these words, and how like it is: 1 sounds the same; None where one is the other's initial."""
    best, most, initial = None, 0.0, None
    for other in others:
        if one.is_initial or other.is_initial:
            initial = initial or (other if _begins(one, other) else None)
        elif (share := _alike(one, other)) > most:
            best, most = other, share
    if best is not None:
        return best, most
    return initial, None


def _begins(one: Word, other: Word) -> bool:
    if one.is_initial and other.is_initial:
        return one.plain == other.plain
    return not one.firsts.isdisjoint(other.firsts)


@lru_cache(maxsize=200_000)
def _alike(one: Word, other: Word) -> float:
    """1 where they may sound the same, `_LOOSE` where they do so without háčeks, less where one typing mistake (two in
    a long word) parts them, else 0."""
    if not one.heard.isdisjoint(other.heard):
        return 1.0
    if not one.loosely.isdisjoint(other.loosely):
        return _LOOSE
    longest = max(len(one.plain), len(other.plain))
    most = 0 if longest < _SHORT else 1 if longest < _LONG else 2
    faults = _faults(one, other, most)
    return 0.9 - faults / longest if faults <= most else 0.0


def _faults(one: Word, other: Word, most: int) -> int:
    """Typing mistakes between two words as written, or as they sound where vowels alone part them and the writing is
    little further apart (``Fedor``, ``Fiodor``); ``most`` + 1 stands for any more."""
    written = OSA.distance(one.plain, other.plain, score_cutoff=most + 1)
    if written > most + 1:
        return most + 1
    pairs = ((a, b) for a in one.sounds[:2] for b in other.sounds[:2] if _consonants(a) == _consonants(b))
    return min([written, *(OSA.distance(a, b, score_cutoff=most) for a, b in pairs)])


def _consonants(sound: str) -> str:
    return sound.translate(_VOWELS)
