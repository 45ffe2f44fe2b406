"""Statements that mean harm, sent to the local server as its reader, past our own gate: the server holds alone."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import Driver
from neo4j.exceptions import Neo4jError

from filmgraph.errors import QueryRefused
from filmgraph.store import Settings, Transaction, connect
from filmgraph.store.bolt import open_driver
from filmgraph.store.local.state import read_state


@pytest.fixture(scope="module")
def raw(shared: Settings) -> Iterator[Driver]:
    """The reader's own connection, without a Reader around it."""
    state = read_state(shared.folder)
    assert state is not None
    with connect(shared) as store:
        store.writer().schema(["CREATE INDEX hostile IF NOT EXISTS FOR (n:Victim) ON (n.id)"])
        store.writer().transact(lambda tx: tx.run("MERGE (:Victim {id: 1}) MERGE (:Victim {id: 2})"))
    with open_driver(state.address, "reader", state.passwords["reader"]) as driver:
        yield driver


def picture(shared: Settings) -> tuple[object, ...]:
    """What harm would change: nodes, properties, labels, indexes, files beside the graph's own."""
    with connect(shared) as store:
        nodes = store.reader().query("MATCH (n:Victim) RETURN n.id, keys(n) ORDER BY n.id").rows
        labels = store.reader().query("CALL db.labels() YIELD label RETURN label ORDER BY label").rows
        indexes = sorted(str(row["name"]) for row in store.reader().query("SHOW INDEXES").dicts())
    return nodes, labels, indexes, sorted(path.name for path in shared.folder.iterdir())


HARMFUL = [
    "CREATE (:Hostile)",
    "MERGE (:Victim {id: 3})",
    "MATCH (n:Victim) SET n.x = 1",
    "MATCH (n:Victim) SET n:Other",
    "MATCH (n:Victim) REMOVE n.id",
    "MATCH (n:Victim) DETACH DELETE n",
    "MATCH (a:Victim), (b:Victim) CREATE (a)-[:R]->(b)",
    "FOREACH (i IN [1] | CREATE (:Hostile))",
    "CALL { CREATE (n:Hostile) RETURN n } RETURN n",
    "UNWIND [1] AS x CALL { WITH x CREATE (n:Hostile) } IN TRANSACTIONS RETURN x",
    "CALL merge.node(['Hostile'], {id: 1}) YIELD node RETURN node",
    "CALL apoc.merge.node(['Hostile'], {id: 1}) YIELD node RETURN node",
    "MATCH (a:Victim {id: 1}), (b:Victim {id: 2}) CALL refactor.mergeNodes([a, b]) YIELD node RETURN node",
    "CALL do.when(true, 'CREATE (:Hostile)', 'RETURN 1', {}) YIELD value RETURN value",
    "CALL db.migrateLegacyTemporals()",
    "CREATE CONSTRAINT hostile2 FOR (n:Victim) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX hostile3 FOR (n:Victim) ON (n.x)",
    "DROP INDEX hostile",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV FROM 'filmgraph-store.server.json' AS line RETURN line",
    "LOAD CSV FROM 'http://127.0.0.1:1/' AS line RETURN line",
    "CREATE USER mallory SET PASSWORD 'mallory123'",
    "ALTER USER root SET PASSWORD 'mallory123'",
    "DROP USER writer",
    "SHOW USERS",
    "CREATE DATABASE mallory",
    "DROP DATABASE graph",
    "ALTER DATABASE graph SET `arcadedb.command.timeout` 0",
    "IMPORT DATABASE file:///etc/passwd",
    "BACKUP DATABASE",
    "EXPORT DATABASE file:///tmp/filmgraph-hostile.json",
    "CALL dbms.shutdown()",
    "CALL dbms.listConfig()",
    "CALL dbms.security.createUser('a', 'b')",
    "CALL sql('delete from Victim')",
    "RETURN sql('delete from Victim')",
    "RETURN js('java.lang.System.exit(1)')",
    "RETURN java.lang.System.getenv('HOME')",
    "CALL java.lang.Runtime.exec('id')",
    "CALL apoc.load.json('file:///etc/passwd')",
    "CALL apoc.export.json.all('/tmp/filmgraph-hostile.json', {})",
    "CALL apoc.cypher.run('CREATE (:Hostile)', {}) YIELD value RETURN value",
]


@pytest.mark.parametrize("text", HARMFUL)
def test_server_refuses_by_itself(raw: Driver, shared: Settings, text: str) -> None:
    """An error, and everything is as it was."""
    before = picture(shared)
    with raw.session(database="graph") as session, pytest.raises(Neo4jError):
        session.run(text).consume()
    assert picture(shared) == before
    assert not list(Path("/tmp").glob("filmgraph-hostile*"))


HARMLESS = [
    "EXPLAIN CREATE (:Hostile)",
    "PROFILE CREATE (:Hostile)",
    "MATCH (n:Victim) WITH collect(n) AS ns CALL refactor.cloneNodesWithRelationships(ns) YIELD output RETURN output",
    "CALL algo.louvain({writeProperty: 'x'}) YIELD node RETURN count(*)",
    "CALL algo.pagerank({writeProperty: 'x', write: true}) YIELD node RETURN count(*)",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_server_answers_and_changes_nothing(raw: Driver, shared: Settings, text: str) -> None:
    """These are answered or refused; either way everything is as it was."""
    before = picture(shared)
    with raw.session(database="graph") as session, contextlib.suppress(Neo4jError):
        session.run(text).consume()
    assert picture(shared) == before


def test_reader_cannot_end_others(raw: Driver, shared: Settings) -> None:
    """The reader sees no statement of the writer's, so it can end none."""
    seen: list[object] = []

    def work(tx: Transaction) -> None:
        tx.run("MATCH (n:Victim) RETURN n")
        with raw.session(database="graph") as session:
            seen.extend(record.data() for record in session.run("SHOW TRANSACTIONS"))

    with connect(shared) as store:
        store.writer().transact(work)
    assert seen
    assert all("'reader'" in str(row) and "writer" not in str(row) for row in seen)


@pytest.mark.parametrize("text", ["RETURN util.sleep(60000)", "SHOW TRANSACTIONS", "CALL dbms.components2()"])
def test_gate_stands_before_the_server(shared: Settings, text: str) -> None:
    """What the server would answer though it should not, the reader does not send."""
    with connect(shared) as store, pytest.raises(QueryRefused):
        store.reader().query(text)
