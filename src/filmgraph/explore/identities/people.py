"""What the graph knows of people when it is asked who is who: names, and the work that tells namesakes apart.

Of all people, or of a few and those whose names are like theirs: then nobody else is read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import itemgetter
from typing import Any

from filmgraph.explore.asking import looked_up
from filmgraph.explore.decided import decisions
from filmgraph.explore.pages import of_films
from filmgraph.explore.search.filling import Named
from filmgraph.explore.search.heard import Heard, names_heard
from filmgraph.identity import Decision, Decisions, Spelling, key, unpack
from filmgraph.identity.doubt import (
    Candidate,
    Crowd,
    Merge,
    Parting,
    Proposal,
    Work,
    merge_of_person,
    partings,
    proposals_of,
    proposed,
    worth_asking,
)
from filmgraph.identity.doubt.candidate import TEXTS
from filmgraph.identity.doubt.nearby import compared, words_of
from filmgraph.identity.likeness import likeness
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
    crowd: Crowd
    """Everybody, as far as it matters for those who are asked about."""
    produced: dict[str, list[str]]
    """Film → its companies."""

    @classmethod
    def read(cls, reader: Reader) -> Known:
        """Everybody."""
        named = _named(reader)
        work = _Work.of(looked_up(reader, "film-work").rows)
        people = {one[0]: work.added(_candidate(one)) for one in named}
        spelled = {id_: spellings for id_, _, _, spellings in named}
        return cls(people, spelled, decisions(reader), Crowd.of(people.values()), work.produced)

    def proposals(self) -> list[Proposal]:
        """Who of them may be one, the likeliest first."""
        return proposals_of(self.crowd)

    def partings(self) -> list[Parting]:
        """Who of those asked about may be two, but whom a decision speaks of."""
        found = partings(self.crowd, (self.people[id_] for id_ in sorted(self.spellings)), self.produced)
        return [one for one in found if not self.decisions.decided(key(one.name))]

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
    """A few people, and all whose names are like theirs: ``alike`` are these pairs; ``spellings`` are those of the
    few. Work is known of these pairs, and of those whose own work makes one ask."""

    alike: list[tuple[str, str]]

    @classmethod
    def of(cls, reader: Reader, wanted: Collection[str], *, alone: bool = False) -> Near:
        """What is known of the people with these ids and, unless ``alone``, of those whose names are like theirs."""
        few = {one[0]: one for one in _named(reader, wanted)}
        with names_heard(reader) as known:
            pairs = [] if alone else _alike(known, map(_candidate, few.values()))
            weighed = few.keys() if alone else {*chain(*pairs), *_worth_asking(reader, few.keys())}
            every = few | {one[0]: one for one in _named(reader, weighed - few.keys())}
            work = _Work.of(_work_of(reader, sorted(weighed)), weighed)
            people = {id_: work.added(_candidate(every[id_])) for id_ in sorted(every)}
            bearers = known.bearers(words_of(people[id_] for id_ in weighed))
            shown = known.shown(set().union(*work.crews.values()))
            crowd = Crowd(tuple(people.values()), known.size, work.crews, bearers, shown)
        spellings = {id_: one[3] for id_, one in few.items()}
        return cls(people, spellings, decisions(reader), crowd, work.produced, pairs)

    def proposals(self) -> list[Proposal]:
        """Who may be one with one of the few, the likeliest first."""
        return proposed(self.crowd, ((self.people[a], self.people[b]) for a, b in self.alike))


def _alike(known: Heard, few: Iterable[Candidate]) -> list[tuple[str, str]]:
    """Pairs of ids of whom one is of the few, and whose names are alike: as they come out among all people."""
    mine = {one.id: one for one in few}
    places = {id_: known.like(one.forms) for id_, one in mine.items()}
    others = _at(known, set().union(*places.values()))
    found = [
        (id_, others[at].id)
        for id_, some in places.items()
        for at in some
        if likeness(mine[id_].forms, others[at].forms)
    ]
    pairs = {(min(pair), max(pair)) for pair in found if pair[0] != pair[1]}
    beside = known.beside(form for id_ in {*mine} & {id_ for pair in pairs for id_ in pair} for form in mine[id_].forms)
    return compared(_at(known, beside).values(), pairs)


def _at(known: Heard, places: Iterable[int]) -> dict[int, Candidate]:
    return {row.at: _shown(row) for row in known.rows(places)}


def _shown(row: Named) -> Candidate:
    """A person of whom nothing but the shown names is known."""
    return Candidate(row.id, row.name, row.aliases, (row.native,) if row.native else ())


@dataclass
class _Work:
    """By person: what they did, in the order of the films' ids, and the companies of the films they worked on. By film:
    who worked on it, and its companies."""

    works: dict[str, list[Work]] = field(default_factory=dict)
    companies: dict[str, set[str]] = field(default_factory=dict)
    crews: dict[str, set[str]] = field(default_factory=dict)
    produced: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[list[Any]], people: Collection[str] | None = None) -> _Work:
        """Of rows as ``film-work`` gives them; what was done by everybody, or by some."""
        found = cls()
        for film, year, edges, produced in sorted(rows, key=itemgetter(0)):
            found.crews[film] = {id_ for id_, type_ in edges if type_ != TEXTS}
            found.produced[film] = produced
            fields: dict[str, set[str]] = {}
            for id_, type_ in edges:
                if people is None or id_ in people:
                    fields.setdefault(id_, set()).add(type_)
            for id_, types in fields.items():
                found.works.setdefault(id_, []).append(Work(film, year, frozenset(types)))
                if types != {TEXTS}:
                    found.companies.setdefault(id_, set()).update(produced)
        return found

    def added(self, one: Candidate) -> Candidate:
        """A person with their work."""
        return replace(
            one, works=tuple(self.works.get(one.id, ())), companies=frozenset(self.companies.get(one.id, ()))
        )


def _named(reader: Reader, ids: Collection[str] | None = None) -> list[_Named]:
    """Everybody, or the people with these ids."""
    found = looked_up(reader, "person-names") if ids is None else looked_up(reader, "names-of-people", ids=sorted(ids))
    every = (one for (people,) in found.rows for one in people)
    return [(id_, name, native, [unpack(one) for one in packed]) for id_, name, native, packed in every]


def _candidate(one: _Named) -> Candidate:
    id_, name, native, spellings = one
    natives = {each.native for each in spellings if each.native} | ({native} if native else set())
    return Candidate(id_, name, tuple(dict.fromkeys(each.name for each in spellings)), tuple(sorted(natives)))


def _worth_asking(reader: Reader, people: Collection[str]) -> Iterator[str]:
    """Those whose own work leaves it open that they are two."""
    for id_, done in looked_up(reader, "work-of-people", ids=sorted(people)).rows:
        works = (Work(film, year, frozenset((type_,))) for film, year, type_ in done)
        if worth_asking(Candidate(id_, id_, works=tuple(works))):
            yield id_


def _work_of(reader: Reader, people: list[str]) -> Iterator[list[Any]]:
    """The work on all films of these people, as ``film-work`` gives it."""
    rows = looked_up(reader, "films-of-people", ids=people).rows
    return of_films(reader, "work-on-films", sorted({film for _, some in rows for film in some}))
