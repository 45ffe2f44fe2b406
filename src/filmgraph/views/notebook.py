"""A picture that shows itself in a notebook: the live page in a sandbox, and a still one for readers without scripts.

Whoever shows the notebook chooses by type. ``text/html`` is the page in an iframe that may run the page's own scripts
and nothing else: it has no origin, and reaches neither the notebook nor a network. It lies on the still picture, which
is seen where a viewer takes the iframe away, or runs no scripts. ``image/svg+xml`` is the still picture alone, for
viewers that show pictures only. IPython is not needed for any of it.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from filmgraph.model import Graph, Key
from filmgraph.views import page
from filmgraph.views.files import save_text
from filmgraph.views.picture import picture
from filmgraph.views.plain import clean, one_line, tidy
from filmgraph.views.sizes import sizes
from filmgraph.views.svg import drawing

HEIGHT = 680
"""Pixels of the live page in a notebook."""


@dataclass(frozen=True)
class View:
    """A picture of a graph: ``page()`` as one offline file, ``svg()`` as it stands still, itself in a notebook.

    ``about``, ``highlight``, ``size`` and ``communities`` are as `filmgraph.views.page.render` has them.

    >>> from filmgraph.model import Node
    >>> View(Graph([Node("Film", "heat", {"title": "Heat"})]), "One film")
    <One film: 1 nodes, 0 edges>
    """

    graph: Graph
    title: str
    subtitle: str = ""
    about: Sequence[Key] = ()
    highlight: Sequence[Sequence[Key]] = ()
    seed: int = 1
    command: str = ""
    cypher: str = ""
    size: str = "degree"
    communities: bool = False

    def __repr__(self) -> str:
        return f"<{one_line(self.title)}: {len(self.graph.nodes)} nodes, {len(self.graph.edges)} edges>"

    def page(self, *, folded: bool = False) -> str:
        """The offline page as text, its tables closed at first if ``folded``. Raises `UsageError` where there are too
        many nodes for one picture."""
        words = {
            name: getattr(self, name) for name in ("title", "subtitle", "command", "cypher", "size", "communities")
        }
        return page.render(
            self.graph, about=self.about, highlight=self.highlight, seed=self.seed, folded=folded, **words
        )

    def svg(self) -> str:
        """The still picture, an SVG element. Raises as `page` does."""
        graph = page.readable(tidy(self.graph))
        paths = [[(clean(label), clean(id_)) for label, id_ in path] for path in self.highlight]
        about = {(clean(label), clean(id_)) for label, id_ in self.about}
        return drawing(picture(graph, about, paths, self.seed, sizes(graph, self.size)), self.title)

    def save(self, path: str | Path) -> Path:
        """Write the page, or the still picture where the name ends in ``.svg``."""
        path = Path(path)
        return save_text(path, self.svg() if path.suffix.lower() == ".svg" else self.page())

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        still = self.svg()
        return {"text/plain": repr(self), "image/svg+xml": still, "text/html": _framed(self, still)}


def _framed(view: View, still: str) -> str:
    """The live page on top of the still one. Its ``Save`` needs ``allow-downloads``; it gets nothing else.

    Its tables are closed, so that there is little to scroll inside what is scrolled itself.
    """
    name = escape(one_line(view.title), quote=True)
    coded = base64.b64encode(still.encode()).decode()
    return (
        f'<div style="position:relative;min-height:{HEIGHT}px">'
        f'<img alt="{name}" src="data:image/svg+xml;base64,{coded}" style="max-width:100%">'
        f'<iframe class="filmgraph-live" title="{name}" sandbox="allow-scripts allow-downloads" '
        f'srcdoc="{escape(view.page(folded=True), quote=True)}" '
        'style="position:absolute;inset:0;width:100%;height:100%;border:0"></iframe></div>'
        "<noscript><style>.filmgraph-live{display:none}</style></noscript>"
    )
