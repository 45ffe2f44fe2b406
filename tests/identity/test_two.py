"""One person who may be two: what makes one ask, and what does not."""

from __future__ import annotations

import pytest

from filmgraph.identity.doubt import Candidate, Crowd, partings
from tests.identity.test_doubt import person

KELLYS = [person(f"Michael {'abcdefghij'[at] * 4}", f"SHOT c{at} 1990") for at in range(10)] + [
    person(f"{'abcdefghij'[at] * 4} KELLY", f"SHOT c{at} 1990") for at in range(10)
]


def told(one: Candidate, *others: Candidate, companies: dict[str, list[str]] | None = None) -> list[str]:
    return [reason for each in partings(Crowd.of((one, *others)), [one], companies or {}) for reason in each.reasons]


def test_films_of_more_than_one_life_are_told() -> None:
    """Who acts in 1915 and in 2014 may be two; not whose books are filmed a century on."""
    assert told(person("Anna ONE", "ACTED_IN a 1915", "ACTED_IN b 2014")) == [
        "Films of 1915 and of 2014: more than one working life."
    ]
    for field in ("WROTE", "COMPOSED", "WROTE_ABOUT", "CREDITED"):
        assert told(person("Jane ONE", "WROTE a 1915", f"{field} b 2014")) == []


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        ("EDITED mulan 1998", "ACTED_IN steel 2013", True),
        ("EDITED mulan 1998", "ACTED_IN steel 2003", False),
        ("EDITED mulan 1998", "EDITED steel 2013", False),
        ("DIRECTED mulan 1998", "ACTED_IN steel 2013", False),
    ],
)
def test_a_gap_between_works_with_nothing_in_common(first: str, second: str, asked: bool) -> None:
    """An editor and, fifteen years later, an actor of a usual name may be two; not after a shorter while, nor in one
    field, nor where directors act; nor where a colleague, a company or a rare name speaks for one."""
    one = person("Michael KELLY", first, second)
    assert bool(told(one, *KELLYS)) == asked
    colleague = person("Emir ONE", first.replace("EDITED", "SHOT"), second.replace("ACTED_IN", "SHOT"))
    assert told(one, *KELLYS, colleague) == []
    assert told(one, *KELLYS, companies={"mulan": ["CTB"], "steel": ["CTB"]}) == []
    assert told(one) == []
