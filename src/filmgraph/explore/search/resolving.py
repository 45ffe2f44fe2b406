"""Which one thing a name means, and what to say where that is not sure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from filmgraph.errors import Ambiguous, NotFound, UsageError
from filmgraph.explore.asking import asked, looked_up
from filmgraph.explore.search.alike import ALIKE
from filmgraph.explore.search.filling import Named
from filmgraph.explore.search.finding import among, readable, search
from filmgraph.explore.search.hits import Hit, hit_of
from filmgraph.explore.search.names import Names, names
from filmgraph.identity import folded, key
from filmgraph.model import SHOWN_LABELS
from filmgraph.store import Reader

MOST_LISTED = 20
MOST_SUGGESTED = 6
_ID = re.compile(r"[a-z0-9._-]+")
_YEAR = re.compile(r"^(?P<title>.+?)\s*[(,]\s*(?P<year>\d{4})\)?$")


def resolve(reader: Reader, text: str, *, labels: Sequence[str] = SHOWN_LABELS) -> Hit:
    """The one thing a text means: an id, a name, or a film's title with its year in parentheses.

    ``film:``, ``person:``, ``company:`` or ``festival:`` before it says which kind is meant. Raises `NotFound` where
    nothing fits, with names that look alike, and `Ambiguous` where several do. It never guesses: a part of a name is
    enough only when one name has it.
    """
    kind, colon, rest = readable(text).partition(":")
    if colon and rest and kind.capitalize() in SHOWN_LABELS:
        text, labels = rest.strip(), (kind.capitalize(),)
    by_id = _by_id(reader, text, labels)
    if by_id and not text.isalpha():
        return _only(reader, by_id, text)
    titled = _YEAR.match(text)
    with names(reader) as known:
        for wording, year in ((text, None), (titled["title"], int(titled["year"]))) if titled else ((text, None),):
            if hits := list(dict.fromkeys([*_sure(known, wording, labels, year), *by_id])):
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


def of_kind(reader: Reader, text: str, labels: Sequence[str], advice: str) -> Hit:
    """The one thing of these labels that a text means. Raises what `resolve` does, and `NotFound` with ``advice`` where
    the text means a thing of another kind."""
    try:
        hit = resolve(reader, text, labels=labels)
    except Ambiguous:
        raise
    except NotFound:
        other = _of_any_kind(reader, text)
        if other is None:
            raise
        hit = other
    if hit.label not in labels:
        raise NotFound(f"“{text[:80]}” is no {' or '.join(labels).lower()}: it means {hit}.", advice)
    return hit


def _of_any_kind(reader: Reader, text: str) -> Hit | None:
    try:
        return resolve(reader, text)
    except NotFound:
        return None


def nothing_like(reader: Reader, text: str) -> NotFound:
    """The error for a text that finds nothing; in an empty graph it says so."""
    return empty(reader) or NotFound(
        f"Nothing is called “{text[:80]}” or looks like it.", "Fewer letters find more: filmgraph search."
    )


def empty(reader: Reader) -> NotFound | None:
    """The error for a graph without nodes; None where there are some."""
    if any(nodes for _, nodes in asked(reader, "count-nodes").rows):
        return None
    return NotFound("The graph is empty.", "Load sheets first: filmgraph load FOLDER, or filmgraph demo.")


def missing(reader: Reader, ids: Iterable[str]) -> NotFound | None:
    """The error for the first of these ids that nothing has; None where all are there."""
    for id_ in ids:
        if not _by_id(reader, id_, SHOWN_LABELS):
            return empty(reader) or NotFound(f"Nothing has the id “{id_[:80]}”.", f'Ids: filmgraph search "{id_[:80]}"')
    return None


def _sure(known: Names, text: str, labels: Sequence[str], year: int | None) -> list[Hit]:
    """Hits with this very name; where it is typed with accents, those that bear them before others."""
    wanted = folded(text)
    if not wanted:
        raise UsageError("There is no name to look for.", "Give a name or a title.")
    rows = among(known, known.called(wanted), labels)
    same = [row for row in rows if year in (None, row.year)]
    # Typed without accents, a name means all that differ in accents alone; typed with them, the one that bears them.
    exact = [] if text.isascii() else [row for row in same if key(text) in _keys(row)]
    return [hit_of(row) for row in exact or same]


def _keys(row: Named) -> set[str]:
    return {key(name) for name in (row.name, row.native, *row.aliases) if name}


def _only(reader: Reader, hits: list[Hit], text: str) -> Hit:
    if len(hits) > 1:
        raise _ambiguous(reader, hits, text)
    return hits[0]


def namesakes(reader: Reader, text: str) -> list[Hit]:
    """The people who bear this very name, in the order of their ids."""
    with names(reader) as known:
        return sorted(_sure(known, text, ("Person",), None), key=lambda hit: hit.id)


def _ambiguous(reader: Reader, hits: list[Hit], text: str) -> Ambiguous:
    listed = hits[:MOST_LISTED]
    careers = _careers(reader, [hit.id for hit in listed if hit.label == "Person"])
    width = max(len(hit.id) for hit in listed)
    shown = [f"  {hit.id:<{width}}  {hit}{careers.get(hit.id, _origin(hit))}" for hit in listed]
    more = ["  ... and more; “filmgraph search --limit 100” lists them"] if len(hits) > MOST_LISTED else []
    return Ambiguous(
        "\n".join([f"“{text[:80]}” fits several:", *shown, *more]),
        "Say which one by its id (the first column); film: or person: before it where two share one.",
    )


def _careers(reader: Reader, ids: list[str]) -> dict[str, str]:
    """By id of a person: the years and films that tell people of one name apart."""
    told = {}
    for row in looked_up(reader, "careers", ids=ids).dicts() if ids else ():
        years = "-".join(dict.fromkeys(str(row[end]) for end in ("first", "last") if row[end]))
        more = f" and {row['films'] - 1} more" if row["films"] > 1 else ""
        told[row["id"]] = f"   [{years}{': ' if years else ''}{row['film']}{more}]"
    return told


def _origin(hit: Hit) -> str:
    return f"   [{hit.sheet}]" if hit.sheet else ""


def _by_id(reader: Reader, id_: str, labels: Sequence[str]) -> list[Hit]:
    """Those with this id. It has no spaces and no capitals; for anything else the look-up is saved."""
    if not _ID.fullmatch(id_):
        return []
    rows = looked_up(reader, "find-by-id", id=id_).dicts()
    return [Hit(**row) for row in rows if row["label"] in labels]
