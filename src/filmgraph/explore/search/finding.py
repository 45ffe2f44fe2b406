"""Searching: from what is surely meant to what may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from filmgraph.errors import UsageError
from filmgraph.explore.search.alike import HOLDS, INSIDE, MATCHES, Found, alike
from filmgraph.explore.search.filling import Named, words_of
from filmgraph.explore.search.hits import Hit, hit_of
from filmgraph.explore.search.names import Names, names
from filmgraph.identity import folded
from filmgraph.model import SHOWN_LABELS
from filmgraph.store import Reader

LONGEST_TEXT = 2_000
"""Letters of a text that is looked for. No name has as many, and every word of it is work."""
AT_ONCE = 200
"""Rows read in one go."""


def search(
    reader: Reader, text: str, *, labels: Sequence[str] = SHOWN_LABELS, most: int = 20, stale: bool = False
) -> list[Hit]:
    """At most ``most`` hits: the best match first, of equal ones who has most edges. Raises `UsageError` for an empty
    text.

    Accents, case, script and order of words do not matter, and an initial stands for a name. Typing mistakes are
    forgiven where nothing else is found. ``stale``: names of before the last load will do.
    """
    wanted = folded(readable(text))
    if not wanted:
        raise UsageError("There is nothing to search for.", "Give a name, or a part of one.")
    with names(reader, stale=stale) as known:
        found = _found(known, wanted, labels, most) or alike(known, wanted, labels, most)
    return [hit_of(row, match, score) for row, match, score in found]


def leading(reader: Reader, label: str, most: int) -> list[Hit]:
    """The films, people, companies or festivals with most edges: where to begin in a graph that one does not know.

    Names of before the last load will do.
    """
    with names(reader, stale=True) as known:
        return [hit_of(row) for row in known.rows(known.leading(label, most))]


def _found(known: Names, wanted: str, labels: Sequence[str], most: int) -> list[Found]:
    """From sure to doubtful, until there are enough."""
    words = list(dict.fromkeys(wanted.split()))
    ways: tuple[Callable[[], list[int]], ...] = (
        lambda: known.called(wanted),
        lambda: known.beginning(wanted, labels, most),
        lambda: known.holding(words),
        lambda: known.containing(words),
    )
    found: dict[int, Found] = {}
    for match, way in zip(MATCHES, ways, strict=False):
        fresh = (at for at in way() if at not in found)
        fitting = (row for row in among(known, fresh, labels) if _fits(match, words, row))
        found |= {row.at: (row, match, 100.0) for row in islice(fitting, most - len(found))}
        if len(found) >= most:
            break
    return list(found.values())


def _fits(match: str, words: Sequence[str], row: Named) -> bool:
    """Whether a row that may hold the words does."""
    if match == INSIDE:
        return all(word in row.folded for word in words)
    return match != HOLDS or any(_begun(words, words_of(form)) for form in row.forms)


def _begun(words: Iterable[str], own: Iterable[str]) -> bool:
    """Whether each of the words begins one of the others."""
    return all(any(one.startswith(word) for one in own) for word in words)


def among(known: Names, places: Iterable[int], labels: Sequence[str]) -> Iterator[Named]:
    """The rows of these places that bear one of the labels, no more of them read than are taken."""
    rest = iter(places)
    while some := list(islice(rest, AT_ONCE)):
        yield from (row for row in known.rows(some) if row.label in labels)


def readable(text: str) -> str:
    """A text that can be looked for. Raises `UsageError` where it is not written in UTF-8, or too long."""
    if not isinstance(text, str):  # from Python anything may come
        raise UsageError(f"A name is a text, not {type(text).__name__}.", "Give a name, a title or an id.")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UsageError("The name is not written in UTF-8.", "Look at the terminal's encoding.") from error
    if len(text) > LONGEST_TEXT:
        raise UsageError(f"A text of {len(text):,} letters is no name.", "Give a name, a title or an id.")
    return text
