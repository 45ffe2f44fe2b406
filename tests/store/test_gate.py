"""The gate: what reaches outside the graph is refused, whatever it hides behind; what only looks like it passes."""

from __future__ import annotations

import contextlib
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filmgraph.errors import QueryRefused
from filmgraph.store.columns import promised
from filmgraph.store.gate import check, check_plan
from filmgraph.store.gate.text import LONGEST

from .statements import Statement, table

REFUSED = [
    "LOAD CSV FROM 'x' AS l RETURN l",
    "RETURN 1 AS l UNION load/* */csv from 'http://x' as l return l",
    "WITH 1 AS `.` LOAD CSV FROM 'x' AS l RETURN l",
    "CALL dbms . listConfig ( )",
    "WITH 1 AS `$` CALL dbms.listConfig() YIELD name RETURN name",
    "WITH 1.CALL dbms.components2() YIELD name RETURN name",
    "RETURN [1, 2][0..util.sleep(1)]",
    "RETURN `util`.`sleep`(1)",
    "RETURN sql.eval('1')",
    "SHOW INDEXES YIELD name SHOW TRANSACTIONS YIELD transactionId",
    "CALL { USE system RETURN 1 AS x } RETURN x",
    "RETURN 1; RETURN 2",
    "CYPHER 5 runtime = slotted EXPLAIN RETURN 1",
    "RETURN 'never ends",
    "MATCH (`never) RETURN 1",
]
"""A few that go past the servers' eyes; the tables in `statements` hold many more."""


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text: str) -> None:
    """Files, network, settings, sleeping, and what is outside the lists, however it is spelled."""
    with pytest.raises(QueryRefused):
        check(text)


@pytest.mark.parametrize("one", table("harmless"), ids=str)
def test_passed(one: Statement) -> None:
    """What only looks like it, in strings, comments and names, is passed without asking any server."""
    check(one.ready({}))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CREATE (:X)", "begins with MATCH, OPTIONAL, UNWIND, WITH, CALL, RETURN or SHOW, not with CREATE"),
        ("'films'", "not with a string"),
        ("// nothing", "not with nothing"),
        ("\ufeffMATCH (n) RETURN n", r"not with '\\ufeff'"),
        ("EXPLAIN MATCH (n) RETURN n", "EXPLAIN gives a plan"),
        ("CALL dbms.listConfig()", "CALL dbms.listconfig is not allowed"),
        ("RETURN " + "(" * 101 + "1" + ")" * 101, "more than 100 deep"),
        ("RETURN '" + "x" * LONGEST + "'", "50,009 characters long"),
    ],
)
def test_a_sentence_says_why(text: str, said: str) -> None:
    """The message names what was found, and there is one sentence of it."""
    with pytest.raises(QueryRefused, match=said) as caught:
        check(text)
    assert caught.value.message.count(". ") == 0


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


WORDS = [
    ["LOAD", " ", "CSV", " ", "FROM", "'x'", "AS", " ", "l", " ", "RETURN", " ", "l"],
    ["CALL", " ", "dbms", ".", "listConfig", "(", ")", "YIELD", " ", "name", " ", "RETURN", " ", "name"],
    [
        "CALL",
        "{",
        "LOAD",
        " ",
        "CSV",
        " ",
        "FROM",
        "'x'",
        "AS",
        " ",
        "l",
        " ",
        "RETURN",
        " ",
        "l",
        "}",
        "RETURN",
        " ",
        "l",
    ],
    ["RETURN", " ", "util", ".", "sleep", "(", "1", ")"],
    ["RETURN", "[", "0", "..", "sql", ".", "eval", "(", "'1'", ")", "]"],
]
BEFORE = ["", "UNWIND[1]AS x ", "MATCH(`a'b`)WITH 1 AS `.` ", "WITH '\\'//' AS x ", 'RETURN "/*" AS l UNION ']
GAP = st.sampled_from(
    ["", " ", "\t", "\r\n", "\u00a0", "/**/", "/* ' */", "/* // */", "// `\n", "// x\r", "// /*\n", "\\u0020"]
)


@st.composite
def disguised(draw: st.DrawFn) -> str:
    """Hostile words with anything that is no word between them, in any case, letters escaped as Neo4j reads them."""
    text = draw(st.sampled_from(BEFORE))
    for word in draw(st.sampled_from(WORDS)):
        if word == " ":
            text += draw(GAP.filter(bool))
            continue
        shown = word if word[0] == "'" else draw(st.sampled_from([word, word.lower(), word.upper(), word.title()]))
        escaped = draw(st.sets(st.integers(0, len(shown) - 1), max_size=2))
        u = "\\" + "u" * draw(st.integers(1, 3))
        text += "".join(f"{u}{ord(letter):04x}" if at in escaped else letter for at, letter in enumerate(shown))
        text += draw(GAP)
    return text


@given(disguised())
@settings(max_examples=500)
def test_no_disguise_helps(text: str) -> None:
    """However its words are split, commented, spaced and escaped, it is refused."""
    with pytest.raises(QueryRefused):
        check(text)


def summary(kind: str, *steps: tuple[str, str]) -> Any:
    plan: dict[str, Any] = {"operatorType": "ProduceResults@neo4j", "args": {}}
    for operator, details in steps:
        plan = {"operatorType": f"{operator}@neo4j", "args": {"Details": details}, "children": [plan]}
    return SimpleNamespace(query_type=kind, plan=plan)


@pytest.mark.parametrize(
    "explained",
    [
        summary("w"),
        summary("rw", ("Merge", "CREATE (n:X)")),
        summary("s", ("CreateIndex", "RANGE INDEX x FOR (:X) ON (y)")),
        summary("r", ("LoadCSV", "l")),
        summary("r", ("ProcedureCall", "dbms.listConfig() :: (name :: STRING)"), ("Filter", "x")),
        summary("s", ("ProcedureCall", "db.labels() :: ()"), ("ProcedureCall", "tx.setMetaData({}) :: ()")),
        summary("r", ("ProcedureCall", "")),
        summary("r", ("Projection", '[x IN $list | COUNT { LOAD CSV FROM "y" AS l RETURN l AS l }] AS x')),
        summary("s", ("Projection", "[x IN $list | COUNT { ResolvedCall(dbms.listConfig(s = '') :: name) }] AS x")),
        SimpleNamespace(query_type="r", plan=None),
    ],
)
def test_a_plan_that_does_more_is_refused(explained: Any) -> None:
    """By its type, by a step at any depth, and where a server gives no plan."""
    with pytest.raises(QueryRefused):
        check_plan(explained)


@pytest.mark.parametrize(
    "explained",
    [
        summary("r", ("AllNodesScan", "n")),
        summary("r", ("Projection", "n.`LOAD CSV` AS x, \"LOAD CSV\" AS y, 'it\\'s LOAD CSV' AS z")),
        summary("s", ("ProcedureCall", "dbms.components() :: ()")),
    ],
)
def test_a_plan_that_reads_is_passed(explained: Any) -> None:
    """A read, and the one allowed procedure that a server counts as its own business."""
    check_plan(explained)


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
