"""What was merged already: one node that several printed names lead to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from filmgraph.identity.decisions import NONE, Decision, Decisions
from filmgraph.identity.doubt.evidence import native_key
from filmgraph.identity.doubt.proposal import enumerated
from filmgraph.identity.entities import Spelling
from filmgraph.identity.names import key


@dataclass(frozen=True, slots=True)
class Merge:
    """A node that stands for several printed names, and why they are one."""

    label: str
    id: str
    name: str
    names: tuple[str, ...]
    reasons: tuple[str, ...]

    @property
    def others(self) -> list[str]:
        """The names that are not the displayed one."""
        return [name for name in self.names if name != self.name]

    def to_dict(self) -> dict[str, object]:
        """As JSON has it."""
        return {
            "label": self.label,
            "id": self.id,
            "name": self.name,
            "names": list(self.names),
            "reasons": list(self.reasons),
        }


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
    decided = [_decided(one) for one in decisions.every if one.kind == "same" and _joins(one, names)]
    return Merge("Person", id_, name, tuple(names.values()), (*decided, *told))


def _joins(one: Decision, names: dict[str, str]) -> bool:
    return sum(key(name) in names for name in one.names) > 1


def _decided(one: Decision) -> str:
    names = " and ".join(f"“{name}”" for name in one.names)
    return f"A decision says that {names} are one" + (f": {one.why}." if one.why else ".")


def _told(native: str, held: dict[str, str]) -> str:
    several = [f"“{name}”" for name in held.values()]
    if len(several) > 1:
        return f"The same native form {native} stands with {enumerated(several)}."
    return f"The native form {native} stands with {several[0]}."
