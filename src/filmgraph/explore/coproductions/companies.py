"""Companies that produce together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from itertools import combinations
from typing import Any

from filmgraph.explore.answer import Source
from filmgraph.explore.asking import asked, looked_up
from filmgraph.explore.coproductions.answer import Coproductions, Couple, Made, Pair, Partner, by_year
from filmgraph.explore.filters import ALWAYS, Years
from filmgraph.explore.search import Hit
from filmgraph.store import Reader

OTHERS = ("distribut", "sales", "vente")
"""Words in the printed role of a company that sold or showed a film and did not produce it."""


def coproductions(
    reader: Reader, company: Hit | None = None, *, period: Years = ALWAYS, most: int = 20
) -> Coproductions:
    """At most ``most`` pairs of companies that produced most films together in a period; all of them with ``company``
    where one is given. Who only sold or distributed a film (`OTHERS`) did not produce it."""
    bounds = {**period.parameters(), "others": list(OTHERS)}
    couples = _partners(reader, company, most + 1, bounds) if company else _most(reader, most + 1, bounds)
    ids = sorted({id_ for couple in couples[:most] for id_ in couple})
    rows = {row["company"]: row for row in looked_up(reader, "company-films", company_ids=ids, **bounds).dicts()}
    pairs = tuple(_pair(rows[a], rows[b]) for a, b in couples[:most])
    of = Partner(company.id, company.name) if company else None
    return Coproductions("companies", of, period, pairs, most, len(couples) > most)


def _partners(reader: Reader, company: Hit, most: int, bounds: Mapping[str, Any]) -> list[Couple]:
    """A company with each of its partners, those with most films first."""
    return [(row["a"], row["b"]) for row in asked(reader, "coproducers", id=company.id, most=most, **bounds).dicts()]


def _most(reader: Reader, most: int, bounds: Mapping[str, Any]) -> list[Couple]:
    """The pairs with most films, counted here: a server that groups all pairs of an archive needs a gigabyte for it."""
    rows = asked(reader, "coproductions", **bounds).dicts()
    films = (companies for row in rows for _, companies in row["films"])
    counted = Counter(couple for companies in films for couple in combinations(sorted(set(companies)), 2))
    return nsmallest(most, counted, key=lambda couple: (-counted[couple], couple))


def _pair(a: Mapping[str, Any], b: Mapping[str, Any]) -> Pair:
    ours, theirs = (Partner(row["company"], row["name"]) for row in (a, b))
    return Pair(ours, theirs, _together(a["films"], b["films"]))


Film = Sequence[Any]
"""``[id, title, year, role, sheet, line, raw]``: an edge between a company and a film, as lists travel."""


def _together(a: Iterable[Film], b: Iterable[Film]) -> tuple[Made, ...]:
    ours, theirs = _by_film(a), _by_film(b)
    both = (Made(*film, tuple(ours[film]), tuple(theirs[film])) for film in ours if film in theirs)
    return tuple(sorted(both, key=by_year))


def _by_film(films: Iterable[Film]) -> dict[tuple[str, str, int | None], list[Source]]:
    """Of each film, by id, title and year, what its edges with one company say."""
    found: dict[tuple[str, str, int | None], list[Source]] = defaultdict(list)
    for id_, title, year, *own in films:
        found[id_, title, year].append(dict(zip(("role", "sheet", "line", "raw"), own, strict=True)))
    return found
