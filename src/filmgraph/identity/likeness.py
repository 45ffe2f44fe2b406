"""How like two names are, and in what they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from filmgraph.identity.forms import Form, Word, unmarked

_LOOSE = 0.95
_SHORT, _LONG = 4, 11
"""Letters of a word in which one typing mistake, or two, leave it recognisable."""
_IOTATED = frozenset("eijy")
"""Letters with which one Cyrillic name begins in one romanisation or the other: `Е`, `Ю`, `Я`."""
_FIRST_VOWELS = frozenset("aeiouyj")
_VOWELS = str.maketrans("", "", "aeiouy")
_PATRONYMIC = ("vich", "vitch", "witsch", "vic", "ovna", "evna", "owna", "ewna", "ichna", "icna")


def is_patronymic(word: str) -> bool:
    """Whether a word in plain letters is somebody's father's name, as Russian names have it.

    >>> is_patronymic("ivanovna"), is_patronymic("ivanov")
    (True, False)
    """
    return word.endswith(_PATRONYMIC)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two names that may be one: word for word what differs.

    ``slips`` are pairs of words that sound otherwise, ``initials`` single letters with what they may stand for,
    ``missing`` words that only one of the names has, ``loose`` pairs of which the first sounds like the second if
    háčeks were left out in it. ``crossed`` are names of which no surname is the other's.
    """

    a: Form
    b: Form
    slips: tuple[tuple[str, str], ...] = ()
    initials: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    loose: tuple[tuple[str, str], ...] = ()
    crossed: bool = False

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

    @property
    def respelt(self) -> bool:
        """Whether every word sounds the same, and not for accents, signs and order alone."""
        same = sorted(self.a.plain) == sorted(self.b.plain) or "".join(self.a.plain) == "".join(self.b.plain)
        return self.exact and not same

    @property
    def particles(self) -> bool:
        """Whether only one has a `de` or `von`."""
        return self.a.particles != self.b.particles

    def sentences(self) -> list[str]:
        """What a reader of both names sees."""
        both = f"“{self.a.text}” and “{self.b.text}”"
        told = [f"One letter or so differs in {a.upper()} and {b.upper()}: a typing mistake?" for a, b in self.slips]
        told += [f"{a.upper()}. may stand for {b.capitalize()}." for a, b in self.initials]
        told += [f"{a.upper()} may be {b.upper()} with its háčeks left out." for a, b in self.loose]
        if self.missing:
            kind = "patronymic" if all(map(is_patronymic, self.missing)) else "name"
            told.append(f"Only one of them has the {kind} {' '.join(one.capitalize() for one in self.missing)}.")
        return [f"{both} {self._same()}", *told]

    def _same(self) -> str:
        a, b = self.a, self.b
        ways = (
            (not self.exact, "are much alike."),
            (a.suffix != b.suffix, "are the same but for what stands behind them."),
            (self.particles, f"differ in “{' '.join(sorted(a.particles ^ b.particles))}”."),
            (a.text == b.text, "are the same."),
            (a.plain == b.plain, "differ in accents or signs alone."),
            (sorted(a.plain) == sorted(b.plain), "are the same words in another order."),
            ("".join(a.plain) == "".join(b.plain), "differ in a hyphen or a space alone."),
        )
        return next((told for holds, told in ways if holds), "sound the same.")


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
        return Likeness(a, b, crossed=_crossed(a, b, zip(a.plain, b.plain, strict=False)))
    if a.loosely.isdisjoint(b.loosely):
        return None  # one word at least must be the same
    short, long = sorted((a, b), key=lambda one: len(one.words))
    slips, loose, initials, matched, left = [], [], [], [], list(long.words)
    for one in sorted(short.words, key=lambda word: -len(word.plain)):
        other, how = _nearest(one, left)
        if other is None:
            return None
        left.remove(other)
        matched.append((one.plain, other.plain))
        if how is None:
            initials.append((one.plain, other.plain) if one.is_initial else (other.plain, one.plain))
        elif how == _LOOSE:
            loose.append((one.plain, other.plain) if _bare(one, other) else (other.plain, one.plain))
        elif how < 1:
            slips.append((one.plain, other.plain))
    missing = tuple(word.plain for word in left)
    crossed = _crossed(short, long, matched)
    found = Likeness(a, b, tuple(slips), tuple(initials), missing, tuple(loose), crossed)
    return found if _telling(found, short) and _in_place(found) else None


def _crossed(a: Form, b: Form, matched: Iterable[tuple[str, str]]) -> bool:
    """Whether both tell which of their words are the surname, and none of these is matched with one."""
    return bool(a.surname and b.surname) and not any(x in a.surname and y in b.surname for x, y in matched)


def _in_place(like: Likeness) -> bool:
    """Whether first names stand for first names.

    The surname of one is the first name of the other only where all words are the same. An initial is no surname's, nor
    that of a second name where the first is left out: `B.J. HARRISON` is no Jamie.
    """
    surnames = like.a.surname | like.b.surname
    if (like.crossed and not like.exact) or any(other in surnames for _, other in like.initials):
        return False
    out = [one for one in like.missing if len(one) == 1]
    return not any(_before(form, a, b) for form in (like.a, like.b) for a in out for b, _ in like.initials)


def _before(form: Form, a: str, b: str) -> bool:
    return {a, b} <= set(form.plain) and form.plain.index(a) < form.plain.index(b)


def _telling(like: Likeness, short: Form) -> bool:
    """Enough is the same for a name: a whole word that is no slip, and not two kinds of doubt in one."""
    same = len(short.words) - len(like.slips) - len(like.initials)
    if len(short.words) == 1:
        return not like.slips and not like.initials and not like.missing
    if like.initials and not all(len(one) == 1 or is_patronymic(one) for one in like.missing):
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
    first, second = one.plain[0], other.plain[0]
    if {first, second} <= _FIRST_VOWELS:
        return first == second or {first, second} <= _IOTATED
    return not one.firsts.isdisjoint(other.firsts)


@lru_cache(maxsize=200_000)
def _alike(one: Word, other: Word) -> float:
    """1 where they may sound the same, `_LOOSE` where they do so without háčeks, less where one typing mistake (two in
    a long word) parts them, else 0."""
    if not one.heard.isdisjoint(other.heard):
        return 1.0
    if not one.loosely.isdisjoint(other.loosely) and (_bare(one, other) or _bare(other, one)):
        return _LOOSE
    if one.plain[0] != other.plain[0] and _heads(one).isdisjoint(_heads(other)):
        return 0.0  # hardly anybody mistypes the first letter
    longest = max(len(one.plain), len(other.plain))
    most = 0 if longest < _SHORT else 1 if longest < _LONG else 2
    faults = _faults(one, other, most)
    return 0.9 - faults / longest if faults <= most else 0.0


def _heads(one: Word) -> set[str]:
    return {sound[:1] for sound in one.sounds}


def _bare(one: Word, other: Word) -> bool:
    """Whether the first may be the other with its háčeks left out."""
    return not other.heard.isdisjoint(unmarked(one.plain))


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
