"""Exports: what is written is read back by networkx, csv and json, whatever the texts; files are whole."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filmgraph.errors import FilmgraphError, UsageError
from filmgraph.model import Edge, Graph, Node
from filmgraph.views import export
from filmgraph.views.flat import flatten, network, node_key
from filmgraph.views.plain import tidy

texts = st.text(st.characters(), max_size=20)
values = st.one_of(
    texts, st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.lists(texts, max_size=3),
    st.lists(st.integers(), max_size=3), st.dictionaries(texts, texts, max_size=2),
)  # fmt: skip
names = st.one_of(texts, st.sampled_from(["id", "label", "type", "key", "start", "viz", "pid", "u_for_edge"]))
properties = st.dictionaries(names, values, max_size=4)


@st.composite
def graphs(draw: Any) -> Graph:
    """A graph with any texts at all; parallel edges and edges to itself included."""
    nodes = draw(st.lists(st.builds(Node, texts, texts, properties), min_size=1, max_size=5))
    keys = st.sampled_from([(node.label, node.id) for node in nodes])
    edges = draw(st.lists(st.builds(Edge, texts, keys, keys, properties), max_size=8))
    return Graph(nodes, edges)


def written(graph: Graph, format_: str) -> str:
    out = io.StringIO()
    assert export.write(graph, format_, out) == []
    return out.getvalue()


def comparable(graph: Any, drop: tuple[str, ...]) -> tuple[dict[str, Any], list[str]]:
    """Nodes and edges of a networkx graph as plain values; empty texts, which XML cannot tell from none, left out."""
    nodes = {key: {k: v for k, v in data.items() if v != ""} for key, data in graph.nodes(data=True)}
    edges = [
        repr((a, b, sorted((k, v) for k, v in data.items() if k not in drop and v != "")))
        for a, b, data in graph.edges(data=True)
    ]
    return nodes, sorted(edges)


@settings(max_examples=120)
@given(graphs())
def test_graphml_reads_back(graph: Graph) -> None:
    """networkx reads the same nodes, edges and properties, of the same types, out of GraphML."""
    source = networkx.parse_graphml(written(graph, "graphml"), force_multigraph=True, edge_key_type=str)
    assert comparable(source, ("id",)) == comparable(network(tidy(graph)), ())


@settings(max_examples=120)
@given(graphs())
def test_gexf_reads_back(graph: Graph) -> None:
    """networkx reads the same nodes, edges and properties, of the same types, out of GEXF."""
    read = networkx.read_gexf(io.BytesIO(written(graph, "gexf").encode()))
    drop = ("id", "networkx_key")
    assert comparable(read, drop) == comparable(network(tidy(graph)), drop)


@settings(max_examples=100)
@given(graphs())
def test_json_lines_read_back(graph: Graph) -> None:
    """Each line is an object; nodes first, then edges; lists stay lists."""
    lines = [json.loads(line) for line in written(graph, "jsonl").split("\n")[:-1]]
    clean = tidy(graph)
    nodes = [Node(line["node"], line["id"], line["properties"]) for line in lines if "node" in line]
    ends = [[(line[end]["label"], line[end]["id"]) for end in ("from", "to")] for line in lines if "edge" in line]
    rows = [line for line in lines if "edge" in line]
    edges = [Edge(row["edge"], a, b, row["properties"]) for row, (a, b) in zip(rows, ends, strict=True)]
    assert (nodes, edges) == (clean.nodes, clean.edges)


@settings(max_examples=60)
@given(graphs())
def test_exact_csv_reads_back(tmp_path_factory: pytest.TempPathFactory, graph: Graph) -> None:
    """Without the spreadsheet's apostrophes, every cell is the property as text."""
    folder = tmp_path_factory.mktemp("csv")
    export.write(graph, "csv", folder, spreadsheet_safe=False)
    clean = tidy(graph)
    head, *rows = table(folder / "nodes.csv", "utf-8")
    assert [row[:2] for row in rows] == [[node.label, node.id] for node in clean.nodes]
    assert set(head[2:]) == {name for node in clean.nodes for name in node.properties}
    _, *edge_rows = table(folder / "edges.csv", "utf-8")
    assert [row[:5] for row in edge_rows] == [[edge.type, *edge.start, *edge.end] for edge in clean.edges]
    for node, row in zip(clean.nodes, rows, strict=True):
        for name, cell in zip(head[2:], row[2:], strict=True):
            if isinstance(node.properties.get(name), str):
                assert cell == node.properties[name]


def table(path: Path, encoding: str) -> list[list[str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\uff1d1", "=cmd|'/c calc'!A1"])
def test_no_cell_begins_a_formula(tmp_path: Path, cell: str) -> None:
    """A text that a spreadsheet would run has an apostrophe before it, unless asked otherwise."""
    graph = Graph([Node(cell, cell, {"name": cell, cell: cell})])
    for safe, expected in ((True, f"'{cell}"), (False, cell)):
        export.write(graph, "csv", tmp_path, spreadsheet_safe=safe)
        head, row = table(tmp_path / "nodes.csv", "utf-8-sig")
        assert row == [expected] * 4
        assert head[3] == expected


def test_numbers_below_zero_stay_numbers(tmp_path: Path) -> None:
    """A number is no formula."""
    export.write(Graph([Node("Film", "a", {"year": -5})]), "csv", tmp_path)
    assert table(tmp_path / "nodes.csv", "utf-8-sig")[1] == ["Film", "a", "-5"]


def test_csv_is_for_spreadsheets_by_default(tmp_path: Path, baikonur: Graph) -> None:
    """A byte-order mark, CRLF, lists joined; for programs no mark."""
    files = export.write(baikonur, "csv", tmp_path / "out")
    assert [file.name for file in files] == ["nodes.csv", "edges.csv"]
    data = files[0].read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == len(baikonur.nodes) + 1
    assert "Germany; Russia" in data.decode("utf-8-sig")
    export.write(baikonur, "csv", tmp_path / "out", spreadsheet_safe=False)
    assert not files[0].read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("format_", ["graphml", "gexf", "jsonl"])
def test_the_same_content_is_the_same_bytes(tmp_path: Path, baikonur: Graph, format_: str) -> None:
    """Order of the input, the run and its hash seed change nothing."""
    first = written(baikonur, format_)
    random.Random(5).shuffle(baikonur.nodes)
    random.Random(5).shuffle(baikonur.edges)
    assert written(baikonur, format_) == first
    code = (
        "import sys; from pathlib import Path; from filmgraph.views import export; "
        "from filmgraph.model import Graph, Node; "
        f"export.write(Graph([Node('Film', 'a', {{'b': 1, 'c': 'x', 'd': 2.5, 'e': True}})]), {format_!r}, sys.stdout)"
    )
    outputs = set()
    for seed in ("1", "2", "3", "4"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_parallel_edges_and_namesakes_across_labels_survive(tmp_path: Path, baikonur: Graph) -> None:
    """Three edges between two nodes stay three; a person and a film of one id stay two."""
    baikonur.nodes.append(Node("Film", "veit-helmer", {"title": "Veit Helmer"}))
    for format_, read in (("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)):
        (path,) = export.write(baikonur, format_, tmp_path / f"x.{format_}")
        graph = read(path)
        assert isinstance(graph, networkx.MultiDiGraph)
        assert graph.number_of_edges("Person:veit-helmer", "Film:baikonur-2011") == 3
        assert {"Person:veit-helmer", "Film:veit-helmer"} <= set(graph)
        assert graph.nodes["Person:veit-helmer"]["label"] == "Veit HELMER"


def test_a_column_has_one_type() -> None:
    """A property that is a number here and a text there is text everywhere; whole and broken numbers are broken."""
    graph = Graph([Node("Film", "a", {"n": 1, "m": 1}), Node("Film", "b", {"n": "x", "m": 0.5})])
    nodes = network(graph).nodes
    assert [nodes[node_key(("Film", id_))]["n"] for id_ in "ab"] == ["1", "x"]
    assert [nodes[node_key(("Film", id_))]["m"] for id_ in "ab"] == [1.0, 0.5]


def test_flattening_keeps_types_that_xml_knows() -> None:
    """Truth values and numbers stay; a whole number wider than 64 bits becomes text; not-a-number goes."""
    assert flatten({"a": True, "b": 2**70, "c": float("nan"), "d": 1.5, "label": "x"}) == {
        "a": True, "b": str(2**70), "d": 1.5, "property_label": "x",
    }  # fmt: skip


@pytest.mark.parametrize("format_", ["graphml", "gexf", "jsonl"])
def test_streams_of_text_and_of_bytes(format_: str, baikonur: Graph) -> None:
    """A stream of either kind gets UTF-8, whatever encoding a terminal has."""
    binary = io.BytesIO()
    export.write(baikonur, format_, binary)
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    export.write(baikonur, format_, narrow)
    assert binary.getvalue() == narrow.buffer.getvalue() == written(baikonur, format_).encode("utf-8")


def test_what_cannot_be_is_said_in_sentences(tmp_path: Path, baikonur: Graph) -> None:
    """An unknown format, CSV to a stream, a folder, a missing folder, a file for a folder."""
    (tmp_path / "file").write_text("x")
    cases = [
        ("png", tmp_path / "x", "no format 'png'"),
        ("csv", io.StringIO(), "two files"),
        ("gexf", tmp_path, "is a folder"),
        ("gexf", tmp_path / "no" / "x.gexf", "does not exist"),
        ("gexf", tmp_path / "file" / "x.gexf", "does not exist"),
        ("csv", tmp_path / "file", "is a file"),
        ("csv", tmp_path / "no" / "no", "does not exist"),
    ]
    for format_, destination, words in cases:
        with pytest.raises(UsageError, match=words) as caught:
            export.write(baikonur, format_, destination)  # type: ignore[arg-type]
        assert caught.value.hint
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, baikonur: Graph) -> None:
    """Where the disk refuses, the old file is whole, no part is left, and the error is ours."""
    code = (
        "import resource, signal, sys; from pathlib import Path; from filmgraph.views.files import save; "
        "from filmgraph.errors import FilmgraphError; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: save({Path(sys.argv[1]): b'x' * 5000})\n"
        "except FilmgraphError as error: print(error.message)"
    )
    target = tmp_path / "x.gexf"
    target.write_text("old")
    if sys.platform == "win32":
        pytest.skip("limits on the size of files are a matter of Unix")
    done = subprocess.run([sys.executable, "-c", code, str(target)], capture_output=True, text=True, check=True)
    assert "could not be written" in done.stdout
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["x.gexf"]
    assert issubclass(UsageError, FilmgraphError)


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no /dev/stdout here")
def test_a_device_is_written_to_not_replaced() -> None:
    """``/dev/stdout`` as a destination gets the bytes."""
    code = (
        "from pathlib import Path; from filmgraph.views import export; from filmgraph.model import Graph, Node; "
        "export.write(Graph([Node('Film', 'a')]), 'jsonl', Path('/dev/stdout'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["id"] == "a"
