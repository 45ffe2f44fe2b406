"""Which spellings mean one person: a pure function of the set of all spellings, and of the decisions.

Spellings of one name are one person unless their native forms contradict each other; then each native form is somebody
of its own, and who may be either of two, for want of a native form or by an initial, is neither. The same native form
joins names that are ways to write it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import combinations

from filmgraph.identity.decisions import NONE, Decisions
from filmgraph.identity.entities import Spelling, order
from filmgraph.identity.names import is_latin, key

Atom = tuple[str, str | None]
"""A name's key and a native form's: spellings that are one whatever else there is."""


class _Sets:
    """Things joined with each other, directly or through others."""

    def __init__(self) -> None:
        self._parent: dict[Atom, Atom] = {}

    def root(self, one: Atom) -> Atom:
        parent = self._parent
        while parent.setdefault(one, one) != one:
            parent[one] = one = parent[parent[one]]
        return one

    def join(self, some: Iterable[Atom]) -> None:
        first, *others = map(self.root, some)
        self._parent.update(dict.fromkeys(others, first))


def groups(spellings: Iterable[Spelling], decisions: Decisions = NONE) -> list[list[Spelling]]:
    """Spellings that mean one person; each group sorted, the groups by their first member.

    >>> a, b, c = Spelling("Sergey X", "Сергей Х"), Spelling("Sergei X", "Сергей Х"), Spelling("Anna Y")
    >>> [len(group) for group in groups([c, a, b])]
    [1, 2]
    >>> [one.native for (one,) in groups([Spelling("A. X"), Spelling("A. X", "Анна Х"), Spelling("A. X", "Олег Х")])]
    [None, 'Анна Х', 'Олег Х']
    """
    by_name: dict[str, list[Spelling]] = defaultdict(list)
    ordered = sorted(set(spellings), key=order)
    for one in ordered:
        by_name[decisions.root(key(one.name))].append(one)
    atoms: dict[Spelling, Atom] = {}
    for root, some in by_name.items():
        classes = _classes_of(root, some, decisions) if len(some) > 1 else {}
        atoms |= {one: (root, classes.get(key(one.native or ""))) for one in some}
    sets = _Sets()
    for native, named in _by_native(atoms, decisions).items():
        if len(named) > 1:
            for same in _compatible(native, named):
                sets.join(same)
    members: dict[Atom, list[Spelling]] = defaultdict(list)
    for one in ordered:
        members[sets.root(atoms[one])].append(one)
    return list(members.values())


def _classes_of(root: str, some: list[Spelling], decisions: Decisions) -> dict[str, str]:
    natives = {key(one.native): one.native for one in some if one.native}
    if len(natives) < 2 or decisions.decided(root):
        return {}
    from filmgraph.identity.namesakes import contradictory  # late, as few commands compare names

    return _classes(natives, lambda a, b: contradictory(natives[a], natives[b], some[0].name))


def _classes(natives: Collection[str], apart: Callable[[str, str], bool]) -> dict[str, str]:
    """For each native form the first of those that are one with it; nothing where none contradicts another.

    What may be either of two that contradict each other is one with neither, so that no chain leads from one to the
    other. Nor is a name without a native form, which may be any.
    """
    contrary = {frozenset(pair) for pair in combinations(sorted(natives), 2) if apart(*pair)}
    if not contrary:
        return {}
    like = {one: [other for other in natives if frozenset((one, other)) not in contrary] for one in natives}
    clear = {one for one in natives if not any(frozenset(pair) in contrary for pair in combinations(like[one], 2))}
    return {one: min(clear.intersection(like[one])) if one in clear else one for one in natives}


def _by_native(atoms: dict[Spelling, Atom], decisions: Decisions) -> dict[str, dict[str, Atom]]:
    """Native form → names that it may join → whose they are. A native form that stands for a name is one too."""
    found: dict[str, dict[str, Atom]] = defaultdict(dict)
    some = [one for one in atoms if not decisions.parted(key(one.name))] if decisions.every else atoms
    for one in some:
        if one.native:
            found[key(one.native)][one.name] = atoms[one]
    for one in some if found else ():
        if not one.native and key(one.name) in found:
            found[key(one.name)][one.name] = atoms[one]
    return found


def _compatible(native: str, named: dict[str, Atom]) -> Iterator[Sequence[Atom]]:
    """Of those with one native form, who are one. A name in other letters joins them only where all are one."""
    from filmgraph.identity.namesakes import incompatible

    latin = [name for name in named if is_latin(key(name))]
    others = [atom for name, atom in named.items() if not is_latin(key(name))]
    sets = _Sets()
    for a, b in combinations(latin, 2):
        if not incompatible(a, b, native):
            sets.join((named[a], named[b]))
    parts: dict[Atom, list[Atom]] = defaultdict(list)
    for name in latin:
        parts[sets.root(named[name])].append(named[name])
    if len(parts) < 2:
        yield list(named.values())
    else:
        yield from filter(None, (*parts.values(), others))


def borne(group: Iterable[Spelling], decisions: Decisions = NONE) -> set[str]:
    """The keys that a person answers to. Who is told from others by a decision answers to no native form."""
    some = list(group)
    parted = bool(decisions.every) and any(decisions.parted(key(one.name)) for one in some)
    return {k for one in some for k in (one.keys[:1] if parted else one.keys)}


def contested(people: Iterable[Iterable[Spelling]], decisions: Decisions = NONE) -> set[str]:
    """The keys that several of these people answer to."""
    once: set[str] = set()
    several: set[str] = set()
    for group in people:
        keys = borne(group, decisions)
        several |= once & keys
        once |= keys
    # Whose id is given to somebody by a decision, is called otherwise.
    return several | (decisions.claimed & once)
