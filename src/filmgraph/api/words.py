"""What arguments may be: names, periods, kinds of job, kinds of thing."""

from __future__ import annotations

from collections.abc import Iterable

from filmgraph.errors import UsageError
from filmgraph.explore.filters import ALWAYS, Years, jobs, years
from filmgraph.explore.search import Hit
from filmgraph.model import SHOWN_LABELS

Name = str | Hit
"""What means a film, a person, a company or a festival: a name, a title, an id, or a hit."""

Period = str | int | tuple[int | None, int | None] | Years | None
"""``"1990:2010"``, ``1990``, ``(1990, None)``; None is no bound."""

Jobs = str | Iterable[str] | None
"""``"directed,acted"``, ``["composed"]``; None is all."""


def years_of(period: Period) -> Years:
    """A period as the questions know it. Raises `UsageError`.

    >>> years_of((1990, None)) == years_of("1990:"), years_of(None) == ALWAYS
    (True, True)
    """
    if period is None or isinstance(period, Years):
        return period or ALWAYS
    if isinstance(period, tuple):
        return years(":".join("" if year is None else str(year) for year in period)) if any(period) else ALWAYS
    return years(str(period))


def jobs_of(only: Jobs) -> tuple[str, ...]:
    """Kinds of job as types of edges. Raises `UsageError`.

    >>> jobs_of("music")
    ('COMPOSED',)
    """
    return jobs([only] if isinstance(only, str) else only or ())


def labels_of(kind: str | None) -> tuple[str, ...]:
    """The labels that ``film``, ``person``, ``company`` or ``festival`` means; None is all. Raises `UsageError`."""
    if kind is None:
        return SHOWN_LABELS
    if not isinstance(kind, str) or kind.capitalize() not in SHOWN_LABELS:
        kinds = ", ".join(label.lower() for label in SHOWN_LABELS)
        raise UsageError(f"“{str(kind)[:80]}” is no kind of thing.", f"These are: {kinds}.")
    return (kind.capitalize(),)


def whole(limit: int) -> int:
    """A limit that can be one. Raises `UsageError` for less than 0, parts, and what no counting reaches."""
    if not isinstance(limit, int) or not 0 <= limit < 2**31:
        raise UsageError(f"A limit cannot be {limit!r}.", "Give a whole number from 0.")
    return limit
