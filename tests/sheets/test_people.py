"""People who stand on a sheet otherwise than between commas and dots."""

from __future__ import annotations

import pytest

from filmgraph.sheets import read

TOP = "France, 1999, 90mn\nTitle : A\n"


def people(sheet: str) -> list[tuple[str, str | None, str]]:
    """Name, role and printed text of each credit."""
    found = read((TOP + sheet).encode(), "a.txt")
    return [(one.name, one.role, one.raw) for one in found.credits]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Jean DUPONT et Marie DURAND", ["Jean DUPONT", "Marie DURAND"]),
        ("Joel COEN and Ethan COEN, Roger DEAKINS", ["Joel COEN", "Ethan COEN", "Roger DEAKINS"]),
        ("Anna ONE (Анна ОДИН) & Ben TWO (Бен ДВА)", ["Anna ONE", "Ben TWO"]),
        ("Joel et Ethan COEN", ["Joel et Ethan COEN"]),
        ("José ORTEGA y GASSET", ["José ORTEGA y GASSET"]),
        ("Marty & Elayne", ["Marty & Elayne"]),
    ],
)
def test_a_word_that_joins_two_names_parts_them(printed: str, names: list[str]) -> None:
    """Two are read where both are names for sure, and never half a name."""
    assert [name for name, _, _ in people(f"Music : {printed}\n")] == names


def test_two_who_share_a_role_have_it_both() -> None:
    """A cast line of two people is two credits with its role, and each keeps the whole line."""
    line = "Jean DUPONT et Marie DURAND ... Les voisins"
    assert people(f"Cast :\n{line}\n") == [("Jean DUPONT", "Les voisins", line), ("Marie DURAND", "Les voisins", line)]


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("Jean DUPONT - Le roi, père de X", "Jean DUPONT", "Le roi, père de X"),
        ("Jean-Luc BIDEAU – Max", "Jean-Luc BIDEAU", "Max"),
        ("Anna - Maria LOPEZ", "Anna - Maria LOPEZ", None),
        ("Jean DUPONT ... Le roi - le vrai", "Jean DUPONT", "Le roi - le vrai"),
    ],
)
def test_a_dash_parts_name_and_role(line: str, name: str, role: str | None) -> None:
    """What stands before it must be a name for sure; where dots part them a dash belongs to the role."""
    assert people(f"Cast :\n{line}\n") == [(name, role, line)]
