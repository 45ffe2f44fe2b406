"""Who and what is one, decided by people: what follows for keys.

Decisions win over everything that names show. They are data: the same spellings and the same decisions always give
the same people.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from itertools import chain, combinations, product
from typing import Any, Literal

from filmgraph.errors import DecisionError
from filmgraph.identity.names import key
from filmgraph.identity.parting import PartedNames

FACTS = ("name", "id", "wikidata", "imdb")
"""What can be decided of one person or thing."""


Kind = Literal["same", "different", "person"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One table of the file: ``names`` mean one person (``same``), or each another one (``different``); or whoever is
    ``printed`` so on these ``sheets`` (and, where it is given, with that ``native`` form) is a ``person`` of their own,
    whom the one of ``names`` means from then on.

    ``name`` is how to show the person, ``id`` what the graph calls it; ``wikidata`` (``Q5``) and ``imdb``
    (``nm0000001``) say who it is elsewhere. ``label`` is another than Person where companies, festivals or films are
    decided about; films go by their ids, and no other ids are given to things.
    """

    kind: Kind
    names: tuple[str, ...]
    name: str | None = None
    id: str | None = None
    wikidata: str | None = None
    imdb: str | None = None
    why: str | None = None
    line: int = field(default=0, compare=False)
    label: str = "Person"
    printed: str | None = None
    sheets: tuple[str, ...] = ()
    native: str | None = None


class Decisions:
    """All decisions in force. Raises DecisionError where two of them contradict each other.

    What it says of keys it says of people; `of` has the same for companies, festivals and films.

    >>> some = Decisions((Decision("same", ("Anna MELIKIAN", "Anna MELIKYAN")),))
    >>> some.root("anna melikyan")
    'anna melikian'
    """

    def __init__(self, every: tuple[Decision, ...] = (), label: str = "Person") -> None:
        self.every = every
        self._views = {other: _of(every, other) for other in {one.label for one in every} - {label}}
        self.own = tuple(one for one in every if one.label == label)
        """Those about the label's things alone."""
        same = [one for one in self.own if one.kind == "same"]
        self._roots = joined({key(name) for name in one.names} for one in same)
        self._several = {key(name) for one in same if len(set(map(key, one.names))) > 1 for name in one.names}
        persons = [one for one in self.own if one.kind == "person"]
        self.parting = PartedNames(persons)
        """Whom a name means on some sheets alone."""
        different = {pair: one for one in self.own if one.kind == "different" for pair in self._pairs(one, one.names)}
        self._parted = frozenset(chain(*different, (self.root(key(one.names[0])) for one in persons)))
        self._different = dict(self._by_sheets()) | different
        self._decided = frozenset(map(self.root, self.keys))
        self._facts: dict[str, dict[str, tuple[str, int]]] = {}
        for one in (*same, *persons):
            self._learn(one)
        self.claimed = self._claimed([*same, *persons])

    def of(self, label: str) -> Decisions:
        """The decisions about things of this label."""
        return self if label == "Person" else self._views.get(label, NONE)

    def _by_sheets(self) -> Iterator[tuple[frozenset[str], Decision]]:
        """Those who share a printed name: each who is parted by sheets and the one who is left, or another of them."""
        for some in self.parting.several():
            for one, other in combinations(some, 2):
                if len(pair := frozenset(self.root(key(each.names[0])) for each in (one, other))) > 1:
                    yield pair, one
            for one in some:
                yield from ((pair, one) for pair in self._pairs(one, (str(one.printed), *one.names)))

    def _pairs(self, one: Decision, names: tuple[str, ...]) -> Iterator[frozenset[str]]:
        for a, b in combinations(names, 2):
            pair = frozenset((self.root(key(a)), self.root(key(b))))
            if len(pair) < 2:
                raise DecisionError(
                    f"line {one.line}: “{a}” and “{b}” are to be different, but other decisions make them one.",
                    "Take one of these decisions out of the file.",
                )
            yield pair

    def _learn(self, one: Decision) -> None:
        known = self._facts.setdefault(self.root(key(one.names[0])), {})
        for name in FACTS:
            if (value := getattr(one, name)) is None:
                continue
            before, line = known.setdefault(name, (value, one.line))
            if before != value:
                who = f"{name} of “{one.names[0]}”"
                raise DecisionError(
                    f"line {one.line}: {who} is “{value}” here, and “{before}” in line {line}.", "Keep one of them."
                )

    def _claimed(self, same: list[Decision]) -> frozenset[str]:
        """The keys of the names whose ids are given to somebody."""
        given: dict[str, Decision] = {}
        for one in same:
            other = given.setdefault(one.id, one) if one.id else one
            if self.root(key(other.names[0])) != self.root(key(one.names[0])):
                who = f"“{one.names[0]}” and “{other.names[0]}”"
                raise DecisionError(f"line {one.line}: {who} are to have one id, “{one.id}”.", "Give each their own.")
        return frozenset(id_.replace("-", " ") for id_ in given)

    def root(self, name_key: str) -> str:
        """The key that stands for all names of the same person; of a name without a decision, its own."""
        return self._roots.get(name_key, name_key)

    def decided(self, name_key: str) -> bool:
        """Whether any decision speaks of this name. It means one person then, whatever native forms stand with it."""
        return bool(self._decided) and self.root(name_key) in self._decided

    def joins(self, name_key: str) -> bool:
        """Whether a decision says that this one is another too."""
        return name_key in self._several

    def parted(self, name_key: str) -> bool:
        """Whether a decision tells this one from others. A native form joins such people with nobody."""
        return bool(self._parted) and self.root(name_key) in self._parted

    @property
    def apart_by(self) -> list[tuple[str, str, Decision]]:
        """Every two keys that mean two people, and the decision that says so; whom it names first comes first."""
        return [(*self._in_order(pair, one), one) for pair, one in self._different.items()]

    def _in_order(self, pair: frozenset[str], one: Decision) -> tuple[str, str]:
        first = self.root(key(one.names[0]))
        a, b = sorted(pair)
        return (b, a) if b == first else (a, b)

    def different(self, a: str, b: str) -> bool:
        """Whether one decision says that these two keys mean two people."""
        return self.apart(a, b) is not None

    def apart(self, a: str, b: str) -> Decision | None:
        """The decision that says that these two keys mean two people."""
        return self._different.get(frozenset((self.root(a), self.root(b)))) if self._different else None

    def apart_of(self, some: Iterable[str], others: Iterable[str]) -> Decision | None:
        """The decision that says that who has some of these keys is not who has the others."""
        pairs = product(sorted(some), sorted(others)) if self._different else ()
        return next((found for a, b in pairs if (found := self.apart(a, b))), None)

    def facts(self, name_key: str) -> dict[str, str]:
        """``name``, ``id``, ``wikidata`` and ``imdb`` of the person with this key, as far as decided."""
        return {name: value for name, (value, _) in self._facts.get(self.root(name_key), {}).items()}

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all names that are spoken of."""
        return frozenset(key(name) for one in self.own for name in one.names)

    def packed(self) -> str:
        """JSON, as the graph keeps it; `unpack_decisions` is the way back."""
        return json.dumps([asdict(one) for one in self.every], ensure_ascii=False)


def _of(every: tuple[Decision, ...], label: str) -> Decisions:
    return Decisions(tuple(one for one in every if one.label == label), label)


def joined(sets: Iterable[Iterable[str]]) -> dict[str, str]:
    """Key → the first of the keys that these sets join it with.

    >>> joined([{"b", "c"}, {"a", "b"}, {"x"}])
    {'b': 'a', 'c': 'a', 'a': 'a', 'x': 'x'}
    """
    roots: dict[str, str] = {}

    def root(name: str) -> str:
        while roots.get(name, name) != name:
            name = roots[name]
        return name

    for one in sets:
        tops = sorted(map(root, one))
        roots.update(dict.fromkeys(tops, tops[0]))
    return {name: root(name) for name in roots}


NONE = Decisions()


Files = dict[str, str]
"""Path → the decisions of that file, packed."""


@lru_cache(maxsize=4)
def in_force(packed: str | None) -> Decisions:
    """All decisions of the files (`Files`, as JSON) that a graph keeps. Raises DecisionError where they contradict each
    other."""
    files: Files = json.loads(packed or "{}")
    every = tuple(chain.from_iterable(unpack_decisions(files[path]).every for path in sorted(files)))
    try:
        return Decisions(every) if every else NONE
    except DecisionError as error:
        named = ", ".join(path for path in sorted(files) if files[path] != NONE.packed())
        raise DecisionError(f"{error.message} (files: {named})", error.hint) from error


@lru_cache(maxsize=8)
def unpack_decisions(packed: str) -> Decisions:
    """The decisions that `Decisions.packed` wrote."""
    return Decisions(tuple(map(_unpacked, json.loads(packed))))


def _unpacked(one: dict[str, Any]) -> Decision:
    return Decision(**one | {"names": tuple(one["names"]), "sheets": tuple(one.get("sheets", ()))})
