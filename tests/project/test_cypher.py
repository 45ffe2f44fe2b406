"""Every Cypher file against the schema and its own header."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from filmgraph.explore.pages import EDGE_PROPERTIES
from filmgraph.explore.paths.rules import CLOSEST
from filmgraph.model import CREDIT_TYPES, EDGES, NODES, SHOWN_LABELS, SOURCE, TURN
from filmgraph.questions import folder, read, schema, statement
from filmgraph.store import Limits, Store

FILES = sorted(folder().rglob("*.cypher"))
NAMES = [path.relative_to(folder()).as_posix() for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_header_is_complete_and_true(path: Path) -> None:
    """Purpose, parameters, columns and access are said, and the parameters are those that the text uses."""
    found = read(path)
    assert found.purpose.endswith(".")
    assert found.access in ("read", "write")
    assert set(re.findall(r"\$(\w+)", found.text)) == set(found.parameters)
    assert bool(re.search(r"\b(CREATE|MERGE|SET|DELETE)\b", found.text)) == (found.access == "write")


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_names_are_in_the_schema(path: Path) -> None:
    """No label, type or property that the model does not name."""
    text = re.sub(r"'[^']*'", "", read(path).text)
    types = set(re.findall(r"\[\w*:([A-Z_|]+)", text))
    assert {name for names in types for name in names.split("|")} <= set(EDGES)
    labels = set(re.findall(r"[(]\w*:([A-Z][a-z]\w*(?:\|[A-Z]\w*)*)", text))
    assert {name for names in labels for name in names.split("|")} <= {*NODES, TURN.label}
    of_nodes = {name for node in (*NODES.values(), TURN) for name in node.properties}
    of_edges = {name for edge in EDGES.values() for name in edge.properties}
    known = {"id", *SOURCE, *of_nodes, *of_edges}
    variables = set(re.findall(r"\((\w+):[A-Z]", text)) | set(re.findall(r"\[(\w+):[A-Z]", text))
    used = {name for variable, name in re.findall(r"\b(\w+)\.(\w+)", text) if variable in variables}
    assert used <= known


@pytest.mark.parametrize("path", [path for path in FILES if "schema" not in str(path)], ids=lambda path: path.stem)
def test_every_statement_runs(path: Path, graph: Store) -> None:
    """The server takes each statement, and answers with the columns that the header promises."""
    found = read(path)
    parameters = {
        name: 5 if "number" in kind else [] if "list" in kind else "x" for name, kind in found.parameters.items()
    }
    if found.access == "write":
        graph.writer().transact(lambda tx: tx.run(found.text, parameters))
        return
    answer = graph.reader().query(found.text, parameters, limits=Limits(rows=10))
    assert tuple(answer.columns) == found.columns


def test_the_schema_is_the_models() -> None:
    """There is a constraint for each label's id, and an index for each property that the model says is looked up."""
    text = "\n".join(schema())
    constrained = set(re.findall(r"FOR \(n:(\w+)\) REQUIRE n\.id IS UNIQUE", text))
    indexed = set(re.findall(r"FOR \(n:(\w+)\) ON \(n\.(\w+)\)", text))
    assert constrained == {*NODES, TURN.label}
    assert indexed == {(kind.label, name) for kind in NODES.values() for name in kind.indexed}


def test_nodes_are_written_whole() -> None:
    """The statements that create and change nodes name every property of the model."""
    for label, kind in NODES.items():
        for verb, pattern in (("create", r"(\w+): row\.\1"), ("merge", r"n\.(\w+) = row\.\1")):
            path = folder() / "load" / f"{label.lower()}-{verb}.cypher"
            if path.exists() and label in SHOWN_LABELS:
                named = re.findall(pattern, read(path).text)
                assert named == ([*(["id"] if verb == "create" else []), *kind.properties])


def test_the_whole_graph_is_read_whole() -> None:
    """The questions that read everything name every property of the model, in the order in which they are read."""
    nodes = statement("lookups/whole-nodes")
    for label in NODES:
        values = re.search(rf"'{label}' AS label, collect\(\[([^]]*)\]\)", nodes)
        assert values and re.findall(r"n\.(\w+)", values[1]) == ["id", *NODES[label].properties]
    assert re.findall(r"\br\.(\w+)", statement("lookups/whole-edges")) == list(EDGE_PROPERTIES)


def test_collaboration_runs_over_credits() -> None:
    """Questions about collaboration follow each credit type and never texts about films."""
    types = "|".join(CREDIT_TYPES)
    questions = ("collaborators", "common", "filmography", "network", "pairs", "team", "career")
    lookups = ("companions", "network-films", "network-people")
    asked = [*(f"questions/{name}" for name in questions), *(f"lookups/{name}" for name in lookups)]
    for text in map(statement, asked):
        assert f"[:{types}" in text or f"[r:{types}" in text


def test_the_closest_jobs_are_those_that_weigh_least() -> None:
    """A search that begins with these finds the lightest link between two first."""
    (types,) = re.findall(r"\[:([A-Z_|]+)\]", statement("lookups/steps-closest"))
    assert {*types.split("|")} == CLOSEST


def test_each_kind_of_edge_can_be_written() -> None:
    """For each edge of the model there is a statement that creates it between the right labels."""
    for kind in EDGES.values():
        text = read(folder() / "load" / f"edge-{kind.type.lower().replace('_', '-')}.cypher").text
        other = kind.end if kind.start == "Film" else kind.start
        start, end = ("f", "o") if kind.start == "Film" else ("o", "f")
        properties = re.search(rf"\({start}\)-\[:{kind.type} {{([^}}]*)}}\]->\({end}\)", text)
        assert f"(o:{other} " in text and properties
        assert re.findall(r"(\w+): (?:row|f)\.\1", properties[1]) == [*kind.properties, *SOURCE]
