"""Which spellings are one company or festival."""

from __future__ import annotations

import random

import pytest

from filmgraph.identity import Decision, Decisions, Spelling, acronym, company, groups_of_things

RBB = "Rundfunk Berlin-Brandenburg (RBB)"


def companies(*names: str, decided: tuple[Decision, ...] = ()) -> list[set[str]]:
    """The groups by their names, whatever order the spellings come in."""
    spellings = list(map(Spelling, names))
    random.Random(1).shuffle(spellings)
    groups = groups_of_things("Company", spellings, Decisions(decided).of("Company"))
    return sorted(({one.name for one in group} for group in groups), key=sorted)


def decision(kind: str, *names: str) -> Decision:
    return Decision(kind, names, label="Company")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name", ["Universal (USA)", "Pictures (II)", "Studio (Paris)", "Gaumont (UK)", "RBB", "X (a b)"]
)
def test_what_is_no_acronym(name: str) -> None:
    """A country, a number that tells namesakes apart, a word in small letters, and a name without parentheses."""
    assert acronym(name) is None


def test_an_acronym_needs_one_claimant() -> None:
    """One joins; two join nothing, unless a decision makes them one; festivals have none."""
    other = "Rundfunk Berlin Brandenburg (RBB)"
    assert companies("RBB", RBB) == [{"RBB", RBB}]
    assert companies("RBB", RBB, other) == [{"RBB"}, {other}, {RBB}]
    assert companies("RBB", RBB, other, decided=(decision("same", RBB, other),)) == [{"RBB", RBB, other}]
    assert len(groups_of_things("Festival", [Spelling("RBB"), Spelling(RBB)])) == 2


def test_a_decision_wins_over_an_acronym() -> None:
    """Whoever is parted is joined by decisions alone; what is decided to be the acronym is joined as that."""
    assert companies("RBB", RBB, decided=(decision("different", "RBB", RBB),)) == [{"RBB"}, {RBB}]
    assert companies("R. B. B.", RBB, decided=(decision("same", "RBB", "R. B. B."),)) == [{"R. B. B.", RBB}]


def test_two_that_bear_each_others_acronym_are_one() -> None:
    """Chains and circles of acronyms and decisions end."""
    decided = decision("same", "Alpha Beta (AB)", "CD"), decision("same", "Cee Dee (CD)", "AB")
    every = {"Alpha Beta (AB)", "CD", "Cee Dee (CD)", "AB"}
    assert companies(*every, decided=decided) == [every]


def test_a_company_bears_its_long_name() -> None:
    """The id and the name are those with the acronym; the other is an alias, and both are searched."""
    found = company([Spelling("RBB"), Spelling(RBB)])
    assert (found.id.split("_")[0], found.properties["name"]) == ("rundfunk-berlin-brandenburg-rbb", RBB)
    assert (found.properties["acronym"], found.properties["aliases"]) == ("rbb", ["RBB"])
    assert found.properties["folded"] == "rundfunk berlin brandenburg rbb | rbb"
