"""The answer to “how are these two connected?”."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from filmgraph.explore.answer import SOURCES, Answer
from filmgraph.explore.search import Hit
from filmgraph.model import Graph, Key

if TYPE_CHECKING:
    from filmgraph.views.notebook import View


@dataclass(frozen=True, slots=True)
class Step:
    """One edge of a path in words that can be checked: ``text`` stands on ``line`` of ``sheet``."""

    from_: str
    edge: str
    to: str
    role: str | None
    sheet: str
    line: int
    text: str
    sentence: str

    def to_dict(self) -> dict[str, Any]:
        """The step as a dictionary, without its sentence."""
        told = {"from": self.from_, **asdict(self)}
        del told["from_"], told["sentence"]
        return told


@dataclass(frozen=True, slots=True)
class Path:
    """A connection: the nodes it runs through, and a step from each to the next."""

    nodes: tuple[Key, ...]
    steps: tuple[Step, ...]

    @property
    def films(self) -> int:
        """How many films stand on the path, its ends included."""
        return sum(label == "Film" for label, _ in self.nodes)

    def to_dict(self) -> dict[str, Any]:
        """The path as a dictionary."""
        steps = [step.to_dict() for step in self.steps]
        return {"films": self.films, "steps": steps, "sentences": [step.sentence for step in self.steps]}


@dataclass(frozen=True)
class Paths(Answer):
    """The connections of two, the best first, with the bounds within which they were looked for."""

    columns: ClassVar[tuple[str, ...]] = ("path", "from", "edge", "to", "role", "sheet", "line", "text")

    from_: Hit
    to: Hit
    paths: tuple[Path, ...]
    limit: int
    truncated: bool
    """Whether there is, or may be, more than is given."""
    graph: Graph
    """The nodes and edges of all paths, for a view."""
    shortest: int = 0
    """How many shortest paths there are, given or not."""
    connected: bool | None = None
    """Whether there is a path where nothing is left out; None: nobody looked far enough to know."""
    reason: str = ""
    """Why there is no path, or not all that were asked for; empty where nothing is missing."""

    def to_dict(self) -> dict[str, Any]:
        """The answer as a dictionary, in the public shape."""
        return {
            "from": self.from_.name,
            "to": self.to.name,
            "found": bool(self.paths),
            "paths": [path.to_dict() for path in self.paths],
            "limit": self.limit,
            "truncated": self.truncated,
            "shortest": self.shortest,
            "connected": self.connected,
            "reason": self.reason or None,
        }

    def rows(self) -> list[dict[str, Any]]:
        """A line a step, ``path`` counting from 1."""
        return [
            {"path": number, **step.to_dict(), SOURCES: [{"sheet": step.sheet, "line": step.line}]}
            for number, path in enumerate(self.paths, 1)
            for step in path.steps
        ]

    def to_graph(self) -> Graph:
        """The nodes and edges of all paths."""
        return self.graph

    def view(self, title: str = "", **words: Any) -> View:
        """The paths from left to right, drawn stronger than what else is there."""
        own = {"subtitle": self._between(), "highlight": [one.nodes for one in self.paths]}
        return super().view(title, **{**own, **words})

    def _between(self) -> str:
        if not self.paths:
            return self.reason
        films = "1 film" if self.paths[0].films == 1 else f"{self.paths[0].films} films"
        best = "shortest" if len({one.films for one in self.paths}) == 1 else "best"
        paths = f"the {best} path" if len(self.paths) == 1 else f"{len(self.paths)} of the {best} paths"
        return f"{films} between them; {paths}"
