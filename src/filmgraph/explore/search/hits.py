"""What a name may mean."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from filmgraph.explore.search.alike import CERTAIN
from filmgraph.explore.search.filling import Named
from filmgraph.explore.words import titled
from filmgraph.model import Key, Node


@dataclass(frozen=True, slots=True)
class Hit:
    """A film, person, company or festival that a text may mean; ``match`` says how well it fits."""

    label: str
    id: str
    name: str
    year: int | None = None
    native: str | None = None
    match: str = CERTAIN
    score: float = 100.0
    sheet: str | None = None

    @property
    def key(self) -> Key:
        """What its node goes by."""
        return (self.label, self.id)

    @property
    def certain(self) -> bool:
        """Whether it is called by the very text, or that is its id."""
        return self.match == CERTAIN

    @property
    def title(self) -> str:
        """Its name; of a film with the year."""
        return titled(self.name, self.year)

    @property
    def node(self) -> Node:
        """Its node, with no more than its name."""
        film = self.label == "Film"
        named = {"title": self.name, "year": self.year} if film else {"name": self.name, "native": self.native}
        return Node(self.label, self.id, {name: value for name, value in named.items() if value is not None})

    def to_dict(self) -> dict[str, Any]:
        """The hit as a dictionary."""
        return asdict(self)

    def __str__(self) -> str:
        return f"{self.title}, {self.label.lower()}" + (f", {self.native}" if self.native else "")


def hit_of(row: Named, match: str = CERTAIN, score: float = 100.0) -> Hit:
    """A row of the names as a hit."""
    return Hit(row.label, row.id, row.name, row.year, row.native, match, score, row.sheet)
