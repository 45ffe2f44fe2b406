"""What a batch of sheets means for the graph: decided by reading it (`decide`), written later (`write`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from filmgraph.identity import NONE, Decisions, Entity, Spelling
from filmgraph.load.edges import Edges

Known = dict[str, set[Spelling]]
"""Id → spellings, of people, companies or festivals."""


@dataclass(slots=True)
class Plan:
    """What is to be written. Nodes stand by label in ``create`` and ``change``, their spellings in ``spellings``."""

    films: list[dict[str, Any]] = field(default_factory=list)
    edges: Edges = field(default_factory=dict)
    create: dict[str, list[Entity]] = field(default_factory=dict)
    change: dict[str, list[Entity]] = field(default_factory=dict)
    spellings: dict[str, Known] = field(default_factory=dict)
    copies: list[tuple[str, str]] = field(default_factory=list)
    renamed: list[dict[str, str | None]] = field(default_factory=list)
    """Films of the graph (id, new, and what is decided of that one) whose ids others claim too now."""
    regrouped: list[str] = field(default_factory=list)
    """Ids of people whose edges are to be lifted, and written again for whom their spellings mean by ``people``."""
    people: dict[Spelling, str] = field(default_factory=dict)
    moved: dict[str, list[str]] = field(default_factory=dict)
    """The same of companies and festivals, by label; what their spellings mean stands in ``things``."""
    things: dict[str, dict[Spelling, str]] = field(default_factory=dict)
    left: dict[str, set[str]] = field(default_factory=dict)
    """Ids by label of nodes that may have lost their last edge to a sheet that was taken away."""
    removed: list[str] = field(default_factory=list)
    """Ids of films that were taken away while this was decided."""
    decisions: Decisions = NONE
    """Those that were in force."""
    takes_away: bool = False
    """Films have left the graph while this was decided, or will."""

    @property
    def plain(self) -> bool:
        """Whether it only brings new sheets, and leaves the films of the graph as they are."""
        return not (self.takes_away or self.renamed)

    def touched(self, films: set[str]) -> dict[str, set[str]]:
        """By label the ids of all nodes that come, go, change, or get or lose an edge with this; of some others too.
        ``films`` are those whose edges were regrouped when it was written."""
        renamed = (row[name] for row in self.renamed for name in ("id", "new"))
        linked = (film for by_film in self.edges.values() for film in by_film)
        came = (film["id"] for film in self.films)
        touched = {"Film": films.union(self.removed, came, filter(None, renamed), linked)}
        meant = {**self.things, "Person": self.people}
        moved = {**self.moved, "Person": self.regrouped}
        for label, known in meant.items():
            written = (one.id for nodes in (self.create, self.change) for one in nodes.get(label, ()))
            touched[label] = {*known.values(), *written, *moved.get(label, ()), *self.left.get(label, ())}
        return touched
