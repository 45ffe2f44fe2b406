"""Companies, festivals and films of the graph: what was made one, and what may be one. Nothing is changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from filmgraph.explore.asking import looked_up
from filmgraph.explore.decided import decisions
from filmgraph.explore.identities.beside import beside
from filmgraph.explore.pages import NODES_A_PAGE, ids_of, of_films, parts
from filmgraph.explore.words import MANY, titled
from filmgraph.identity import Decision, Decisions, key, unpack
from filmgraph.identity.doubt.companies import Company, company_judge, company_proposals
from filmgraph.identity.doubt.festivals import Festival, festival_judge, festival_proposals
from filmgraph.identity.doubt.films import Film, film_judged, film_pairs, film_proposals
from filmgraph.identity.doubt.merge import Merge, merge_of_films, merge_of_thing
from filmgraph.identity.doubt.proposal import Judge, Proposal
from filmgraph.store import Reader


@dataclass(frozen=True, slots=True)
class Doubts:
    """What was merged among the things of one label, and the proposals that nobody has settled. ``judge`` compares any
    two by their ids, ``keys`` are what decisions know each by, ``decided`` those about this label."""

    merges: list[Merge]
    proposals: list[Proposal]
    judge: Judge
    keys: Mapping[str, frozenset[str]]
    decided: Decisions

    def apart(self, a: str, b: str) -> Decision | None:
        """The decision that says that these two are not one."""
        return self.decided.apart_of(self.keys[a], self.keys[b])

    def merge(self, id_: str) -> Merge | None:
        """What a thing was merged of; of a film, any of its sheets."""
        return next((one for one in self.merges if id_ in (one.id, *one.ids)), None)


def doubts(reader: Reader, label: str, wanted: Set[str] | None = None) -> Doubts:
    """All that is merged or doubtful among companies, festivals or films; or what involves those with the ids
    ``wanted``, and perhaps some merges more.

    It reads all of them, or those alone that may be one with the wanted; and of people only who stands on films that
    may be one.
    """
    rows = list(_listed(reader, label, wanted and beside(reader, label, wanted)))
    return _FINDERS[label](reader, rows, wanted)


def _companies(reader: Reader, rows: list[list[Any]], wanted: Set[str] | None) -> Doubts:
    things = [
        Company(
            id_,
            _names(name, spellings),
            frozenset(film for film, _ in films),
            frozenset(country for _, countries in films for country in countries or ()),
        )
        for id_, name, spellings, films in rows
    ]
    return _named(reader, "Company", rows, company_proposals(things, wanted), company_judge(things))


def _festivals(reader: Reader, rows: list[list[Any]], wanted: Set[str] | None) -> Doubts:
    things = [
        Festival(id_, _names(name, spellings), city, code, frozenset((film, year) for film, year in selected))
        for id_, name, spellings, city, code, selected in rows
    ]
    return _named(reader, "Festival", rows, festival_proposals(things, wanted), festival_judge(things))


def _names(name: str, spellings: Iterable[str]) -> tuple[str, ...]:
    """The names of a thing that are not the same but for case, spaces and signs, the one that is shown first."""
    by_key = {key(one): one for one in (unpack(each).name for each in reversed(list(spellings)))}
    return tuple({key(name): name, **by_key, key(name): name}.values())


def _named(reader: Reader, label: str, rows: list[list[Any]], found: list[Proposal], judge: Judge) -> Doubts:
    decided = decisions(reader).of(label)
    spellings = {id_: [unpack(one) for one in packed] for id_, _, packed, *_ in rows}
    keys = {id_: frozenset(key(one.name) for one in some) for id_, some in spellings.items()}
    merges = (merge_of_thing(label, id_, name, spellings[id_], decided) for id_, name, *_ in sorted(rows))
    return _open(Doubts([one for one in merges if one], found, judge, keys, decided))


def _films(reader: Reader, rows: list[list[Any]], wanted: Set[str] | None) -> Doubts:
    films = {row[0]: Film(row[0], row[1], row[2], row[3], dict(row[4])) for row in rows}
    compared = film_pairs(films.values(), wanted)
    found = film_proposals(compared, _people(reader, sorted({film.id for pair in compared for film in pair})))
    works: dict[str, dict[str, str]] = {}
    for id_, title, year, _, _, work in sorted(row for row in rows if row[5]):
        works.setdefault(work, {})[id_] = titled(title, year)
    decided = decisions(reader).of("Film")
    merges = [merge_of_films(sheets, decided) for _, sheets in sorted(works.items()) if len(sheets) > 1]
    keys = {id_: frozenset((id_,)) for id_ in films}

    def judge(a: str, b: str) -> Proposal | None:
        return film_judged(films[a], films[b], _people(reader, [a, b]))

    return _open(Doubts(merges, found, judge, keys, decided))


def _open(every: Doubts) -> Doubts:
    """Without the proposals that a decision has settled."""
    left = [one for one in every.proposals if not (every.apart(one.a, one.b) or _one(every, one))]
    return Doubts(every.merges, left, every.judge, every.keys, every.decided)


def _one(every: Doubts, proposal: Proposal) -> bool:
    merge = every.merge(proposal.a)
    return merge is not None and proposal.b in merge.ids


def _people(reader: Reader, films: list[str]) -> dict[str, frozenset[str]]:
    """Film → the ids of all who are credited in it."""
    return {film: frozenset(some) for film, some in of_films(reader, "film-people", films)}


def _listed(reader: Reader, label: str, ids: Collection[str] | None) -> Iterator[list[Any]]:
    """What ``cypher/lookups/doubtful-THINGS`` tells of the nodes with these ids, or of all."""
    every = ids_of(reader)[label] if ids is None else sorted(ids)
    for some in parts(every, NODES_A_PAGE):
        for (nodes,) in looked_up(reader, f"doubtful-{MANY[label]}", ids=some).rows:
            yield from nodes


_FINDERS: dict[str, Callable[[Reader, list[list[Any]], Set[str] | None], Doubts]] = {
    "Film": _films,
    "Company": _companies,
    "Festival": _festivals,
}
