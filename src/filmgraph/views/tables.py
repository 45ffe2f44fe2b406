"""The table twin: all that the picture holds, as two tables that need no script and no sight.

They are also where the page's script reads names, details and sources, so that nothing is written twice. A large page
is nearly all tables: each row is as short as HTML allows, without the end tags, quotes and classes that a browser and
the style sheet do without (https://html.spec.whatwg.org/multipage/syntax.html#optional-tags).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from filmgraph.model import Edge, Graph, Key, Node
from filmgraph.views import palette
from filmgraph.views.groups import Groups
from filmgraph.views.plain import clean, one_line
from filmgraph.views.words import edge_facts, facts, manner, source, verb

_LONG = 2_000
"""Letters of a single property in the page: a synopsis fits, a runaway text does not take the page with it."""


def text(value: object) -> str:
    """Text as HTML that is only text.

    >>> text("<b>8½</b>")
    '&lt;b&gt;8½&lt;/b&gt;'
    """
    return escape(clean(value), quote=True)


def swatch(label: str) -> str:
    """A label's shape in its colour, hidden from screen readers, which hear the word beside it.

    >>> swatch("Film")[:42]
    '<svg class="swatch k-film" viewBox="0 0 16'
    """
    kind, path = palette.css_class(label), palette.style(label).path
    return f'<svg class="swatch {kind}" viewBox="0 0 16 16" aria-hidden="true"><path d="{path}"/></svg>'


def node_table(graph: Graph, groups: Groups | None = None) -> str:
    """Name, kind, properties and number of connections of each node; row ``n0``, ``n1``, ... in the graph's order.
    With groups, the name of each node's own.

    >>> node_table(Graph([Node("Film", "heat", {"title": "Heat"})])).count("<tr id=n")
    1
    """
    degree = Counter(key for edge in graph.edges for key in {edge.start, edge.end})
    last = [f"<td>{_bdi(groups.name(node.key))}" if groups else "" for node in graph.nodes]
    rows = (_node_row(number, node, degree[node.key], last[number]) for number, node in enumerate(graph.nodes))
    heads = ["Name", "Kind", "Details", "Connections", *(["Group"] if groups else [])]
    return _table("nodes", "Films, people, companies, festivals", heads, rows)


def edge_table(graph: Graph) -> str:
    """From, how, to and the source of each edge, in the graph's order.

    >>> edge = Edge("DIRECTED", ("Person", "a"), ("Film", "b"))
    >>> "<button>directed</button>" in edge_table(Graph([Node("Person", "a"), Node("Film", "b")], [edge]))
    True
    """
    links = {node.key: _link(number, node) for number, node in enumerate(graph.nodes)}
    rows = (_edge_row(edge, links) for edge in graph.edges)
    return _table("edges", "Connections", ["From", "Connection", "To", "Source"], rows)


def _table(name: str, caption: str, heads: Sequence[str], rows: Iterable[str]) -> str:
    head = "".join(f'<th scope="col">{text(title)}</th>' for title in heads)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{text(caption)}"><table id="{name}">'
        f"<caption>{text(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _node_row(number: int, node: Node, degree: int, last: str) -> str:
    return (
        f"<tr id=n{number}><th scope=row>{_link(number, node)}<td class={palette.css_class(node.label)}>"
        f"{text(node.label)}<td>{_facts(facts(node))}<td>{degree}{last}\n"
    )


def _edge_row(edge: Edge, links: dict[Key, str]) -> str:
    place, printed = source(edge)
    how = f"<button>{text(verb(edge))}</button> {_bdi(manner(edge))}{_facts(edge_facts(edge))}"
    quote = f"<q>{text(_cut(printed))}</q>" if printed else ""
    return f"<tr><td>{links[edge.start]}<td>{how}<td>{links[edge.end]}<td>{text(place)}{quote}\n"


def _link(number: int, node: Node) -> str:
    return f"<a href=#n{number}>{text(_cut(one_line(node.caption)))}</a>"


def _bdi(value: str) -> str:
    return f"<bdi>{text(_cut(value))}</bdi>" if value else ""


def _facts(rows: list[tuple[str, str]]) -> str:
    inner = "".join(f"<div><dt>{text(name)}<dd>{text(_cut(value))}</div>" for name, value in rows)
    return f"<dl>{inner}</dl>" if inner else ""


def _cut(value: str) -> str:
    if len(value) <= _LONG:
        return value
    return f"{value[:_LONG]}… ({len(value):,} letters)"
