"""One HTML file with a picture in it, that asks nobody for anything: it opens from disk, and from a letter.

The drawing is done by vis-network, whose script is read out of the installed `pyvis` package at run time. None of
pyvis's own pages are used: they load scripts from elsewhere and do not escape what they are given. The style sheet
that comes with vis-network is left out: nine tenths of it are pictures for buttons that this page does not have.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import json
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from string import Template
from typing import Any

from filmgraph.errors import FilmgraphError, UsageError
from filmgraph.model import Graph, Key
from filmgraph.views import palette, tables
from filmgraph.views.groups import Groups, grouped
from filmgraph.views.packing import packed
from filmgraph.views.picture import picture
from filmgraph.views.plain import clean, one_line, tidy
from filmgraph.views.sizes import sizes

LIMIT, MOST = 2_000, 10_000
"""Nodes that are drawn at once, more can no longer be read; and nodes on one page, in groups that open."""

DRAWING = ("make.js", "draw.js", "sift.js", "save.js")
"""The scripts that every picture shares, in a file and in the explorer."""

LONG_TABLE = 1_000
"""Rows above which the tables start closed: a browser takes seconds to lay out thousands that nobody looks at yet."""


def render(
    graph: Graph,
    *,
    title: str,
    subtitle: str = "",
    about: Sequence[Key] = (),
    highlight: Sequence[Sequence[Key]] = (),
    seed: int = 1,
    command: str = "",
    cypher: str = "",
    size: str = "degree",
    communities: bool = False,
    folded: bool = False,
) -> str:
    """The whole page as text, to be written as UTF-8.

    ``about`` are the nodes, as ``(label, id)``, that get their names before all others, however narrow the picture.
    ``highlight`` are paths, each a sequence of such keys, drawn stronger and from left to right. ``command`` and
    ``cypher`` say how the picture can be had again. ``size`` is one of `sizes.MEASURES`. ``communities``: drawn
    as groups that open, as it is above `LIMIT` nodes in any case. ``folded``: the tables are closed at first. The same
    arguments give the same text, whatever the order of nodes and edges. Raises `UsageError` above `MOST` nodes.

    >>> render(Graph(), title="Nothing yet").startswith("<!DOCTYPE html>")
    True
    """
    graph = readable(tidy(graph), MOST)
    groups = grouped(graph, seed) if communities or len(graph.nodes) > LIMIT else None
    paths = [[(clean(label), clean(id_)) for label, id_ in path] for path in highlight]
    measured = sizes(graph, size)
    named = {(clean(label), clean(id_)) for label, id_ in about}
    drawn = picture(graph, named, paths, seed, measured, groups.places if groups else None)
    return _filled(
        graph,
        {**drawn, **(groups.drawn(graph) if groups else {})},
        groups,
        meaning=measured.meaning,
        title=title,
        subtitle=subtitle,
        paths=bool(paths),
        recipe=_recipe(command, cypher),
        folded=folded or len(graph.nodes) + len(graph.edges) > LONG_TABLE,
    )


def readable(graph: Graph, most: int = LIMIT) -> Graph:
    """The graph as it is. Raises `UsageError` above so many nodes."""
    if len(graph.nodes) > most:
        raise UsageError(
            f"{len(graph.nodes):,} names are too many for one picture; the limit is {most:,}.",
            "Draw the neighbourhood of one film or person, a map of all (view --whole), or export GEXF for Gephi.",
        )
    return graph


def theme() -> str:
    """The colours of light and dark, and what looks alike everywhere, as a style sheet: one for all that is looked at
    in a browser."""
    return Template(asset("theme.css") + asset("common.css")).substitute(
        light=palette.css_variables("light"), dark=palette.css_variables("dark"), kinds=palette.css_kinds()
    )


def _filled(
    graph: Graph,
    drawn: dict[str, Any],
    groups: Groups | None,
    *,
    meaning: str,
    title: str,
    subtitle: str,
    paths: bool,
    recipe: str,
    folded: bool,
) -> str:
    own = ("panel.js", "table.js", *(["groups.js"] if groups else []), "page.js")
    scripts = [vis_script(), "\n".join(asset(name) for name in (*DRAWING, *own))]
    body = _body(graph, groups, paths, meaning, folded) if graph.nodes else asset("empty.html")
    return document(
        title=title,
        subtitle=subtitle,
        main=f"{body}\n{recipe}",
        drawn=packed(drawn, graph),
        scripts=scripts if graph.nodes else [],
        styles=["groups.css"] if groups else [],
    )


def document(
    *,
    title: str,
    subtitle: str,
    main: str,
    drawn: dict[str, Any],
    scripts: Sequence[str],
    styles: Sequence[str] = (),
) -> str:
    """A whole file around ``main``, which is HTML; ``styles`` are sheets in ``assets/`` besides those of every file."""
    style = theme() + "".join(map(asset, ("page.css", *styles)))
    return Template(asset("page.html")).substitute(
        policy=policy(style, scripts),
        title=tables.text(one_line(title)),
        subtitle=f'<p class="subtitle" dir="auto">{tables.text(one_line(subtitle))}</p>' if subtitle else "",
        style=style,
        main=main,
        data=inert(drawn),
        scripts="".join(f"<script>{script}</script>\n" for script in scripts),
    )


def _body(graph: Graph, groups: Groups | None, paths: bool, meaning: str, folded: bool) -> str:
    return Template(asset("body.html")).substitute(
        legend=_legend(graph, paths, meaning),
        count=_count(graph),
        groups=_groups(graph) if groups else "",
        nodes=tables.node_table(graph, groups),
        edges=tables.edge_table(graph),
        open="" if folded else " open",
    )


def _groups(graph: Graph) -> str:
    """The bar that says how many groups are open, and why there are any."""
    many = f"{len(graph.nodes):,} names are too many to be shown at once, so they are drawn as groups."
    return Template(asset("groups.html")).substitute(why=f"<span>{many}</span>" if len(graph.nodes) > LIMIT else "")


def _legend(graph: Graph, paths: bool, meaning: str) -> str:
    strong = '<li class="line"><span class="stroke" aria-hidden="true"></span>Path</li>' if paths else ""
    return kinds(graph) + strong + f'<li class="line">Size: {meaning}</li>'


def kinds(graph: Graph) -> str:
    """The kinds of nodes with their numbers, each a button of the legend."""
    counts = Counter(node.label if node.label in palette.STYLES else "Other" for node in graph.nodes)
    return "".join(
        f'<li><button type="button" class="kind" data-kind="{label}" aria-pressed="true" title="Show or hide">'
        f"{tables.swatch(label)}<span>{label if counts[label] == 1 else palette.style(label).plural}</span> "
        f"<small>{counts[label]:,}</small></button></li>"
        for label in (*palette.STYLES, "Other")
        if counts[label]
    )


def _count(graph: Graph) -> str:
    nodes, edges = len(graph.nodes), len(graph.edges)
    return f"{nodes:,} {'name' if nodes == 1 else 'names'}, {edges:,} {'connection' if edges == 1 else 'connections'}"


def _recipe(command: str, cypher: str) -> str:
    """How to have the picture again, to be copied."""
    blocks = "".join(
        f'<div class="copy"><h3>{name}</h3><pre tabindex="0"><code>{tables.text(code)}</code></pre></div>'
        for name, code in (("Command", command), ("Cypher", cypher))
        if code
    )
    summary = "<summary>How to make this picture again</summary>"
    return f'<details class="recipe">{summary}{blocks}</details>' if blocks else ""


def inert(drawn: dict[str, Any]) -> str:
    """JSON that no HTML parser can mistake for anything else."""
    text = json.dumps(drawn, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029]", lambda hit: f"\\u{ord(hit[0]):04x}", text)


def policy(style: str, scripts: Sequence[str]) -> str:
    """The page may run its own scripts and wear its own style, by their hashes, and load nothing at all."""
    allowed = " ".join(_hash(script) for script in scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


@cache
def asset(name: str) -> str:
    """The text of a file in ``assets/``."""
    return resources.files("filmgraph.views").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def vis_script() -> str:
    """vis-network's script out of the installed pyvis, which is found but not imported: it would import IPython."""
    spec = importlib.util.find_spec("pyvis")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for file in sorted(Path(folder).glob("lib/vis-9.*/vis-network.min.js"), reverse=True):
            script = file.read_text(encoding="utf-8").replace("</script", "<\\/script")
            # A file saved with CRLF would be hashed here and read by the browser as LF: one of the two must give way.
            return re.sub(r"//# sourceMappingURL=\S+", "", script.replace("\r\n", "\n"))
    raise FilmgraphError("The script that draws the picture is missing from the package pyvis.", "pip install pyvis")
