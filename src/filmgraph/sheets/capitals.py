"""A title that stands in capitals in a synopsis: ``BAIKONUR turns the real town of rockets into ...``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from filmgraph.sheets.text import fold, words

_SMALL = words("a an and as at by de des du en et for from in la le les of on or the to und von with")
_ACRONYMS = words(
    "AIDS BBC CIA CNN FBI FSB GDR GIGN GPS GPU GRU HIV IRA ISIS KGB MI5 MI6 MIT MTV NASA NATO NBC NKVD NSA NYPD ONU "
    "OSS OTAN PLO RAF RDA RFA SIDA SNCF SOS SS SWAT UFO UN UNESCO UNICEF UNO URSS US USA USSR VIP WW WWI WWII"
)
_VOWEL = re.compile("[aeiouyAEIOUY]")
_SYLLABLE = re.compile(r"[aeiouy]|(?<=.)[rl](?=.)|[rl]$|sh|ch")
_SHORT = words("dr hm mc mr mrs ms mt nd rd sgt st th vs")
"""Abbreviations and noises: words for all that they have no vowel."""
_ROMAN = re.compile("(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})[.:!?]?")
_OPENING = "«“„‘\"'([¿¡"
_CLOSING = "»”’\"')].;…!?"


def from_capitals(synopsis: str, wanted: str = "", names: Iterable[str] = ()) -> Iterator[str]:
    """Runs of words in capitals, in the case of a title: ``LUNA PAPA`` gives ``Luna Papa``.

    Acronyms (KGB, NATO), single words of fewer than five letters and the surnames of credited people are none,
    unless the run is the title ``wanted`` (folded).
    """
    surnames: frozenset[str] | None = None
    for run in _runs(synopsis):
        short = _without_number(run)
        if wanted and wanted in (fold(" ".join(run)), fold(" ".join(short))):
            yield titled(" ".join(run if fold(" ".join(run)) == wanted else short))
            continue
        if surnames is None:
            surnames = frozenset(word for name in names for word in fold(name).split())
        if _is_title(short) and not all(word in surnames for word in fold(" ".join(short)).split()):
            yield titled(" ".join(short))


def _runs(text: str) -> Iterator[list[str]]:
    """Words in capitals that follow each other; the end of a sentence, a quote or a small word ends a run."""
    run: list[str] = []
    for printed in text.split():
        capital = _is_capital(printed)
        if run and (not capital or printed[0] in _OPENING):
            yield _trimmed(run)
            run = []
        if capital:
            word, ends = _bare(printed.lstrip(_OPENING))
            run.append(word)
            if ends:
                yield _trimmed(run)
                run = []
    if run:
        yield _trimmed(run)


def _bare(word: str) -> tuple[str, bool]:
    """A word without the signs that close it, and whether they end a run. A comma or a colon may stand in a title."""
    bare = word.rstrip(_CLOSING)
    return bare, len(bare) < len(word)


def _is_capital(word: str) -> bool:
    return word == word.upper() and any(c.isalnum() or c == "&" for c in word)


def _trimmed(run: list[str]) -> list[str]:
    return [*run[:-1], run[-1].rstrip(",:-–—&")]


def _without_number(run: list[str]) -> list[str]:
    """A run without the numbers at its beginning: ``in 1941 TUVALU`` names no film ``1941 Tuvalu``."""
    start = next((at for at, word in enumerate(run) if not word.isdigit()), len(run))
    return run[start:]


def _is_title(run: list[str]) -> bool:
    bare = [word.strip(",:") for word in run]
    if all(part in _ACRONYMS for word in bare for part in word.replace(".", "").replace("-", "/").split("/")):
        return False
    # ``the CIA, the FBI``: short words between commas are a list of acronyms.
    if len(run) > 1 and all(word.endswith(",") for word in run[:-1]) and max(map(len, bare)) < 5:
        return False
    return sum(c.isalpha() for word in bare for c in word) >= 5 and any(len(word) > 2 for word in bare)


def titled(capitals: str) -> str:
    """Capitals in the case of a title.

    >>> titled("THE MAN WITH A MOVIE CAMERA"), titled("THE BFG"), titled("ROCKY II"), titled("DR NO")
    ('The Man with a Movie Camera', 'The BFG', 'Rocky II', 'Dr No')
    """
    return " ".join(_cased(word, bool(at)) for at, word in enumerate(capitals.split()))


def _cased(word: str, inside: bool) -> str:
    if _is_initials(word) or (inside and _ROMAN.fullmatch(word)):
        return word
    small = word.lower()
    return small if inside and small in _SMALL else small[:1].upper() + small[1:]


def _is_initials(word: str) -> bool:
    """Whether letters are surely said one by one: no vowel among them, nor a syllable as in ``KRK`` and ``VLK``. That
    ``FBI`` is said so nobody knows who has not heard of it."""
    if _VOWEL.search(word):  # nearly always, and quicker than folding it
        return False
    letters = fold(word)
    return 1 < len(letters) < 6 and letters.isalpha() and letters not in _SHORT and not _SYLLABLE.search(letters)
