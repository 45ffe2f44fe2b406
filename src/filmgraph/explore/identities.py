"""Who is who in the graph: what was merged, what may be one, and why.

People are read with their evidence in lists, a row a film; what is decided of them is in `identity.doubt`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations
from operator import itemgetter

from filmgraph.explore.decided import decisions
from filmgraph.explore.doubtful_things import doubtful_things
from filmgraph.explore.pages import UNLIMITED
from filmgraph.explore.search import Hit
from filmgraph.identity import Decisions, Spelling, key, unpack
from filmgraph.identity.doubt import LIKELY, Candidate, Crowd, Merge, Proposal, Work, judged, merge_of_person, proposals
from filmgraph.identity.doubt.candidate import TEXTS
from filmgraph.questions import statement
from filmgraph.store import Reader


@dataclass(frozen=True, slots=True)
class Identities:
    """What the graph holds as one, and what may be one, the likeliest first."""

    merges: list[Merge] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Why:
    """Why two names are one node, may be one, or are two. ``outcome``: ``merged``, ``proposed`` or ``apart``."""

    outcome: str
    a: str
    b: str
    a_name: str
    b_name: str
    score: float
    reasons: tuple[str, ...]

    def to_dict(self) -> dict[str, object]:
        """As JSON has it."""
        both = {"a": self.a, "b": self.b, "a_name": self.a_name, "b_name": self.b_name}
        return {"outcome": self.outcome, **both, "score": round(self.score, 2), "reasons": list(self.reasons)}


def identities(reader: Reader, labels: Iterable[str]) -> Identities:
    """Merges and proposals among the nodes of these labels, those that are looked after: see `FINDERS`."""
    found = [FINDERS[label](reader) for label in labels if label in FINDERS]
    return Identities(
        [one for each in found for one in each.merges],
        sorted((one for each in found for one in each.proposals), key=lambda one: (-one.score, one.a, one.b)),
    )


def why_one(reader: Reader, hit: Hit) -> Identities:
    """The merge behind a person, and the proposals that name it."""
    every = identities(reader, (hit.label,))
    merges = [one for one in every.merges if one.id == hit.id]
    return Identities(merges, [one for one in every.proposals if hit.id in (one.a, one.b)])


def why_two(reader: Reader, a: Hit, b: Hit) -> Why:
    """What speaks for two people being one, and what against. For one person by two names: why they were merged."""
    return _why(_Known.read(reader), a, b)


def why_each(reader: Reader, namesakes: Sequence[Hit]) -> list[Why]:
    """What tells people of one name apart, two by two."""
    known = _Known.read(reader)
    return [_why(known, a, b) for a, b in combinations(namesakes, 2)]


def _why(known: _Known, a: Hit, b: Hit) -> Why:
    if a.id == b.id:
        merge = known.merge(a.id)
        return Why("merged", a.id, b.id, merge.name, "; ".join(merge.others) or merge.name, 1.0, merge.reasons)
    if known.decisions.different(key(a.name), key(b.name)):
        return Why("apart", a.id, b.id, a.name, b.name, 0.0, ("A decision says that they are two.",))
    found = judged(Crowd.of(known.people.values()), known.people[a.id], known.people[b.id])
    if found is None:
        return Why("apart", a.id, b.id, a.name, b.name, 0.0, ("Their names are not alike.",))
    outcome = "proposed" if found.believed and found.proposal.score >= LIKELY else "apart"
    alone = () if found.believed else ("Nothing but the names speaks for it.",)
    reasons = (*_shared(known, a, b), *found.proposal.reasons, *alone)
    return Why(outcome, a.id, b.id, a.name, b.name, found.proposal.score, reasons)


def _shared(known: _Known, a: Hit, b: Hit) -> tuple[str, ...]:
    """Why one printed name stands for two people."""
    mine, theirs = ({key(one.name): one.name for one in known.spellings[hit.id]} for hit in (a, b))
    told = "“{}” is printed with native forms that contradict each other; a spelling that may be either is neither."
    return tuple(told.format(mine[name]) for name in sorted(mine.keys() & theirs.keys()))


@dataclass(frozen=True, slots=True)
class _Known:
    """The people of the graph by id, with their evidence, and their spellings."""

    people: dict[str, Candidate]
    spellings: dict[str, list[Spelling]]
    decisions: Decisions

    @classmethod
    def read(cls, reader: Reader) -> _Known:
        rows = reader.query(statement("lookups/person-names"), limits=UNLIMITED).rows
        named = [row for (people,) in rows for row in people]
        works, companies = _work(reader)
        spellings = {id_: [unpack(one) for one in packed] for id_, _, _, packed in named}
        people = {
            id_: Candidate(
                id_,
                name,
                tuple(dict.fromkeys(one.name for one in spellings[id_])),
                tuple(sorted({one.native for one in spellings[id_] if one.native} | ({native} if native else set()))),
                tuple(works.get(id_, ())),
                frozenset(companies.get(id_, ())),
            )
            for id_, name, native, _ in named
        }
        return cls(people, spellings, decisions(reader))

    def merge(self, id_: str) -> Merge:
        """What a person was merged of, were it one name alone."""
        same = ("Both names are the same but for case, spaces and signs.",)
        name = self.people[id_].name
        found = merge_of_person(id_, name, self.spellings[id_], self.decisions)
        return found or Merge("Person", id_, name, (name,), same)

    def merges(self) -> list[Merge]:
        """What was merged of several names, in the order of the ids."""
        people = sorted(self.people.items())
        found = (merge_of_person(id_, one.name, self.spellings[id_], self.decisions) for id_, one in people)
        return [one for one in found if one]


def _work(reader: Reader) -> tuple[dict[str, list[Work]], dict[str, set[str]]]:
    """By person: what they did, in the order of the films' ids, and the companies of the films they worked on."""
    works: dict[str, list[Work]] = {}
    companies: dict[str, set[str]] = {}
    for film, year, people, produced in sorted(
        reader.query(statement("lookups/film-work"), limits=UNLIMITED).rows, key=itemgetter(0)
    ):
        fields: dict[str, set[str]] = {}
        for id_, type_ in people:
            fields.setdefault(id_, set()).add(type_)
        for id_, types in fields.items():
            works.setdefault(id_, []).append(Work(film, year, frozenset(types)))
            if types != {TEXTS}:
                companies.setdefault(id_, set()).update(produced)
    return works, companies


def _of_people(reader: Reader) -> Identities:
    known = _Known.read(reader)
    open_ = [one for one in proposals(known.people.values()) if not _settled(known.decisions, one)]
    return Identities(known.merges(), open_)


def _settled(decided: Decisions, one: Proposal) -> bool:
    """Whether somebody has said already that these two are not one."""
    return decided.different(key(one.a_name), key(one.b_name))


def _of(label: str, reader: Reader) -> Identities:
    return Identities([], doubtful_things(reader, (label,))[label])


FINDERS: dict[str, Callable[[Reader], Identities]] = {
    "Person": _of_people,
    **{label: partial(_of, label) for label in ("Company", "Festival", "Film")},
}
"""How the merges and proposals of each label are found."""
