"""What a doubt is: two nodes of one label that may be one, how likely, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two nodes of one label that may be one. ``score`` runs from 0 (apart) to 1 (one); ``reasons`` are sentences.

    >>> Proposal("Person", "a", "b", "A", "B", 0.9, ("Both composed.",)).to_dict()["reasons"]
    ['Both composed.']
    """

    label: str
    a: str
    b: str
    a_name: str
    b_name: str
    score: float
    reasons: tuple[str, ...]

    def to_dict(self) -> dict[str, object]:
        """As JSON has it: the score in two decimals, the reasons as a list."""
        return {
            "label": self.label,
            "a": self.a,
            "b": self.b,
            "a_name": self.a_name,
            "b_name": self.b_name,
            "score": round(self.score, 2),
            "reasons": list(self.reasons),
        }


Judge = Callable[[str, str], Proposal | None]
"""Compares two nodes of one label by their ids; None where nothing is alike. The score may be too low to propose."""


def enumerated(words: Sequence[str]) -> str:
    """One or more words as a sentence has them.

    >>> enumerated(["A", "B", "C"]), enumerated(["A"])
    ('A, B and C', 'A')
    """
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]
