"""What a path may run over, and what a job weighs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from filmgraph.errors import UsageError
from filmgraph.explore.filters import ALWAYS, Years
from filmgraph.model import CREDIT_TYPES, Key

LONGEST = 20
"""Connections over more films than this are not looked for."""

WEIGHTS = {
    "DIRECTED": 1, "WROTE": 1, "ACTED_IN": 1,
    "COMPOSED": 2, "SHOT": 2, "DESIGNED": 2, "EDITED": 2, "PRODUCED": 2,
    "RECORDED": 3, "CREDITED": 3, "PRODUCTION_COMPANY_OF": 3,
    "SELECTED_AT": 4,
}  # fmt: skip
"""The less, the more a step says of how close two are: a festival shows hundreds of films, a director makes one."""

CLOSEST = frozenset(type_ for type_, weight in WEIGHTS.items() if weight == min(WEIGHTS.values()))
"""The jobs that weigh least."""

KINDS = {"people": "Person", "films": "Film", "companies": "Company", "festivals": "Festival"}
"""The words for what a path joins or passes through."""

_LINKS = {"Company": "PRODUCTION_COMPANY_OF", "Festival": "SELECTED_AT"}


@dataclass(frozen=True, slots=True)
class Rules:
    """What a path may run over. The two ends are exempt: whoever names them means them.

    ``only`` are types of jobs, empty for all; ``via`` the labels besides people and films that a path may pass
    through; ``without`` films, people, companies and festivals to stay away from; ``years`` those of the
    films between; ``no_hubs`` the most people that a film, and the
    most films that anything else between the ends may have.
    """

    only: frozenset[str] = frozenset()
    via: frozenset[str] = frozenset()
    without: frozenset[Key] = frozenset()
    years: Years = ALWAYS
    no_hubs: int | None = None

    def weights(self, ends: Iterable[str]) -> dict[str, int]:
        """The types of edges to follow and what each weighs. ``ends`` are the labels of the ends."""
        linked = {*self.via, *ends}
        types = (*(self.only or CREDIT_TYPES), *(type_ for label, type_ in _LINKS.items() if label in linked))
        return {type_: WEIGHTS[type_] for type_ in types}

    @property
    def named(self) -> tuple[str, ...]:
        """The options that leave something out."""
        dated = self.years != ALWAYS
        given = {"--only": self.only, "--without": self.without, "--years": dated, "--no-hubs": self.no_hubs}
        return tuple(name for name, value in given.items() if value)


ANY = Rules()
"""Nothing left out, nothing let in."""


def kinds(words: Iterable[str]) -> tuple[str, ...]:
    """The labels that words name, several in one parted by commas.

    >>> kinds(["people,films"])
    ('Person', 'Film')
    """
    return tuple(_meant(KINDS, words, "kind of thing"))


def passed(words: Iterable[str]) -> frozenset[str]:
    """The labels of companies or festivals, as words name them.

    >>> sorted(passed(["festivals"]))
    ['Festival']
    """
    through = {name: label for name, label in KINDS.items() if label in _LINKS}
    return frozenset(_meant(through, words, "kind of thing that a path can run through"))


def _meant(known: dict[str, str], words: Iterable[str], what: str) -> list[str]:
    named = [word.strip().lower() for text in words for word in text.split(",")]
    for word in named:
        if word not in known:
            raise UsageError(f"“{word[:80]}” is no {what}.", "These are: " + ", ".join(known) + ".")
    return list(dict.fromkeys(known[word] for word in named))
