"""What the graph holds of what a batch mentions: as it is, or as it will be once the batch under way is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Literal

from filmgraph.identity import Decisions, Spelling, acronym, acronyms, key, slug, unpack
from filmgraph.load.plan import Known, Plan
from filmgraph.load.statements import run
from filmgraph.store import Transaction

Film = dict[str, Any]
"""id, sheet, hash and slug of a film."""


class Lookups:
    """Asks in a transaction. What a plan under way will have made, and nothing else that is not committed, counts as
    there: it must not take films away. Whether it has been committed meanwhile makes no difference."""

    def __init__(self, tx: Transaction, decisions: Decisions, under_way: Plan | None = None) -> None:
        self.tx, self.decisions = tx, decisions
        self._overlay = _Overlay(under_way or Plan())

    def films(self, by: Literal["sheet", "hash", "slug"], values: Iterable[str]) -> list[Film]:
        """The films with one of these sheets (paths), hashes or slugs."""
        wanted = set(values)
        rows = run(self.tx, f"films-by-{by}", values=sorted(wanted))
        return self._overlay.films(by, wanted, rows)

    def things(self, label: str, spellings: Iterable[Spelling]) -> Known:
        """The companies or festivals that these spellings may mean, all of which decisions speak, and all on which it
        depends what the acronyms among them mean."""
        keys = {key(one.name) for one in spellings} | self.decisions.of(label).keys
        short = acronyms(keys) if label == "Company" else set()
        things = found(run(self.tx, f"{label.lower()}-find", ids=sorted(map(slug, keys | short))))
        things |= found(run(self.tx, "companies-by-acronym", keys=sorted(short)))
        return self._overlay.nodes(label, things, self._overlay.things(label, keys | short))

    def people(self, spellings: Iterable[Spelling], left: Iterable[Spelling] = ()) -> Known:
        """The people whom any key of these spellings may mean, and all whom decisions speak of: they are few, and who
        they are may depend on each other. Besides, all who answer to a key that one of them or of those ``left``
        answers to."""
        keys = _keys(spellings) | self.decisions.keys | self.decisions.claimed
        people = found(run(self.tx, "person-find", ids=sorted(map(slug, keys))))
        people |= found(run(self.tx, "people-by-native", keys=sorted(key for key in keys if not key.isascii())))
        any_more = run(self.tx, "spelling-count")[0]["spellings"] > 0
        asked: set[str] = set()
        while True:
            # Also for a key that is somebody's id: where a decision gave that id, the name may be another's too.
            people |= found(run(self.tx, "people-by-spelling", keys=sorted(keys))) if any_more else {}
            people = self._overlay.nodes("Person", people, self._overlay.people(keys))
            asked |= keys
            keys = _keys(spelling for each in (left, *people.values()) for spelling in each) - asked
            if not keys:
                return people


def _keys(spellings: Iterable[Spelling]) -> set[str]:
    return {key for spelling in spellings for key in spelling.keys}


class _Overlay:
    """What a plan that is being written makes, to be laid over what the graph answers."""

    def __init__(self, plan: Plan) -> None:
        self._films = [
            {"id": film["id"], "sheet": film["sheet"], "hash": film["sheet_hash"], "slug": film["slug"]}
            for film in plan.films
        ]
        self._renamed = {str(row["id"]): str(row["new"]) for row in plan.renamed}
        self._nodes = plan.spellings
        people = plan.spellings.get("Person", {})
        moved = {"Person": plan.regrouped, **plan.moved}
        self._gone = {label: set(ids) - plan.spellings.get(label, {}).keys() for label, ids in moved.items()}
        self._keys: dict[str, set[str]] = defaultdict(set)
        for id_, stored in people.items():
            for each in _keys(stored):
                self._keys[each].add(id_)

    def films(self, by: str, wanted: set[str], rows: list[Film]) -> list[Film]:
        films = {row["sheet"]: row | {"id": self._renamed.get(row["id"], row["id"])} for row in rows}
        films |= {film["sheet"]: film for film in self._films if film[by] in wanted}
        return list(films.values())

    def people(self, keys: set[str]) -> set[str]:
        """The ids of those whom the plan writes and these keys may mean."""
        return {slug(key) for key in keys}.union(*(self._keys[key] for key in keys if key in self._keys))

    def things(self, label: str, keys: set[str]) -> set[str]:
        """The ids of those companies or festivals that the plan writes and these keys or acronyms may mean."""
        made = self._nodes.get(label, {})
        return {id_ for id_, stored in made.items() for one in stored if {key(one.name), acronym(one.name)} & keys}

    def nodes(self, label: str, stored: Known, wanted: Iterable[str]) -> Known:
        """The nodes that the graph holds, and those of the wanted ids, with the spellings that they will have."""
        made = self._nodes.get(label, {})
        gone = self._gone.get(label, ())
        there = {id_: spellings for id_, spellings in stored.items() if id_ not in gone}
        return there | {id_: made[id_] for id_ in {*there, *wanted} if id_ in made}


def found(rows: list[dict[str, Any]]) -> Known:
    """Nodes of rows that carry them as one list (lists travel many times quicker than rows)."""
    return {id_: set(map(unpack, spellings)) for row in rows for id_, spellings in row["found"]}
