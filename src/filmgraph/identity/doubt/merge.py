"""What was merged already: one node that several printed names lead to."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from filmgraph.identity.decisions import NONE, Decision, Decisions
from filmgraph.identity.doubt.evidence import native_key
from filmgraph.identity.doubt.proposal import enumerated
from filmgraph.identity.entities import Spelling
from filmgraph.identity.names import key
from filmgraph.identity.things import acronym


@dataclass(frozen=True, slots=True)
class Merge:
    """A node that stands for several printed names, and why they are one."""

    label: str
    id: str
    name: str
    names: tuple[str, ...]
    reasons: tuple[str, ...]
    ids: tuple[str, ...] = ()
    """Of a film the ids of all its sheets' nodes, which stay several."""

    @property
    def others(self) -> list[str]:
        """The names that are not the displayed one."""
        return [name for name in self.names if name != self.name]


def merge_of_person(id_: str, name: str, spellings: Iterable[Spelling], decisions: Decisions = NONE) -> Merge | None:
    """Why a person has several names; None where all are one but for case, spaces and signs.

    Two native forms that one name joined are told as well, as they speak against it.

    >>> both = Spelling("Sergey X", "Сергей Х"), Spelling("Sergei X", "Сергей Х")
    >>> merge_of_person("sergei-x", "Sergei X", both).reasons
    ('The same native form Сергей Х stands with “Sergei X” and “Sergey X”.',)
    """
    names: dict[str, str] = {}
    natives: dict[str, str] = {}
    holders: dict[str, dict[str, str]] = {}
    for one in sorted(spellings, key=lambda one: (one.name, one.native or "")):
        names.setdefault(key(one.name), one.name)
        if one.native:
            natives.setdefault(key(one.native), one.native)
            holders.setdefault(key(one.native), {}).setdefault(key(one.name), one.name)
    if len(names) < 2 and len(natives) < 2:
        return None
    told = [_told(natives[native], held) for native, held in sorted(holders.items())]
    if len({native_key(native) for native in natives}) > 1:
        told.append("But the native forms differ: these may be two people of one name.")
    return Merge("Person", id_, name, tuple(names.values()), (*_all_decided(names, decisions), *told))


def merge_of_thing(
    label: str, id_: str, name: str, spellings: Iterable[Spelling], decisions: Decisions = NONE
) -> Merge | None:
    """Why a company or festival has several names; ``decisions`` are the label's.

    >>> both = Spelling("RBB"), Spelling("Rundfunk Berlin-Brandenburg (RBB)")
    >>> merge_of_thing("Company", "rbb", "RBB", both).reasons
    ("“RBB” stands in parentheses behind one company's name only: “Rundfunk Berlin-Brandenburg (RBB)”.",)
    """
    names: dict[str, str] = {}
    for one in sorted(spellings, key=lambda one: one.name):
        names.setdefault(key(one.name), one.name)
    if len(names) < 2:
        return None
    told = [
        f"“{names[short]}” stands in parentheses behind one company's name only: “{long}”."
        for long in names.values()
        if label == "Company" and (short := acronym(long)) in names
    ]
    return Merge(label, id_, name, tuple(names.values()), (*_all_decided(names, decisions), *told))


def merge_of_films(sheets: Mapping[str, str], decisions: Decisions) -> Merge:
    """Sheets of one film by decision: id → title."""
    first = min(sheets)
    told = f"{len(sheets)} sheets stay as they are, each with its own facts."
    names = (sheets[first], *(f"{sheets[id_]}, {id_}" for id_ in sorted(sheets) if id_ != first))
    return Merge("Film", first, sheets[first], names, (*_all_decided(sheets, decisions), told), tuple(sorted(sheets)))


def _all_decided(keys: Container[str], decisions: Decisions) -> list[str]:
    return [_decided(one) for one in decisions.own if one.kind == "same" and _joins(one, keys)]


def _joins(one: Decision, keys: Container[str]) -> bool:
    return sum(key(name) in keys for name in one.names) > 1


def _decided(one: Decision) -> str:
    names = " and ".join(f"“{name}”" for name in one.names)
    return _because(f"A decision says that {names} are one", one)


def parted_by(one: Decision) -> str:
    """What a decision says that tells two apart.

    >>> parted_by(Decision("different", ("A B", "A C"), why="Father and son"))
    'A decision says that they are two: Father and son.'
    >>> parted_by(Decision("person", ("A B (poet)",), printed="A B", sheets=("a.txt", "b.txt")))
    'A decision says that on a.txt and b.txt “A B” is “A B (poet)”.'
    """
    sheets = f"on {enumerated(one.sheets)} “{one.printed}” is “{one.names[0]}”" if one.printed else "they are two"
    return _because(f"A decision says that {sheets}", one)


def _because(said: str, one: Decision) -> str:
    return f"{said}: {one.why.rstrip('.')}." if one.why else f"{said}."


def _told(native: str, held: dict[str, str]) -> str:
    several = [f"“{name}”" for name in held.values()]
    if len(several) > 1:
        return f"The same native form {native} stands with {enumerated(several)}."
    return f"The native form {native} stands with {several[0]}."
