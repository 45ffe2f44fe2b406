"""What sheets say of festivals, co-productions and careers, worked out without a database and without our answers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from math import log
from typing import Any

from filmgraph.countries import country_code
from filmgraph.identity import Spelling, company, film_slug, groups, groups_of_things, key, person, slug
from filmgraph.model import CREDIT_TYPES, Sheet

SELLERS = ("distribut", "sales", "vente")


@dataclass(frozen=True)
class Films:
    """Sheets of which no two have the same title and year."""

    sheets: dict[str, Sheet]
    people: dict[Spelling, str]
    companies_of: dict[Spelling, str]

    @classmethod
    def of(cls, sheets: Iterable[Sheet]) -> Films:
        """Sheets by the id of their film, and what each spelling of a person or a company means."""
        films = {film_slug(sheet.title, sheet.year): sheet for sheet in sheets}
        spellings = [Spelling(one.name, one.native) for sheet in films.values() for one in sheet.credits]
        texts = [Spelling(author) for sheet in films.values() for text in sheet.texts for author in text.authors]
        people = {one: person(group).id for group in groups([*spellings, *texts]) for one in group}
        printed = [Spelling(one.name) for sheet in films.values() for one in sheet.companies]
        companies = {one: company(some).id for some in groups_of_things("Company", printed) for one in some}
        return cls(films, people, companies)

    def selections(self, film: str) -> set[tuple[Any, ...]]:
        """``(festival, year, date, section)`` of a film."""
        return {(slug(key(one.name)), one.year, one.date, one.section) for one in self.sheets[film].festivals}

    def festivals(self) -> dict[str, set[str]]:
        """The films of each festival."""
        found = defaultdict(set)
        for film in self.sheets:
            for festival, *_ in self.selections(film):
                found[festival].add(film)
        return found

    def fellows(self, film: str) -> tuple[dict[str, int], dict[str, float]]:
        """Of each film that shares festivals with a film: how many, and the index of Adamic and Adar."""
        shared = defaultdict(list)
        for films in self.festivals().values():
            for other in films - {film} if film in films else ():
                shared[other].append(1 / log(len(films)))
        return {one: len(each) for one, each in shared.items()}, {one: sum(each) for one, each in shared.items()}

    def companies(self, years: range) -> Counter[tuple[str, str]]:
        """How many films each pair of companies produced in these years."""
        pairs: Counter[tuple[str, str]] = Counter()
        for sheet in self.sheets.values():
            if sheet.year in years:
                made = (one for one in sheet.companies if not any(word in (one.role or "") for word in SELLERS))
                pairs.update(combinations(sorted({self.companies_of[Spelling(one.name)] for one in made}), 2))
        return pairs

    def countries(self, years: range) -> Counter[tuple[str, str]]:
        """How many films each pair of countries, by code or else by name, made in these years."""
        pairs: Counter[tuple[str, str]] = Counter()
        for sheet in self.sheets.values():
            if sheet.year in years:
                codes = {country_code(name) or name.casefold() for name in sheet.countries}
                pairs.update(combinations(sorted(codes), 2))
        return pairs

    def career(self, who: str) -> set[tuple[str, str, str | None]]:
        """``(film, type, credit, or role of an actor)`` of a person."""
        return {
            (film, one.type, one.role if one.type == "ACTED_IN" else one.credit)
            for film, sheet in self.sheets.items()
            for one in sheet.credits
            if one.type in CREDIT_TYPES and self.people[Spelling(one.name, one.native)] == who
        }
