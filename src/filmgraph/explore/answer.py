"""What every answer can become: a dictionary, rows, a data frame, a network, a picture, a table in a notebook."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

from filmgraph.errors import UsageError
from filmgraph.explore.words import source

if TYPE_CHECKING:
    import networkx
    import pandas
    from _typeshed import DataclassInstance

    from filmgraph.explore.search import Hit
    from filmgraph.model import Graph
    from filmgraph.views.notebook import View

Source = dict[str, Any]
"""``{sheet, line}``: where a fact stands; lines count from 1."""

SOURCES = "sources"
"""The key of a row's sources, a list of `Source`; every row has it."""


class Answer(ABC):
    """An answer that can be quoted. ``columns`` are the keys of `rows` in the order of a table, without the sources."""

    columns: ClassVar[tuple[str, ...]]

    @abstractmethod
    def to_dict(self) -> dict[str, Any]:
        """The answer in its public JSON shape, sources included."""

    @abstractmethod
    def rows(self) -> list[dict[str, Any]]:
        """A dictionary a line of the answer's table: the `columns`, and ``sources``, a list of `Source`."""

    @abstractmethod
    def to_graph(self) -> Graph:
        """The nodes and edges that the answer speaks of, for a view."""

    def subjects(self) -> tuple[Hit, ...]:
        """Whom or what was asked about: every `Hit` that the answer holds."""
        from filmgraph.explore.search import Hit

        held = (getattr(self, one.name) for one in fields(self))  # type: ignore[arg-type]  # answers are dataclasses
        each = (one for value in held for one in (value if isinstance(value, tuple) else (value,)))
        return tuple(one for one in each if isinstance(one, Hit))

    def view(self, title: str = "", **words: Any) -> View:
        """What it speaks of as a picture: it shows itself in a notebook, and ``save("NAME.html")`` writes the page.

        ``words`` are the other fields of `filmgraph.views.notebook.View`: ``subtitle``, ``seed``, ... The picture
        raises `UsageError` where there are too many nodes for one.
        """
        from filmgraph.views.notebook import View

        about = self.subjects()
        title = title or " – ".join(hit.name for hit in about[:4]) or type(self).__name__
        return View(self.to_graph(), title, **{"about": [hit.key for hit in about], **words})

    def to_networkx(self) -> networkx.MultiDiGraph:
        """The same as a directed networkx graph; a node is ``(label, id)``, an edge's key its type."""
        import networkx as nx

        graph, network = self.to_graph(), nx.MultiDiGraph()
        network.add_nodes_from((node.key, dict(node.properties)) for node in graph.nodes)
        network.add_edges_from((edge.start, edge.end, {"type": edge.type, **edge.properties}) for edge in graph.edges)
        return network

    def to_frame(self) -> pandas.DataFrame:
        """The rows as a data frame. Raises `UsageError` where pandas is not installed."""
        try:
            import pandas as pd
        except ImportError as error:
            raise UsageError("pandas is not installed.", "pip install pandas, or use rows().") from error
        return pd.DataFrame([cells(row) for row in self.rows()], columns=[*self.columns, SOURCES])

    def _repr_html_(self) -> str:
        columns = [*self.columns, SOURCES]
        head = "".join(f"<th>{escape(name)}</th>" for name in columns)
        rows = ([cells(row).get(name) for name in columns] for row in self.rows())
        body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


_CODES = ("country_code",)


def filled(columns: Iterable[str], rows: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Those of the columns in which some row says something, but for codes of what stands beside them by name.

    >>> filled(("year", "section"), [{"year": 1999, "section": None}, {"year": 2000, "section": None}])
    ('year',)
    """
    said = (name for name in columns if name not in _CODES)
    return tuple(name for name in said if any(row.get(name) not in (None, "", [], ()) for row in rows))


def cells(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row whose sources are written as ``sheet:line``.

    >>> cells({"name": "Denis LAVANT", "sources": [{"sheet": "/archive/tuvalu.txt", "line": 5}]})
    {'name': 'Denis LAVANT', 'sources': ['tuvalu.txt:5']}
    """
    return {**row, SOURCES: list(dict.fromkeys(map(source, row[SOURCES])))}


def cited(fact: DataclassInstance) -> dict[str, Any]:
    """A dataclass with ``sheet`` and ``line`` as the row of an answer, where these two are its one source."""
    row = asdict(fact)
    source = {name: row.pop(name) for name in ("sheet", "line")}
    return {**row, SOURCES: [source]}


def _cell(value: Any) -> str:
    text = "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else "" if value is None else str(value)
    return f'<td dir="auto">{escape(text)}</td>'
