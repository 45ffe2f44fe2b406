"""The page as text: one file, the same bytes for the same content, a policy that fits, sentences for what cannot be."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import re
import subprocess
import sys

import pytest

from filmgraph.errors import UsageError
from filmgraph.model import Edge, Graph, Node
from filmgraph.views import page

from .hostile import PAYLOADS


def test_the_order_of_nodes_and_edges_changes_nothing(baikonur: Graph) -> None:
    """The same content in any order gives the same page."""
    first = page.render(baikonur, title="Baikonur")
    shuffle = random.Random(7)
    for _ in range(3):
        shuffle.shuffle(baikonur.nodes)
        shuffle.shuffle(baikonur.edges)
        assert page.render(baikonur, title="Baikonur") == first


def test_the_policy_holds_the_hash_of_each_script_and_style(baikonur: Graph) -> None:
    """Every inline script and style is allowed by its own hash, and nothing else is."""
    text = page.render(baikonur, title="Baikonur")
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert found
    policy = found[1]
    inline = re.findall(r"<script>(.*?)</script>", text, re.DOTALL) + re.findall(
        r"<style>(.*?)</style>", text, re.DOTALL
    )
    assert len(inline) == 3
    for code in inline:
        assert base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_nothing_in_the_page_is_loaded_from_elsewhere(baikonur: Graph) -> None:
    """No element names an address, but for the empty icon."""
    text = re.sub(r"<script>.*?</script>", "", page.render(baikonur, title="Baikonur"), flags=re.DOTALL)
    assert re.findall(r'(?:src|href)="(?!#)([^"]*)"', text) == ["data:,"]
    assert "url(" not in text
    assert "@import" not in text


@pytest.mark.parametrize("evil", PAYLOADS, ids=lambda text: ascii(text[:24]))
def test_a_hostile_text_stays_text(evil: str) -> None:
    """A payload in every place leaves the page with as many tags as a harmless word does."""
    assert tags(hostile(evil)) == tags(hostile("harmless" if evil.strip() else evil))


def hostile(evil: str) -> str:
    node, other = Node("Film", evil, {"title": evil, "note": evil}), Node("Person", evil, {"name": evil})
    edge = Edge("ACTED_IN", ("Person", evil), ("Film", evil), {"role": evil, "raw": evil, "sheet": evil})
    text = page.render(Graph([node, other], [edge]), title=evil or "x", command=evil, cypher=evil)
    text.encode("utf-8")
    return text


def tags(text: str) -> int:
    """How many elements an HTML parser would begin, scripts counted as one."""
    return len(re.findall(r"<[a-zA-Z]", re.sub(r"<script>.*?</script>\n", "<script>", text, flags=re.DOTALL)))


def test_the_data_block_reads_back_as_json(baikonur: Graph) -> None:
    """The data are JSON with the positions and no letter that HTML would take for its own."""
    text = page.render(baikonur, title="</script>")
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found
    assert not set("<>&\u2028\u2029") & set(found[1])
    picture = json.loads(found[1])
    assert picture["nodes"]["count"] == len(baikonur.nodes)
    assert picture["edges"]["count"] == len(baikonur.edges)


def test_no_folder_of_a_sheet_is_in_the_page(baikonur: Graph) -> None:
    """The sheet is named by its file name alone."""
    text = page.render(baikonur, title="Baikonur")
    assert "baikonur.txt, line 9" in text
    assert "/home/ana" not in text


def test_an_empty_graph_says_what_to_do() -> None:
    """Nothing to draw is a page with advice, without scripts."""
    text = page.render(Graph(), title="Nothing")
    assert "There is nothing to draw" in text
    assert "filmgraph load" in text
    assert len(text) < 30_000


def test_too_many_nodes_are_refused_in_a_sentence() -> None:
    """Above the limit the error says the number, the limit and what to do."""
    nodes = [Node("Person", str(n)) for n in range(page.MOST + 1)]
    with pytest.raises(UsageError, match="10,001 names are too many") as caught:
        page.render(Graph(nodes), title="Crowd")
    assert "GEXF" in caught.value.hint


def test_an_edge_without_its_node_is_still_drawn() -> None:
    """A node that only an edge mentions stands in the picture under its id."""
    text = page.render(Graph([], [Edge("DIRECTED", ("Person", "ana"), ("Film", "heat"))]), title="x")
    assert "<tr id=n1>" in text
    assert ">ana</a>" in text


def test_a_page_of_300_is_under_a_megabyte() -> None:
    """300 nodes and 600 edges with printed lines of ordinary length fit below 1 MB."""
    films = [Node("Film", f"film-{n}", {"title": f"A Film Called {n}", "year": 1990 + n % 30}) for n in range(40)]
    people = [Node("Person", f"p-{n}", {"name": f"Somebody SURNAME {n}"}) for n in range(260)]
    raw = {"sheet": "/x/film.txt", "line": 12, "raw": "Somebody SURNAME ... A Role of Ordinary Length"}
    edges = [
        Edge("ACTED_IN", ("Person", f"p-{n % 260}"), ("Film", f"film-{n * 7 % 40}"), {**raw, "role": f"Role {n}"})
        for n in range(600)
    ]
    assert len(page.render(Graph(films + people, edges), title="300").encode()) < 1_000_000


def test_nothing_is_written_twice(baikonur: Graph) -> None:
    """A printed line stands in the page once, a role once; a name in its row and at the ends of its connections."""
    text = page.render(baikonur, title="x")
    assert text.count("Marie de VILLEPIN ... Julie Mahé") == 1
    assert text.count("as Julie Mahé") == 1
    assert text.count("Sergey SELIANOV") == 2


def test_long_tables_start_closed() -> None:
    """Thousands of rows are there, but are laid out only when somebody opens them; a few are open from the start."""
    few, many = ([Node("Person", str(n)) for n in range(count)] for count in (3, page.LONG_TABLE + 1))
    assert '<details class="tables" id="tables" open>' in page.render(Graph(few), title="few")
    text = page.render(Graph(many), title="many")
    assert '<details class="tables" id="tables">' in text
    assert text.count("<tr id=n") == len(many)


def test_rendering_imports_neither_pyvis_nor_ipython() -> None:
    """The script is read from pyvis's folder; importing the package costs no heavy library."""
    code = (
        "import sys; from filmgraph.views import page, export; "
        "early = {'numpy', 'networkx', 'pyvis', 'jinja2'} & set(sys.modules); "
        "from filmgraph.model import Graph, Node; page.render(Graph([Node('Film', 'a')]), title='x'); "
        "print(sorted(early), sorted({'pyvis', 'IPython'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] []"
