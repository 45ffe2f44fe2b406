"""Which spellings are one company or festival: those of one name, those that people decided, and acronyms.

A company printed with its acronym in parentheses, ``Rundfunk Berlin-Brandenburg (RBB)``, and ``RBB`` are one as long
as no other company bears that acronym: a function of all spellings, so that a second claimant parts them again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from filmgraph.countries import country_code
from filmgraph.identity.decisions import NONE, Decisions, joined
from filmgraph.identity.entities import Entity, Spelling, display_order, ordered, other_names, searchable
from filmgraph.identity.names import key, slug

_LAST = re.compile(r"\(([^\W\d_][^\W_]{1,7})\)[^()]*$")
_SHORT = re.compile(r"[^\W\d_][^\W_]{1,7}")
_NUMBER = re.compile("[IVX]+")


def acronym(name: str) -> str | None:
    """The key of the acronym that stands behind a company's name in parentheses; None where there is none.

    Capitals only, and neither a country nor the number that tells namesakes apart.

    >>> acronym("Rundfunk Berlin-Brandenburg (RBB)"), acronym("Universal (USA)"), acronym("Independent Pictures (II)")
    ('rbb', None, None)
    """
    found = _LAST.search(name)
    if not found or found[1] != found[1].upper() or _NUMBER.fullmatch(found[1]) or country_code(found[1]):
        return None
    return key(found[1])


def acronyms(keys: Iterable[str]) -> set[str]:
    """The acronyms on which it may depend what these keys are: those behind them, and those that they may be."""
    every = set(keys)
    return {found[1] for one in every if (found := _LAST.search(one))} | set(filter(_SHORT.fullmatch, every))


def groups_of_things(label: str, spellings: Iterable[Spelling], decisions: Decisions = NONE) -> list[list[Spelling]]:
    """The spellings of companies or festivals by what they mean, each group sorted. ``decisions`` are the label's.

    >>> some = Spelling("RBB"), Spelling("Rundfunk Berlin-Brandenburg (RBB)")
    >>> len(groups_of_things("Company", some)), len(groups_of_things("Company", [*some, Spelling("Radio BB (RBB)")]))
    (1, 3)
    """
    by_root: dict[str, list[Spelling]] = defaultdict(list)
    for one in ordered(spellings):
        by_root[decisions.root(key(one.name))].append(one)
    tops = joined(_by_acronym(by_root, decisions)) if label == "Company" else {}
    groups: dict[str, list[Spelling]] = defaultdict(list)
    for root, some in by_root.items():
        groups[tops.get(root, root)] += some
    return [ordered(some) for some in groups.values()]


def _by_acronym(by_root: Mapping[str, list[Spelling]], decisions: Decisions) -> Iterator[set[str]]:
    """Pairs of roots: an acronym, and the only company that bears it. A decision that parts one of them wins."""
    claims: dict[str, set[str]] = defaultdict(set)
    for root, some in by_root.items():
        for one in some:
            if short := acronym(one.name):
                claims[short].add(root)
    for short, claimants in sorted(claims.items()):
        pair = {decisions.root(short), *claimants}
        if len(claimants) == 1 and pair <= by_root.keys() and not any(map(decisions.parted, pair)):
            yield pair


def company(spellings: Iterable[Spelling], decisions: Decisions = NONE) -> Entity:
    """The company behind a group of spellings. Of several names it bears the one with its acronym, else the first."""
    group = ordered(spellings)
    first = min((short for one in group if (short := acronym(one.name))), default=None)
    return _named(group, decisions, {"acronym": first})


def festival(spellings: Iterable[Spelling], decisions: Decisions = NONE) -> Entity:
    """The festival behind a group of spellings; the place is the first printed in full, rather with a country that we
    know."""
    group = ordered(spellings)
    placed = min(group, key=lambda one: (not one.country, not one.city, not _code(one)))
    return _named(group, decisions, {"city": placed.city, "country": placed.country, "country_code": _code(placed)})


def _code(spelling: Spelling) -> str | None:
    return country_code(spelling.country) if spelling.country else None


def _named(group: list[Spelling], decisions: Decisions, more: dict[str, object]) -> Entity:
    keys = {key(one.name) for one in group}
    long = {key(one.name) for one in group if "acronym" in more and acronym(one.name)}
    chosen = min(keys, key=lambda one: (one not in long, slug(one)))
    display = min((one.name for one in group if key(one.name) == chosen), key=display_order)
    facts = {name: value for one in sorted(keys, reverse=True) for name, value in decisions.facts(one).items()}
    name = facts.get("name", display)
    others = other_names(name, (one.name for one in group))
    properties: dict[str, object] = {
        "name": name,
        **more,
        "folded": searchable(name, *others),
        "aliases": others,
        "spellings": [one.packed() for one in group],
        "wikidata": facts.get("wikidata"),
        "imdb": facts.get("imdb"),
    }
    return Entity(slug(chosen), properties)


MAKERS: dict[str, Callable[[Iterable[Spelling], Decisions], Entity]] = {"Company": company, "Festival": festival}
"""What makes a thing of a group of spellings, by label."""
