"""What the graph knows of people when it is asked who is who: names, and the work that tells namesakes apart.

Of all people, or of a few and those whose names are like theirs: then of everybody else only the names are read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Any

from filmgraph.explore.asking import looked_up
from filmgraph.explore.decided import decisions
from filmgraph.explore.pages import of_films
from filmgraph.identity import Decision, Decisions, Spelling, key, unpack
from filmgraph.identity.doubt import Candidate, Crowd, Merge, Proposal, Work, merge_of_person, proposals, proposed
from filmgraph.identity.doubt.candidate import TEXTS
from filmgraph.identity.doubt.nearby import alike, bearers, names_of, nearby
from filmgraph.store import Reader

_Named = tuple[str, str, str | None, list[Spelling]]
"""A person's id, name, native form and printed spellings."""


SAME = ("Both names are the same but for case, spaces and signs.",)
"""Why somebody is one who was merged of nothing."""


@dataclass(frozen=True)
class Known:
    """People of the graph by id, with their evidence and their spellings; what is decided of them."""

    people: dict[str, Candidate]
    spellings: dict[str, list[Spelling]]
    decisions: Decisions

    @classmethod
    def read(cls, reader: Reader) -> Known:
        """Everybody."""
        named = _named(reader)
        work = _Work.of(looked_up(reader, "film-work").rows)
        people = {one[0]: work.added(_candidate(one)) for one in named}
        return cls(people, {id_: spellings for id_, _, _, spellings in named}, decisions(reader))

    def proposals(self) -> list[Proposal]:
        """Who of them may be one, the likeliest first."""
        return proposals(self.people.values())

    def apart(self, a: str, b: str) -> Decision | None:
        """The decision that says that these two are not one."""
        mine, theirs = ({key(name) for name in self.people[id_].spellings} for id_ in (a, b))
        return self.decisions.apart_of(mine, theirs)

    def merge(self, id_: str) -> Merge:
        """What a person was merged of, were it one name alone."""
        name = self.people[id_].name
        found = merge_of_person(id_, name, self.spellings[id_], self.decisions)
        return found or Merge("Person", id_, name, (name,), SAME)

    def merges(self) -> list[Merge]:
        """What was merged of several names, in the order of the ids."""
        found = (merge_of_person(id_, self.people[id_].name, some, self.decisions) for id_, some in self._spelled())
        return [one for one in found if one]

    def _spelled(self) -> Iterable[tuple[str, list[Spelling]]]:
        return sorted(self.spellings.items())


@dataclass(frozen=True)
class Near(Known):
    """A few people, and all whose names are like theirs: ``alike`` are these pairs. ``crowd`` is still everybody, as
    far as it matters for them; ``spellings`` are those of the few."""

    alike: list[tuple[str, str]]
    crowd: Crowd

    @classmethod
    def of(cls, reader: Reader, wanted: Collection[str], *, alone: bool = False) -> Near:
        """What is known of the people with these ids and, unless ``alone``, of those whose names are like theirs."""
        named = _named(reader)
        names = {id_: names_of(_texts(name, native, some)) for id_, name, native, some in named}
        close = {*wanted} if alone else nearby(names, wanted)
        near = {one[0]: _candidate(one) for one in named if one[0] in close}
        pairs = alike(near.values(), wanted)
        kept = sorted({*wanted, *(id_ for pair in pairs for id_ in pair)})
        work = _Work.of(_work_of(reader, kept))
        people = {id_: work.added(near[id_]) for id_ in kept}
        shown = {id_: name for id_, name, _, _ in named}
        crowd = Crowd(tuple(people.values()), work.crews, bearers(names, people.values()), shown)
        spellings = {id_: some for id_, _, _, some in named if id_ in wanted}
        return cls(people, spellings, decisions(reader), pairs, crowd)

    def proposals(self) -> list[Proposal]:
        """Who may be one with one of the few, the likeliest first."""
        return proposed(self.crowd, ((self.people[a], self.people[b]) for a, b in self.alike))


@dataclass
class _Work:
    """By person: what they did, in the order of the films' ids, and the companies of the films they worked on. By film:
    who worked on it."""

    works: dict[str, list[Work]] = field(default_factory=dict)
    companies: dict[str, set[str]] = field(default_factory=dict)
    crews: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[list[Any]]) -> _Work:
        """Of rows as ``film-work`` gives them."""
        found = cls()
        for film, year, people, produced in sorted(rows, key=itemgetter(0)):
            fields: dict[str, set[str]] = {}
            for id_, type_ in people:
                fields.setdefault(id_, set()).add(type_)
            for id_, types in fields.items():
                found.works.setdefault(id_, []).append(Work(film, year, frozenset(types)))
                if types != {TEXTS}:
                    found.companies.setdefault(id_, set()).update(produced)
                    found.crews.setdefault(film, set()).add(id_)
        return found

    def added(self, one: Candidate) -> Candidate:
        """A person with their work."""
        return replace(
            one, works=tuple(self.works.get(one.id, ())), companies=frozenset(self.companies.get(one.id, ()))
        )


def _named(reader: Reader) -> list[_Named]:
    rows = looked_up(reader, "person-names").rows
    every = (one for (people,) in rows for one in people)
    return [(id_, name, native, [unpack(one) for one in packed]) for id_, name, native, packed in every]


def _texts(name: str, native: str | None, spellings: Iterable[Spelling]) -> Iterator[str]:
    """All names of a person."""
    yield from filter(None, (name, native))
    yield from (text for one in spellings for text in (one.name, one.native) if text)


def _candidate(one: _Named) -> Candidate:
    id_, name, native, spellings = one
    natives = {each.native for each in spellings if each.native} | ({native} if native else set())
    return Candidate(id_, name, tuple(dict.fromkeys(each.name for each in spellings)), tuple(sorted(natives)))


def _work_of(reader: Reader, people: list[str]) -> Iterator[list[Any]]:
    """The work on all films of these people, as ``film-work`` gives it."""
    rows = looked_up(reader, "films-of-people", ids=people).rows
    return of_films(reader, "work-on-films", sorted({film for _, some in rows for film in some}))
