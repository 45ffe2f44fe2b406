"""What is known of a person before anything is decided: names, and the work that tells namesakes apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from filmgraph.identity.forms import Form, forms, spells_sounds

TEXTS = "WROTE_ABOUT"


@dataclass(frozen=True, slots=True)
class Work:
    """What somebody did on a film: its id, its year, the types of the credits (``DIRECTED``, ...)."""

    film: str
    year: int | None
    fields: frozenset[str]


@dataclass(frozen=True)
class Candidate:
    """A person of the graph: every printed name and native form, works, and the companies of those films.

    >>> Candidate("anna-one", "Anna ONE", natives=("Анна ОНИ",)).forms[1].plain
    ('anna', 'oni')
    """

    id: str
    name: str
    spellings: tuple[str, ...] = ()
    natives: tuple[str, ...] = ()
    works: tuple[Work, ...] = ()
    companies: frozenset[str] = frozenset()

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """The forms of all names, native ones among them where their script spells sounds."""
        return forms((self.name, *self.spellings, *filter(spells_sounds, self.natives)))

    @cached_property
    def fields(self) -> dict[str, set[str]]:
        """Film → types of credits on it."""
        found: dict[str, set[str]] = {}
        for work in self.works:
            found.setdefault(work.film, set()).update(work.fields)
        return found

    @cached_property
    def years(self) -> tuple[int, int] | None:
        """First and last year of the films worked on."""
        years = [work.year for work in self.works if work.year and work.fields != {TEXTS}]
        return (min(years), max(years)) if years else None

    @property
    def suffixes(self) -> set[str | None]:
        """``Jr.``, ``Sr.`` or None, of every name."""
        return {one.suffix for one in self.forms}


@dataclass
class Crowd:
    """All people together: who worked on a film, and how many bear a word. ``size`` is how many they are, where
    ``people`` are only some of them."""

    people: tuple[Candidate, ...]
    size: int
    films: dict[str, set[str]] = field(default_factory=dict)
    bearers: Counter[str] = field(default_factory=Counter)
    names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, people: Iterable[Candidate]) -> Crowd:
        """The crowd of these people, in the order of their ids."""
        ordered = tuple(sorted(people, key=lambda one: one.id))
        crowd = cls(ordered, len(ordered))
        for one in crowd.people:
            crowd.names[one.id] = one.name
            crowd.bearers.update({word.plain for form in one.forms for word in form.words})
            for work in one.works:
                if work.fields != {TEXTS}:
                    crowd.films.setdefault(work.film, set()).add(one.id)
        return crowd

    def colleagues(self, one: Candidate) -> set[str]:
        """Ids of the people who worked on the same films."""
        return set().union(*(self.films.get(work.film, ()) for work in one.works if work.fields != {TEXTS})) - {one.id}
