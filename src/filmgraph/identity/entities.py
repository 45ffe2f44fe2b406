"""Printed names become people, companies and festivals with ids.

Everything here is a pure function of *sets of spellings*, so that neither the order of files nor what was loaded
before can change a result. A spelling is what a sheet prints: a name with its native form, a festival with its
place. Which spellings are one person's: see `grouping`.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import NamedTuple

from filmgraph.identity.decisions import NONE, Decisions
from filmgraph.identity.names import checksum, folded, is_latin, key, parts, slug

NO_NATIVE = "plain"
"""Behind the id of the one among people of one name who is printed without a native form."""


class Spelling(NamedTuple):
    """A name as printed, and what was printed with it: the native form of a person, the place of a festival."""

    name: str
    native: str | None = None
    city: str | None = None
    country: str | None = None
    printed: str | None = None
    """What the sheet says, where a decision tells whom that means there: ``name`` is the name of that one."""

    @property
    def as_printed(self) -> Spelling:
        """What the sheet says."""
        return self._replace(name=self.printed, printed=None) if self.printed else self

    @property
    def keys(self) -> tuple[str, ...]:
        """What identifies it: the name's key, and the native form's where there is one."""
        return (key(self.name), key(self.native)) if self.native else (key(self.name),)

    def packed(self) -> str:
        """A JSON list, as it is stored on nodes and edges; `unpack` is the way back.

        >>> unpack(Spelling("ARTE").packed())
        Spelling(name='ARTE', native=None, city=None, country=None, printed=None)
        """
        parts = list(self)
        while parts[-1] is None and len(parts) > 1:
            parts.pop()
        # What json.dumps(parts, ensure_ascii=False) says, ten times as quick: there is one for every edge.
        return f"[{', '.join('null' if part is None else encode_basestring(part) for part in parts)}]"


def unpack(packed: str) -> Spelling:
    """The spelling that `Spelling.packed` wrote."""
    return Spelling(*json.loads(packed))


def meant(spelling: Spelling, sheet: str, decisions: Decisions) -> Spelling:
    """A spelling of a person as it is meant on a sheet, whatever decisions it was made by before."""
    plain = spelling.as_printed
    name = decisions.parting.called(plain.name, plain.native, sheet) if decisions.parting else None
    return plain._replace(name=name, printed=plain.name) if name else plain


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, company or festival: its id, the properties of its node, and the other keys it answers to."""

    id: str
    properties: dict[str, object]
    other_keys: tuple[str, ...] = ()


def ordered(spellings: Iterable[Spelling]) -> list[Spelling]:
    """The spellings, each once, in the one order in which they are looked at."""
    return sorted(set(spellings), key=order)


def order(spelling: Spelling) -> tuple[str, ...]:
    """What spellings are sorted by."""
    return tuple(part or "" for part in spelling)


def person(
    spellings: Iterable[Spelling], decisions: Decisions = NONE, contested: Collection[str] = frozenset()
) -> Entity:
    """The person behind a group of spellings. ``contested`` are keys that others answer to as well.

    The id is the alphabetically first slug among the names in Latin letters (of all names where none is), rather one of
    plain letters; where that name is contested, the native form's checksum stands behind it. The display name is
    the one that the id is made of, with accents where it is printed with them too, for that is the more careful.
    """
    group = ordered(spellings)
    if len(group) == 1 and not decisions.every:  # as most people are, and there is nothing to choose
        return _person(group, key(group[0].name), group[0].name, [], contested)
    names = {key(one.name) for one in group}
    chosen = min(names, key=lambda k: (not is_latin(k), "_" in slug(k), slug(k)))
    bare = {folded(one.name) for one in group if key(one.name) == chosen}
    alike = [one.name for one in group if folded(one.name) in bare]
    display = min(alike, key=lambda name: (name.isascii(), key(name) != chosen, display_order(name)))
    facts: dict[str, str | None] = {
        name: value for one in sorted(names, reverse=True) for name, value in decisions.facts(one).items()
    }
    display, given_id = facts.pop("name", None) or display, facts.pop("id", None)
    natives = sorted({one.native for one in group if one.native})
    printed = (each for one in group for each in (one.name, one.printed) if each)
    others = other_names(display, [*printed, *natives[1:]])
    return _person(
        group, chosen, display, others, contested, given_id=given_id, parted=any(map(decisions.parted, names)), **facts
    )


def _person(
    group: list[Spelling],
    chosen: str,
    display: str,
    others: list[str],
    contested: Collection[str],
    *,
    parted: bool = False,
    given_id: str | None = None,
    wikidata: str | None = None,
    imdb: str | None = None,
) -> Entity:
    native = min((one.native for one in group if one.native), default=None)
    native_key = key(native) if native else None
    given, surname = parts(display)
    properties: dict[str, object] = {
        "name": display,
        "given": given,
        "surname": surname,
        "native": native,
        "native_key": native_key,
        "folded": searchable(display, native, *others),
        "aliases": others,
        "spellings": [one.packed() for one in group],
        "wikidata": wikidata,
        "imdb": imdb,
    }
    every = {k for one in group for k in (one.keys[:1] if parted else one.keys)}
    found_by = set() if given_id else {chosen, native_key}
    others_too = every.difference(found_by).union(every.intersection(contested))
    return Entity(given_id or _id(group, chosen, contested), properties, tuple(sorted(others_too)))


def _id(group: list[Spelling], chosen: str, contested: Collection[str]) -> str:
    """No two people whose names are contested have a native form in common under one name."""
    if chosen not in contested:
        return slug(chosen)
    native = min((key(one.native) for one in group if one.native and key(one.name) == chosen), default=None)
    return f"{slug(chosen)}.{checksum(native) if native else NO_NATIVE}"


def other_names(display: str, names: Iterable[str]) -> list[str]:
    """The names that look different from the display name, sorted: composed and decomposed letters look the same."""
    looks = {unicodedata.normalize("NFC", name) for name in names}
    return sorted(looks - {unicodedata.normalize("NFC", display)})


def searchable(*names: str | None) -> str:
    """The folded forms of all names, the display name's first, separated by a bar."""
    return " | ".join(dict.fromkeys(folded(name) for name in names if name))


def display_order(name: str) -> tuple[bool, bool, str]:
    """The better a name is to look at, the smaller: neither all small letters nor all capitals."""
    return (name == name.lower(), name == name.upper(), name)
