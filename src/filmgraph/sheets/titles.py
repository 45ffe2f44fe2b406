"""The title of a film whose sheet has no title line.

Sources, best first: a ``Title :`` field; the bibliography, where texts name the film (``Veit Helmer: Baikonur
(2012)``, ``Baikonur de Veit Helmer``); the synopsis, where the title stands in capitals; the file's name. Where
several candidates of one source differ, the one that the file's name agrees with wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from filmgraph.model import Sheet, TitleSource
from filmgraph.sheets.diagnostics import Findings
from filmgraph.sheets.text import collapse, fold

_YEAR_AT_END = re.compile(r"\s*\((?:1[89]|20)\d{2}\)\s*$")
_WORD = re.compile(r"\w+")
_BY = re.compile(r"\s(?:de\s|d['’]|du\s|des\s|by\s|von\s)\s*(?:[^\s,;]+\s+){0,3}$", re.IGNORECASE)
_CAPITALS = re.compile(r"[^\W\d_]*[^\W\d_a-z][\w’'&:!?-]*(?:[\s,]+(?:[^\W_a-z][\w’'&:!?-]*|\d+))*")
_CATALOGUE_NUMBER = re.compile(r"^\d{3,}[\s_-]+(?=\S)")
_GENERIC = re.compile(r"(?:le |the )?(?:cinema|films?|oeuvre|univers|monde|regard|style|art|filmographie|entretien|interview)\b")
_SMALL = frozenset("a an and as at by de des du en et for from in la le les of on or the to und von with".split())


def choose_title(sheet: Sheet, named: str | None, findings: Findings) -> None:
    """Fill ``title`` and ``title_source`` by the ladder; ``named`` is the value of a ``Title :`` field."""
    stem = title_of_file(sheet.file)
    ladder: tuple[tuple[TitleSource, Iterable[str]], ...] = (
        ("field", [named] if named else []),
        ("bibliography", from_texts(sheet)),
        ("synopsis", from_capitals(sheet.synopsis or "")),
        ("file", [stem]),
    )
    for source, candidates in ladder:
        title = _best(list(candidates), stem)
        if title:
            sheet.title, sheet.title_source = title, source
            break
    _report(sheet, findings)


def _report(sheet: Sheet, findings: Findings) -> None:
    if sheet.title_source == "synopsis":
        findings.add("title-from-synopsis", 0, 0, f"The title “{sheet.title}” was taken from capitals in the synopsis.")
    if sheet.title_source == "file":
        findings.add("title-from-file", 0, 0, f"Nothing on the sheet names the film; “{sheet.title}” is the file's name. A line “Title : ...” says it better.")


def _best(candidates: list[str], stem: str) -> str | None:
    wanted = fold(stem)
    agreeing = (one for one in candidates if fold(one) == wanted)
    return next(agreeing, candidates[0] if candidates else None)


def from_texts(sheet: Sheet) -> Iterator[str]:
    """Titles that texts give beside a director's name: ``Director: Title`` first, then ``Title de Director``.

    The whole name is looked for first; its surname alone finds other romanisations of the given name.
    """
    names = [fold(credit.name).split() for credit in sheet.credits if credit.type == "DIRECTED"]
    surnames = [name[-1:] for name in names if name and len(name[-1]) > 2]
    for wanted in (names, surnames):
        beside = [found for text in sheet.texts for name in wanted if name for found in _beside(text.title, name)]
        for _, title in sorted(beside, key=lambda found: found[0]):
            if title and not _GENERIC.match(fold(title)):
                yield title


def _beside(text: str, name: list[str]) -> Iterator[tuple[int, str]]:
    """What stands beside a name in a text: rank 0 behind its colon, rank 1 before ``de`` and the name."""
    words = list(_WORD.finditer(text))
    folded = [fold(word[0]) for word in words]
    for at in range(len(words) - len(name) + 1):
        if folded[at : at + len(name)] != name:
            continue
        before, behind = text[: words[at].start()], text[words[at + len(name) - 1].end() :]
        if behind.lstrip().startswith(":"):
            yield 0, _cleaned(behind.lstrip()[1:])
        elif found := _BY.search(before):
            yield 1, _cleaned(before[: found.start()])


def _cleaned(title: str) -> str:
    return collapse(_YEAR_AT_END.sub("", title)).strip("«»“”\"' ,;") or collapse(title)


def from_capitals(synopsis: str) -> Iterator[str]:
    """Runs of words in capitals, in the case of a title: ``LUNA PAPA`` gives ``Luna Papa``.

    A single word of fewer than five letters is taken for an acronym (KGB, USA, NATO).
    """
    for found in _CAPITALS.finditer(synopsis):
        run = found[0].rstrip(",-:’' ")
        letters = sum(map(str.isalpha, run))
        if run.upper() == run and letters >= 5 and sum(len(w) > 2 for w in run.split()):
            yield titled(run)


def titled(capitals: str) -> str:
    """Capitals in the case of a title.

    >>> titled("THE MAN WITH A MOVIE CAMERA")
    'The Man with a Movie Camera'
    """
    words = capitals.lower().split()
    return " ".join(w if at and w in _SMALL else w[:1].upper() + w[1:] for at, w in enumerate(words))


def title_of_file(file: str) -> str:
    """A title made from a file's name: a catalogue number in front goes, underscores become spaces.

    >>> title_of_file("archive/0929_the_last_station.txt")
    'The Last Station'
    """
    stem = PurePath(file).stem if file != "-" else ""
    words = collapse(re.sub(r"[_-]+", " ", _CATALOGUE_NUMBER.sub("", stem)))
    return (titled(words) if words in (words.lower(), words.upper()) else words) or "Untitled"
