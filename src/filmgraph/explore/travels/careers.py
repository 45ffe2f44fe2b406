"""The work of a person or a company, year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar, NamedTuple

from filmgraph.explore.answer import Answer, Source
from filmgraph.explore.asking import asked
from filmgraph.explore.films import film_node
from filmgraph.explore.search import Hit
from filmgraph.explore.travels.selections import Lanes
from filmgraph.explore.words import printed
from filmgraph.model import EDGES, RANK, Edge, Graph
from filmgraph.store import Reader


class Job(NamedTuple):
    """What somebody did on a film, as a list travels; it stands on ``line`` of ``sheet``."""

    type: str
    credit: str | None
    role: str | None
    sheet: str
    line: int

    def __str__(self) -> str:
        what = printed(self.type, self.credit)
        return f"{what}: {self.role}" if self.role else what

    @property
    def source(self) -> Source:
        """Where it stands."""
        return {"sheet": self.sheet, "line": self.line}


@dataclass(frozen=True, slots=True)
class Work:
    """A film with all that somebody did on it."""

    year: int | None
    id: str
    title: str
    jobs: tuple[Job, ...]


@dataclass(frozen=True)
class Career(Answer):
    """Films with jobs, oldest first; a film without a year comes last."""

    columns: ClassVar[tuple[str, ...]] = ("year", "title", "jobs", "id")

    who: Hit
    works: tuple[Work, ...]

    def to_dict(self) -> dict[str, Any]:
        """``{label, id, name, first, last, breaks, years, films}``; ``breaks`` are the years without a film between."""
        counted = self._films_by_year()
        return {
            **{name: getattr(self.who, name) for name in ("label", "id", "name")},
            "first": min(counted, default=None),
            "last": max(counted, default=None),
            "breaks": self.breaks(),
            "years": [{"year": year, "films": films} for year, films in sorted(counted.items())],
            "films": self.rows(),
        }

    def rows(self) -> list[dict[str, Any]]:
        """A row a film."""
        return [
            {
                "year": work.year,
                "title": work.title,
                "jobs": list(dict.fromkeys(map(str, work.jobs))),
                "id": work.id,
                "sources": [job.source for job in work.jobs],
            }
            for work in self.works
        ]

    def breaks(self) -> list[dict[str, int]]:
        """The years without a film between the first and the last, as ``{from, to, years}``, both included."""
        years = pairwise(sorted(self._films_by_year()))
        return [{"from": a + 1, "to": b - 1, "years": b - a - 1} for a, b in years if b - a > 1]

    def lanes(self) -> Lanes:
        """A line a kind of job, with the number of films of each year."""
        types = {job.type for work in self.works for job in work.jobs}
        return {
            printed(type_).lower(): Counter(
                work.year for work in self.works if work.year is not None and type_ in {job.type for job in work.jobs}
            )
            for type_ in EDGES
            if type_ in types
        }

    def to_graph(self) -> Graph:
        """Who it is, and the films."""
        films = [film_node(work.id, work.title, work.year) for work in self.works]
        edges = (_edge(self.who, work.id, job) for work in self.works for job in work.jobs)
        return Graph([self.who.node, *sorted(films, key=lambda node: node.id)], list(edges))

    def _films_by_year(self) -> Counter[int]:
        return Counter(work.year for work in self.works if work.year is not None)


QUESTIONS: Mapping[str, str] = {"Person": "career", "Company": "career-of-company"}
"""The question to ask about each kind that has a career."""


def career(reader: Reader, who: Hit) -> Career:
    """The films of a person or a company with the jobs on each."""
    works = map(_work, asked(reader, QUESTIONS[who.label], id=who.id).dicts())
    return Career(who, tuple(sorted(works, key=lambda work: (work.year is None, work.year or 0, work.title, work.id))))


def _work(row: Mapping[str, Any]) -> Work:
    return Work(row["year"], row["film"], row["title"], tuple(_in_order(map(Job._make, row["jobs"]))))


def _in_order(jobs: Iterable[Job]) -> list[Job]:
    return sorted(jobs, key=lambda job: (RANK[job.type], job.line, job.credit or "", job.role or ""))


def _edge(who: Hit, film: str, job: Job) -> Edge:
    own = {name: value for name, value in (("credit", job.credit), ("role", job.role)) if value}
    return Edge(job.type, who.key, ("Film", film), {**own, **job.source})
