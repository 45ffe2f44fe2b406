"""What a question is narrowed to: years of films, kinds of job. Pure: text in, plain values out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from filmgraph.errors import UsageError
from filmgraph.model import CREDIT_TYPES

_PERIOD = re.compile(r"\s*(\d{4})?\s*(:)?\s*(\d{4})?\s*", re.ASCII)

WORDS: dict[str, str] = {type_: "acted" if type_ == "ACTED_IN" else type_.lower() for type_ in CREDIT_TYPES}
"""The word for each kind of job, in the order of the model."""

_ALSO = {
    "DIRECTED": ("director", "direction"),
    "WROTE": ("writer", "writing", "written", "screenplay"),
    "PRODUCED": ("producer", "production"),
    "ACTED_IN": ("acted_in", "acted-in", "actor", "actress", "acting", "cast", "played"),
    "COMPOSED": ("composer", "music"),
    "SHOT": ("cinematographer", "cinematography", "camera"),
    "DESIGNED": ("designer", "design"),
    "EDITED": ("editor", "editing"),
    "RECORDED": ("sound",),
    "CREDITED": ("other",),
}
JOBS: dict[str, str] = {word: type_ for type_ in CREDIT_TYPES for word in (WORDS[type_], *_ALSO[type_])}
"""The words for kinds of job, and the edges that they mean, synonyms included."""


@dataclass(frozen=True, slots=True)
class Years:
    """Films from ``first`` to ``last``, both included; None is no bound. A film without a year is in no period.

    >>> 1999 in Years(1990, None), None in Years(1990, None), None in Years()
    (True, False, True)
    """

    first: int | None = None
    last: int | None = None

    def __contains__(self, year: int | None) -> bool:
        if year is None:
            return self == ALWAYS
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)

    def __str__(self) -> str:
        return f"{self.first or ''}:{self.last or ''}"

    def parameters(self) -> dict[str, int | None]:
        """``first`` and ``last``, for ``($first IS NULL OR f.year >= $first) AND ($last IS NULL OR ...)``."""
        return {"first": self.first, "last": self.last}


ALWAYS = Years()
"""No bounds at all: films without a year are in it."""


def years(text: str | None) -> Years:
    """A period: ``1990:2010``, ``1990:``, ``:2010``, or the one year ``1990``; nothing is `ALWAYS`.

    >>> years("1990:2010"), years("1990:"), years("1999")
    (Years(first=1990, last=2010), Years(first=1990, last=None), Years(first=1999, last=1999))
    """
    if text is None:
        return ALWAYS
    match = _PERIOD.fullmatch(text)
    if not match or not (match[1] or match[3]) or not (match[2] or not match[3]):
        raise UsageError(f"“{text[:40]}” is no period.", "Write years of four digits: 1990:2010, 1990:, :2010 or 1990.")
    first, last = (int(year) if year else None for year in match.group(1, 3))
    found = Years(first, last if match[2] else first)
    if first and last and first > last:
        raise UsageError(f"The period {found} ends before it begins.", f"Turn it round: {last}:{first}.")
    return found


def jobs(texts: Iterable[str]) -> tuple[str, ...]:
    """Types of edges for words of jobs, each text one or several with commas, in the model's order; none is all.

    >>> jobs(["acted,directed"]), jobs(["Music"]), jobs([]) == CREDIT_TYPES
    (('DIRECTED', 'ACTED_IN'), ('COMPOSED',), True)
    """
    texts = list(texts)
    if not texts:
        return CREDIT_TYPES
    wanted = {_job(word.strip()) for text in texts for word in text.split(",")}
    return tuple(type_ for type_ in CREDIT_TYPES if type_ in wanted)


def _job(word: str) -> str:
    if found := JOBS.get(word.casefold()):
        return found
    near = get_close_matches(word.casefold(), JOBS, n=1)
    meant = f" Did you mean “{near[0]}”?" if near else ""
    raise UsageError(f"“{word[:40]}” is no kind of job.{meant}", f"These are: {', '.join(WORDS.values())}.")
