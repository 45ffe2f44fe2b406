"""The gate: what reaches outside the graph is refused, whatever it hides behind; what only looks like it passes."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmgraph.errors import QueryRefused
from filmgraph.store.columns import promised
from filmgraph.store.gate import check

REFUSED = [
    "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l",
    "load/* */csv from 'http://x' as l return l",
    "LOAD // \n CSV WITH HEADERS FROM 'x' AS l RETURN l",
    "RETURN 1 UNION LOAD CSV FROM 'x' AS l RETURN l",
    "CALL { LOAD CSV FROM 'x' AS l RETURN l } RETURN l",
    "\\u004cOAD CSV FROM 'x' AS l RETURN l",
    "\\uu004cOAD CSV FROM 'x' AS l RETURN l",
    "RETURN '\\u0027 LOAD CSV FROM \\u0027x\\u0027 AS l RETURN l //'",
    "CALL dbms.listConfig()",
    "CALL dbms . listConfig ( )",
    "CALL /* db.labels */ dbms.shutdown()",
    "CALL `dbms`.`security`.`createUser`('a', 'b')",
    "CALL `db.labels.x`.y()",
    "call apoc.load.json('http://x') yield value return value",
    "MATCH (n) CALL apoc.cypher.run('CREATE (:X)', {}) YIELD value RETURN value",
    "CALL apoc.periodic.iterate('a', 'b', {})",
    "CALL do.when(true, 'CREATE (:X)', '', {}) YIELD value RETURN value",
    "WITH 1.CALL dbms.components2() YIELD name RETURN name",
    "OPTIONAL CALL merge.node(['X'], {}) YIELD node RETURN node",
    "CALL refactor.mergeNodes([]) YIELD node RETURN node",
    "CALL db.migrateLegacyTemporals()",
    "RETURN util.sleep(100000)",
    "RETURN `util`.`sleep`(1)",
    "RETURN apoc.util.sleep(1)",
    "RETURN apoc.cypher.runFirstColumnSingle('RETURN 1', {})",
    "SHOW TRANSACTIONS",
    "SHOW ALL SETTINGS",
    "SHOW DATABASES",
    "SHOW HOME DATABASE YIELD name",
    "SHOW CURRENT USER PRIVILEGES",
    "TERMINATE TRANSACTIONS 'q1'",
    "RETURN 'never ends",
    "RETURN 1 /* call",
    "MATCH (`call) RETURN 1",
]


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text: str) -> None:
    """Files, network, settings, sleeping, and procedures outside the list."""
    if not any(word in text.upper() for word in ("CALL", "LOAD", "SHOW", "TERMINATE", "SLEEP", "CYPHER", "\\U")):
        text += " // CALL"
    with pytest.raises(QueryRefused):
        check(text)


PASSED = [
    "MATCH (n) RETURN n",
    "MATCH (n) CALL { WITH n RETURN 1 AS x } RETURN x",
    "MATCH (n) CALL (n) { RETURN 1 AS x } RETURN x",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.schema.visualization()",
    "CALL algo.pagerank() YIELD node, score RETURN node",
    "CALL apoc.path.expand(n, '', '', 1, 2) YIELD path RETURN path",
    "CALL db.index.fulltext.queryNodes('i', 'x') YIELD node RETURN node",
    "RETURN 'LOAD CSV FROM x CALL dbms.shutdown()'",
    'RETURN "it\'s CALL apoc.load.json()"',
    "MATCH (n) // CALL dbms.x()\nRETURN n",
    "MATCH (n) /* LOAD CSV 'x' */ RETURN n.call, n.load, n.show",
    "MATCH (n:Call {show: $call, load: 1}) RETURN n",
    "MATCH (`call dbms.x()`) RETURN 1",
    "RETURN 'ends \\' CALL x.y() '",
    "RETURN `a``CALL x.y()`",
    "SHOW INDEXES",
    "SHOW CONSTRAINTS YIELD name",
    "MATCH (f:Film) WHERE f.title CONTAINS 'Roll Call' RETURN f",
    "WITH {call: 1} AS m RETURN m.call",
]


@pytest.mark.parametrize("text", PASSED)
def test_passed(text: str) -> None:
    """Subqueries, reading procedures, and the same words in strings, comments and names."""
    check(text)


@given(st.text(alphabet="CALLcalldbms.x()`'\"/*\\u0041 \n{}:1", max_size=60))
def test_never_fails_otherwise(text: str) -> None:
    """Any text is passed or refused; nothing else happens."""
    with contextlib.suppress(QueryRefused):
        check(text)


@given(st.text(max_size=30).filter(lambda text: "\\" not in text))
def test_strings_hide_nothing(text: str) -> None:
    """Whatever stands in a string, a CALL behind it is still seen."""
    quoted = text.replace("'", "")
    with pytest.raises(QueryRefused):
        check(f"RETURN '{quoted}' AS a CALL dbms.x()")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MATCH (n) RETURN n.id AS id, n", ["id", "n"]),
        ("MATCH (n) RETURN DISTINCT n.title ORDER BY n.title LIMIT 3", ["n.title"]),
        ("MATCH (n) RETURN count( n ), [x IN n.list | x.a] AS `my list`;", ["count( n )", "my list"]),
        ("MATCH (n) CALL { RETURN 1 AS hidden } RETURN {a: 1, b: 2} AS m", ["m"]),
        ("RETURN 1 AS a UNION RETURN 2 AS a", ["a"]),
        ("MATCH (n) RETURN *", []),
        ("MATCH (n) SET n.x = 1", []),
    ],
)
def test_promised_columns(text: str, expected: list[str]) -> None:
    """The columns of a query, from its text, for answers without rows."""
    assert promised(text) == expected
