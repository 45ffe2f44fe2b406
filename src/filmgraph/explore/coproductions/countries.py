"""Countries that produce together. Sheets print them in English and in French: those of one code are one country."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import combinations
from typing import Any

from filmgraph.countries import country_code
from filmgraph.errors import NotFound, UsageError
from filmgraph.explore.asking import asked
from filmgraph.explore.coproductions.answer import Coproductions, Couple, Made, Pair, Partner, by_year
from filmgraph.explore.filters import ALWAYS, Years
from filmgraph.store import Reader


@dataclass(slots=True)
class _Found:
    """The films of each pair of countries, as ``[id, title, year, sheet]``, and how many films print each name."""

    films: dict[Couple, list[list[Any]]] = field(default_factory=lambda: defaultdict(list))
    printed: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, countries: Iterable[str], films: list[list[Any]]) -> None:
        """Films that all print these countries."""
        names = {_id(name): name for name in reversed([*countries])}
        for id_, name in names.items():
            self.printed[id_][name] += len(films)
        for couple in combinations(sorted(names), 2):
            self.films[couple] += films

    def partner(self, id_: str) -> Partner:
        """A country by the name that most films print."""
        return Partner(id_, min(self.printed[id_], key=lambda name: (-self.printed[id_][name], name)))

    def ranked(self, of: str | None) -> list[Couple]:
        """The pairs, or those with one country, which then stands first; those with most films first, then by name."""
        couples = {self._by_name(couple): len(films) for couple, films in self.films.items()}
        order = sorted(couples, key=lambda couple: (-couples[couple], *map(self._name, couple)))
        return order if of is None else [_first(of, couple) for couple in order if of in couple]

    def _by_name(self, couple: Couple) -> Couple:
        return couple if self._name(couple[0]) <= self._name(couple[1]) else (couple[1], couple[0])

    def _name(self, id_: str) -> str:
        return self.partner(id_).name

    def pair(self, couple: Couple) -> Pair:
        """A pair with its films."""
        rows = self.films.get(couple) or self.films[couple[1], couple[0]]
        made = (Made(id_, title, year, ({"sheet": sheet, "line": 0},)) for id_, title, year, sheet in rows)
        return Pair(self.partner(couple[0]), self.partner(couple[1]), tuple(sorted(made, key=by_year)))


def coproducing_countries(
    reader: Reader, country: str | None = None, *, period: Years = ALWAYS, most: int = 20
) -> Coproductions:
    """At most ``most`` pairs of countries with most films in a period; those with ``country``, named in English or
    French or by its code, where one is given. Raises `NotFound` for a country that produced with no other."""
    found = _Found()
    for row in asked(reader, "coproducing-countries", **period.parameters()).dicts():
        found.add(row["countries"], row["films"])
    of = None if country is None else _meant(country, found)
    couples = found.ranked(of)
    pairs = tuple(map(found.pair, couples[:most]))
    return Coproductions("countries", found.partner(of) if of else None, period, pairs, most, len(couples) > most)


def _id(name: str) -> str:
    """The code of a country; where we know none, its name without case."""
    return country_code(name) or name.casefold()


def _first(of: str, couple: Couple) -> Couple:
    return couple if couple[0] == of else (couple[1], couple[0])


def _meant(country: str, found: _Found) -> str:
    if not country.strip():
        raise UsageError("There is no country to look for.", "Give its name, or its code of two letters.")
    for id_ in (country.strip().upper(), _id(country.strip())):
        if id_ in found.printed:
            return id_
    near = get_close_matches(country.strip(), _names(found.printed), n=3)
    hint = f"Did you mean {' or '.join(near)}?" if near else "Without a name, all pairs of countries are shown."
    raise NotFound(f"No film was made by “{country.strip()[:80]}” and another country.", hint)


def _names(printed: Mapping[str, Counter[str]]) -> list[str]:
    return sorted({name for names in printed.values() for name in names})
