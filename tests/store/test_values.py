"""Driver values as plain ones."""

from __future__ import annotations

import datetime
import json

import neo4j.graph
import neo4j.spatial
import neo4j.time
import pytest

from filmgraph.store import plain


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (2**80, 2**80),
        (1.5, 1.5),
        (float("nan"), "NaN"),
        (float("inf"), "Infinity"),
        (float("-inf"), "-Infinity"),
        ("é", "é"),
        (b"\x00\xff", "00ff"),
        (bytearray(b"a"), "61"),
        ([1, [2, (3,)]], [1, [2, [3]]]),
        ({1: {"a": b"b"}}, {"1": {"a": "62"}}),
        (neo4j.time.Date(2024, 2, 29), "2024-02-29"),
        (neo4j.time.Time(1, 2, 3), "01:02:03.000000000"),
        (neo4j.time.Duration(months=14, days=3, seconds=5), "P1Y2M3DT5S"),
        (datetime.date(2024, 1, 2), "2024-01-02"),
        (neo4j.spatial.WGS84Point((1.0, 2.0)), {"srid": 4326, "coordinates": [1.0, 2.0]}),
        (neo4j.spatial.CartesianPoint((1.0, float("nan"))), {"srid": 7203, "coordinates": [1.0, "NaN"]}),
    ],
)
def test_values(value: object, expected: object) -> None:
    """Each kind has one plain form, and JSON takes it."""
    assert plain(value) == expected
    json.dumps(plain(value), allow_nan=False)


def test_datetime_with_zone() -> None:
    """An instant keeps its offset."""
    assert plain(neo4j.time.DateTime(2024, 1, 2, 3, 4, 5)).startswith("2024-01-02T03:04:05")


def test_ends_without_properties() -> None:
    """An edge returned without its nodes names them by element id."""
    graph = neo4j.graph.Graph()
    hydrator = neo4j.graph.Relationship(graph, "r1", 1, {"line": 3})
    hydrator._start_node = neo4j.graph.Node(graph, "#1:0", 0)
    hydrator._end_node = neo4j.graph.Node(graph, "#1:1", 1, ["X"], {"id": "b"})
    assert plain(hydrator) == {"type": "Relationship", "from": "#1:0", "to": "b", "line": 3}


def test_properties_named_like_ours_stand_beside() -> None:
    """A property called `label` of a node is data and wins over nothing: the label is told first."""
    node = neo4j.graph.Node(neo4j.graph.Graph(), "#1:0", 0, ["Film"], {"id": "a", "tags": ["x"]})
    assert list(plain(node)) == ["label", "id", "tags"]
