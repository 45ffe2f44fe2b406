"""Pages against plain pyvis: ``python -m benchmarks.pages``.

Both sides make a page of the same graph, with the same words on nodes and edges and the scripts inside the file, one a
turn. pyvis leaves it to the browser to find a place for each node, while one waits: so what is compared first is the
time until a picture stands still in a real browser, from the beginning of writing it. Writing alone is told as well,
without a bound: ours includes the layout.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pyvis.network import Network
from tests.browser import launched

from benchmarks import common
from filmgraph.model import Edge, Graph, Node
from filmgraph.views import layout, page

GRAPHS = ((300, 900), (2_000, 6_000))
"""Nodes and edges."""
STILL, SIZE = 0.5, 1.2
LAYOUT = 2.0
"""Seconds that places for 2,000 nodes may take."""
WAIT = 45.0
"""Seconds in the browser after which a picture that still moves is left; it counts as still then, in its favour."""

DRAWN = ("afterDrawing",)
SETTLED = ("stabilizationIterationsDone", "stabilized")
"""When each side's picture stands still, in events of vis-network: ours as soon as it is drawn; pyvis's when nothing
moves any more, or when vis-network gives up after a thousand steps and shows what it has, whichever is sooner."""


def crowd(nodes: int, edges: int) -> Graph:
    """Films with casts that overlap, as those of one country do."""
    drawn, films = random.Random(1), nodes // 7
    people = nodes - films
    graph = Graph(
        [Node("Film", f"f{at}", {"title": f"A Film Called {at}", "year": 1950 + at % 70}) for at in range(films)]
    )
    graph.nodes += [Node("Person", f"p{at}", {"name": f"Somebody SURNAME {at}"}) for at in range(people)]
    for at in range(edges):
        film = int(at % people * films / people + drawn.gauss(0, 3)) % films
        said = {"role": f"Role {at}", "sheet": "film.txt", "line": 12, "raw": f"Somebody SURNAME ... Role {at}"}
        graph.edges.append(Edge("ACTED_IN", ("Person", f"p{at % people}"), ("Film", f"f{film}"), said))
    return graph


def ours(graph: Graph) -> str:
    return page.render(graph, title="A crowd")


def theirs(graph: Graph, scripts: str = "in_line") -> str:
    """A page as pyvis makes it, with the scripts inside or (``remote``) elsewhere."""
    network = Network(cdn_resources=scripts, directed=True)
    for node in graph.nodes:
        network.add_node(node.id, label=node.caption, title=str(dict(node.properties)), group=node.label)
    for edge in graph.edges:
        network.add_edge(edge.start[1], edge.end[1], title=str(dict(edge.properties)))
    text: str = network.generate_html(notebook=False)
    return text


def until_still(write: Any, graph: Graph, events: Sequence[str], browser: Any) -> float:
    """Seconds from the beginning of writing a page until its picture stands still in a new tab."""
    told = "".join(f"network.once('{event}', () => {{ window.still ??= performance.now(); }});" for event in events)
    told += "network.redraw();"  # what was drawn before anybody listened is drawn once more
    made: list[str] = []
    seconds = common.timed(lambda: made.append(write(graph)))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(made[0].replace("</body>", f"<script>{told}</script></body>"), encoding="utf-8")
        tab = browser.new_context(offline=True, bypass_csp=True).new_page()
        tab.goto(file.as_uri(), wait_until="commit")
        tab.wait_for_function(f"window.still || performance.now() > {1000 * WAIT}", timeout=0)
        still: float = tab.evaluate("window.still") or 1000 * WAIT
        tab.context.close()
    return seconds + still / 1000


def sizes(graph: Graph) -> Iterator[tuple[str, float, float]]:
    """In MB: the whole files, and without the scripts of vis-network and what pyvis brings besides."""
    mine, other, bare = (len(text.encode()) / 1e6 for text in (ours(graph), theirs(graph), theirs(graph, "remote")))
    yield "size", mine, other
    yield "size without libraries", mine - len(page.vis_script().encode()) / 1e6, bare


def results(repeats: int, browser: Any) -> Iterator[common.Result]:
    for nodes, edges in GRAPHS:
        graph, where = crowd(nodes, edges), f"{nodes:,} nodes"
        ways = partial(until_still, ours, graph, DRAWN, browser), partial(until_still, theirs, graph, SETTLED, browser)
        yield common.compared(f"until it stands still, {where}", *ways, bound=STILL, repeats=repeats)
        written = [partial(common.timed, partial(write, graph)) for write in (ours, theirs)]
        yield common.compared(f"writing alone, {where}", *written, bound=None, repeats=repeats)
        for name, mine, other in sizes(graph):
            yield common.Result(f"{name}, {where}", "MB", mine, other, SIZE, 1)
    places = common.interleaved([partial(common.timed, partial(layout.positions, graph))], repeats)
    yield common.Result(f"layout of {where}, against {LAYOUT:.0f} s", "s", places[0], LAYOUT, 1, repeats)


def main() -> None:
    arguments = common.parser(__doc__ or "", 3).parse_args()
    with launched() as browser:
        common.report(results(arguments.repeats, browser), arguments.json)


if __name__ == "__main__":
    main()
