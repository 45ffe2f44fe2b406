"""Finding films, people, companies and festivals by name.

Names are compared folded: without accents, case, script and punctuation. Search goes from sure to doubtful: the
same name, a name that begins so, one that holds all the words, and only then one that differs by typing mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from filmgraph.errors import Ambiguous, NotFound, UsageError
from filmgraph.identity import folded, key
from filmgraph.model import SHOWN_LABELS
from filmgraph.questions import question, statement
from filmgraph.store import Limits, Reader

CERTAIN, BEGINS, HOLDS, INSIDE, ALIKE = "same name", "begins so", "holds the words", "inside words", "looks alike"
_MATCHES = (CERTAIN, BEGINS, HOLDS, INSIDE, ALIKE)
MOST_LISTED = 20
MOST_SUGGESTED = 6
_ID = re.compile(r"[a-z0-9._-]+")
_YEAR = re.compile(r"^(?P<title>.+?)\s*[(,]\s*(?P<year>\d{4})\)?$")
_LIKENESS = 75.0
_WORD_LIKENESS = 0.6
"""Least likeness of two names in per cent, and the least share that each word must have in it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A film, person, company or festival that a text may mean; ``match`` says how well it fits."""

    label: str
    id: str
    name: str
    year: int | None = None
    native: str | None = None
    match: str = CERTAIN
    score: float = 100.0
    sheet: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The hit as a dictionary."""
        return asdict(self)

    def __str__(self) -> str:
        known_as = f"{self.name} ({self.year})" if self.year else self.name
        return f"{known_as}, {self.label.lower()}" + (f", {self.native}" if self.native else "")


def search(reader: Reader, text: str, *, labels: Sequence[str] = SHOWN_LABELS, most: int = 20) -> list[Hit]:
    """At most ``most`` hits, the best first. Raises `UsageError` for an empty text.

    Accents, case, script, order of words and a few typing mistakes are forgiven, these last only where nothing
    else is found.
    """
    wanted = folded(_readable(text))
    if not wanted:
        raise UsageError("There is nothing to search for.", "Give a name, or a part of one.")
    rows = _named(reader, wanted) + _starting(reader, wanted, most) + _holding(reader, wanted, most)
    hits = {(hit.label, hit.id): hit for hit in sorted((_hit(row, text) for row in rows), key=_rank, reverse=True)}
    found = [hit for hit in hits.values() if hit.label in labels] or _alike(reader, wanted, labels, most)
    return sorted(found, key=_rank)[:most]


def resolve(reader: Reader, text: str, *, labels: Sequence[str] = SHOWN_LABELS) -> Hit:
    """The one thing a text means: an id, a name, or a film's title with its year in parentheses.

    ``film:``, ``person:``, ``company:`` or ``festival:`` before it says which kind is meant. Raises `NotFound` where
    nothing fits, with names that look alike, and `Ambiguous` where several do. It never guesses: a part of a name is
    enough only when one name has it.
    """
    kind, colon, rest = _readable(text).partition(":")
    if colon and rest and kind.capitalize() in SHOWN_LABELS:
        text, labels = rest.strip(), (kind.capitalize(),)
    # An id has no spaces and no capitals; for anything else the look-up is saved.
    rows = _ask(reader, "find-by-id", id=text) if _ID.fullmatch(text) else []
    by_id = [_hit(row, text) for row in rows if row["label"] in labels]
    if by_id and not text.isalpha():
        return _only(reader, by_id, text)
    titled = _YEAR.match(text)
    for wording, year in ((text, None), (titled["title"], int(titled["year"]))) if titled else ((text, None),):
        if hits := list(dict.fromkeys([*_sure(reader, wording, labels, year), *by_id])):
            return _only(reader, hits, text)
    hits = search(reader, text, labels=labels, most=MOST_LISTED + 1)
    if len(hits) == 1 and hits[0].match != ALIKE:
        return hits[0]
    if hits and hits[0].match != ALIKE:
        raise _ambiguous(reader, hits, text)
    if hits:
        near = "; ".join(map(str, hits[:MOST_SUGGESTED]))
        raise NotFound(f"Nothing is called “{text[:80]}”.", f"Did you mean {near}?")
    raise nothing_like(reader, text)


def nothing_like(reader: Reader, text: str) -> NotFound:
    """The error for a text that finds nothing; in an empty graph it says so."""
    counted = reader.query(question("count-nodes").text)
    if not any(nodes for _, nodes in counted.rows):
        return NotFound("The graph is empty.", "Load sheets first: filmgraph load FOLDER, or filmgraph demo.")
    return NotFound(f"Nothing is called “{text[:80]}” or looks like it.", "Fewer letters find more: filmgraph search.")


def _sure(reader: Reader, text: str, labels: Sequence[str], year: int | None) -> list[Hit]:
    """Hits with this very name; where it is typed with accents, those that bear them before others."""
    wanted = folded(text)
    if not wanted:
        raise UsageError("There is no name to look for.", "Give a name or a title.")
    return _same_name(_named(reader, wanted), text, labels, year)


def _same_name(rows: Iterable[dict[str, Any]], text: str, labels: Sequence[str], year: int | None) -> list[Hit]:
    same = [row for row in rows if row["label"] in labels and year in (None, row["year"])]
    same = [row for row in same if _hit(row, text).match == CERTAIN]
    # Typed without accents, a name means all that differ in accents alone; typed with them, the one that bears them.
    exact = [] if text.isascii() else [row for row in same if key(text) in _keys(row)]
    return list({(hit.label, hit.id): hit for hit in (_hit(row, text) for row in exact or same)}.values())


def _keys(row: dict[str, Any]) -> set[str]:
    return {key(name) for name in (row["name"], row["native"], *row["aliases"]) if name}


def _only(reader: Reader, hits: list[Hit], text: str) -> Hit:
    if len(hits) > 1:
        raise _ambiguous(reader, hits, text)
    return hits[0]


def namesakes(reader: Reader, text: str) -> list[Hit]:
    """The people who bear this very name, in the order of their ids."""
    return sorted(_sure(reader, text, ("Person",), None), key=lambda hit: hit.id)


def _ambiguous(reader: Reader, hits: list[Hit], text: str) -> Ambiguous:
    listed = sorted(hits, key=_rank)[:MOST_LISTED]
    careers = _careers(reader, [hit.id for hit in listed if hit.label == "Person"])
    shown = [f"  {hit.id:<40} {hit}{careers.get(hit.id, _origin(hit))}" for hit in listed]
    more = ["  ... and more; “filmgraph search --limit 100” lists them"] if len(hits) > MOST_LISTED else []
    return Ambiguous(
        "\n".join([f"“{text[:80]}” fits several:", *shown, *more]),
        "Say which one by its id (the first column); film: or person: before it where two share one.",
    )


def _careers(reader: Reader, ids: list[str]) -> dict[str, str]:
    """By id of a person: the years and films that tell people of one name apart."""
    told = {}
    for row in _ask(reader, "careers", ids=ids) if ids else []:
        years = "-".join(dict.fromkeys(str(row[end]) for end in ("first", "last") if row[end]))
        more = f" and {row['films'] - 1} more" if row["films"] > 1 else ""
        told[row["id"]] = f"   [{years}{': ' if years else ''}{row['film']}{more}]"
    return told


def _origin(hit: Hit) -> str:
    return f"   [{hit.sheet}]" if hit.sheet else ""


def _named(reader: Reader, wanted: str) -> list[dict[str, Any]]:
    return _ask(reader, "find-by-name", folded=wanted)


def _starting(reader: Reader, wanted: str, most: int) -> list[dict[str, Any]]:
    return _ask(reader, "find-by-start", start=wanted, most=most)


def _holding(reader: Reader, wanted: str, most: int) -> list[dict[str, Any]]:
    return _ask(reader, "find-by-words", words=wanted.split(), most=max(10 * most, 200))


def _readable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UsageError("The name is not written in UTF-8.", "Look at the terminal's encoding.") from error
    return text


def _ask(reader: Reader, name: str, **parameters: Any) -> list[dict[str, Any]]:
    return reader.query(statement(f"lookups/{name}"), parameters, limits=Limits(rows=None)).dicts()


def _hit(row: dict[str, Any], text: str) -> Hit:
    wanted = folded(text)
    names = row["folded"].split(" | ")
    return Hit(
        row["label"], row["id"], row["name"], row["year"], row["native"], _match(wanted, names), 100.0, row["sheet"]
    )


def _match(wanted: str, names: list[str]) -> str:
    if wanted in names:
        return CERTAIN
    if any(name.startswith(wanted) for name in names):
        return BEGINS
    words = [f" {word}" for word in wanted.split()]
    return HOLDS if any(all(word in f" {name}" for word in words) for name in names) else INSIDE


def _rank(hit: Hit) -> tuple[int, float, int, str, str]:
    return (_MATCHES.index(hit.match), -hit.score, SHOWN_LABELS.index(hit.label), hit.name.casefold(), hit.id)


def _alike(reader: Reader, wanted: str, labels: Sequence[str], most: int) -> list[Hit]:
    """Names that differ from the wanted one by typing mistakes or by the order of their words.

    Each wanted word must be like a word of the name; the likeness of the names is the mean of that of the words.
    """
    names = [(row["label"], *name) for row in _ask(reader, "names") if row["label"] in labels for name in row["names"]]
    holders: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        for part in dict.fromkeys(name[3].replace("|", " ").split()):
            holders.setdefault(part, []).append(at)
    near = [_near(word, holders) for word in wanted.split()]
    every = set.intersection(*map(set, near))
    likeness = {at: sum(each[at] for each in near) / len(near) for at in every}
    best = sorted((at for at in every if likeness[at] >= _LIKENESS), key=lambda at: (-likeness[at], names[at][1]))
    return [_alike_hit(names[at], likeness[at]) for at in best[:most]]


def _near(word: str, holders: Mapping[str, Sequence[int]]) -> dict[int, float]:
    """Which names have a word like this one, and how like it is: 100 less each mistake's share of its letters."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near: dict[int, float] = {}
    like = process.extract(word, [*holders], scorer=OSA.normalized_similarity, score_cutoff=_WORD_LIKENESS, limit=None)
    for part, share, _ in like:
        for at in holders[part]:
            near[at] = max(near.get(at, 0.0), 100 * share)
    return near


def _alike_hit(name: Sequence[Any], likeness: float) -> Hit:
    label, id_, shown, _, extra = name
    year, native = (extra, None) if label == "Film" else (None, extra)
    return Hit(label, id_, shown, year, native, ALIKE, round(likeness, 1))
