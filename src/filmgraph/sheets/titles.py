"""The title of a film whose sheet has no title line.

Sources, best first: a ``Title :`` field; the bibliography, where texts name the film (``Veit Helmer: Baikonur
(2012)``, ``Baikonur de Veit Helmer``); the synopsis, where the title stands in capitals; the file's name. Where
several candidates of one source differ, the one that the file's name agrees with wins.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from filmgraph.model import Sheet, TitleSource
from filmgraph.sheets.capitals import from_capitals, titled
from filmgraph.sheets.diagnostics import LONGEST_NAME, Findings
from filmgraph.sheets.text import collapse, fold

# The work is bounded whatever a sheet holds: no real one comes near these numbers.
_DIRECTORS = 20
_TEXTS = 1_000
_LONGEST = 300

_YEAR_AT_END = re.compile(r"\((?:1[89]|20)\d{2}\)\s*$")
_WORD = re.compile(r"\w+")
_BY = frozenset({"de", "d", "du", "des", "by", "von"})
_NAME_FIRST = re.compile(r"(?P<name>[^:,]+):(?P<title>[^()]+)\((?:1[89]|20)\d{2}\)")
_NAME_LAST = re.compile(r"(?P<title>.+) (?:de|by|von) (?P<name>[^:]+)")
_CATALOGUE_NUMBER = re.compile(r"^\d{3,}[\s_-]+(?=\S)")
_GENERIC = re.compile(
    r"(?:(?:le|la|les|l|the|un|une|a|an|une rencontre avec|sur le|sur les) )?"
    r"(?:cinema|films?|oeuvre|univers|monde|world|regard|style|art|work|filmographie|filmography|entretien|interview"
    r"|portrait|rencontre|retrospective|hommage|homage|biographie|biography|carriere|career|debuts?|poetique|realisateur)s?"
    r"(?: (?:avec|with|a|poetique|critique|complete?|singulier))?"
)


def choose_title(sheet: Sheet, named: str | None, findings: Findings) -> None:
    """Fill ``title`` and ``title_source`` by the ladder; ``named`` is the value of a ``Title :`` field."""
    stem = title_of_file(sheet.file)
    wanted = fold(stem)
    ladder: tuple[tuple[TitleSource, Iterable[str]], ...] = (
        ("field", [named] if named else []),
        ("bibliography", chain(from_texts(sheet, wanted), agreed(sheet, wanted))),
        ("synopsis", from_capitals(sheet.synopsis or "", wanted, _names(sheet))),
        ("file", [stem]),
    )
    for source, candidates in ladder:
        short = (title for title in candidates if len(title) <= LONGEST_NAME)
        if title := _best(short, wanted):
            sheet.title, sheet.title_source = title, source
            break
    _report(sheet, findings)


def _report(sheet: Sheet, findings: Findings) -> None:
    if sheet.title_source == "synopsis":
        message = f"The title “{sheet.title}” was taken from capitals in the synopsis."
        findings.add("title-from-synopsis", 0, 0, message)
    if sheet.title_source == "file":
        message = f"No text beside its director names the film; “{sheet.title}” is the file's name."
        findings.add("title-from-file", 0, 0, message)


def _best(candidates: Iterable[str], wanted: str) -> str | None:
    first = None
    for candidate in candidates:
        if fold(candidate) == wanted:
            return candidate
        first = first or candidate
    return first


def _names(sheet: Sheet) -> Iterator[str]:
    return (credit.name for credit in sheet.credits)


def from_texts(sheet: Sheet, wanted: str = "") -> Iterator[str]:
    """Titles that texts give beside a director's name, the surest form first.

    The whole name is looked for before its surname alone, which finds other romanisations of the given name.
    Words such as ``Le cinéma de ...`` are no title, unless it is the one ``wanted``.
    """
    directors = [fold(credit.name).split() for credit in sheet.credits if credit.type == "DIRECTED"][:_DIRECTORS]
    texts = [_Words.of(text.title) for text in sheet.texts[:_TEXTS] if len(text.title) <= _LONGEST]
    whole = [name for name in directors if name]
    surnames = [name[-1:] for name in whole if len(name) > 1 and len(name[-1]) > 2]
    for names in (whole, surnames):
        beside = [found for text in texts for name in names if name[-1] in text.folded for found in _beside(text, name)]
        for _, title in sorted(beside, key=lambda found: found[0]):
            if title and (fold(title) == wanted or not _GENERIC.fullmatch(fold(title))):
                yield title


class _Words(NamedTuple):
    """A text about a film with its words: where each stands, and how it compares."""

    text: str
    found: list[re.Match[str]]
    folded: list[str]

    @classmethod
    def of(cls, text: str) -> _Words:
        """The words of a text."""
        found = list(_WORD.finditer(text))
        return cls(text, found, [fold(word[0]) for word in found])


def _beside(text: _Words, name: list[str]) -> Iterator[tuple[int, str]]:
    """What stands beside a name in a text, with a rank: the lower, the surer.

    0 ``Name: Title (2012)``, 1 ``Title de Name`` at the end, 2 ``Title de Name`` before more words, 3 ``Name: Words``.
    """
    written, words, folded = text
    for at in range(len(folded) - len(name) + 1):
        if folded[at : at + len(name)] != name:
            continue
        behind = written[words[at + len(name) - 1].end() :].strip()
        if behind.startswith(":"):
            title = _cleaned(behind[1:])
            if _YEAR_AT_END.search(behind):
                yield 0, title
            elif at == 0 and not title[:1].islower():
                yield 3, title
        elif (by := _by(folded, at)) is not None:
            ends = not behind or behind[0] == "," or _YEAR_AT_END.fullmatch(behind) is not None
            yield (1 if ends else 2), _cleaned(written[: words[by].start()])


def agreed(sheet: Sheet, wanted: str = "") -> Iterator[str]:
    """Titles that texts give beside a name, on a sheet that names no director to recognise.

    Believed where two texts give one title beside one name, ``Name: Title (2012)`` and ``Title de Name``, or where the
    title is the ``wanted`` one.
    """
    texts = [text.title for text in sheet.texts[:_TEXTS] if len(text.title) <= _LONGEST]
    before = [(found["name"], found["title"]) for text in texts if (found := _NAME_FIRST.fullmatch(text))]
    behind = [(found["name"], found["title"]) for text in texts if (found := _NAME_LAST.fullmatch(text))]
    both = {(fold(name), fold(title)) for name, title in before} & {(fold(name), fold(title)) for name, title in behind}
    for name, title in before + behind:
        if fold(title) == wanted or (fold(name), fold(title)) in both:
            yield _cleaned(title)


def _by(folded: list[str], at: int) -> int | None:
    """Where the ``de`` or ``by`` before a name stands; given names may stand between, in another romanisation."""
    for before in range(at - 1, max(at - 5, 0), -1):
        if folded[before] in _BY:
            return before
    return None


def _cleaned(title: str) -> str:
    return collapse(_YEAR_AT_END.sub("", title)).strip("«»“”\"' ,;") or collapse(title)


def title_of_file(file: str) -> str:
    """A title made from a file's name: a catalogue number in front goes, underscores become spaces.

    >>> title_of_file("archive/0929_the_last_station.txt")
    'The Last Station'
    """
    stem = os.path.splitext(os.path.basename(file))[0] if file != "-" else ""
    words = collapse(_CATALOGUE_NUMBER.sub("", stem).replace("_", " ").replace("-", " "))
    return (titled(words) if words in (words.lower(), words.upper()) else words) or "Untitled"
