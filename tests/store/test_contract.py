"""What every server gives through the store: the same test bodies for the local store and for Neo4j."""

from __future__ import annotations

import json
import threading
import time

import pytest

from filmgraph.errors import QueryError, QueryRefused, QueryTimeout, StoreError, StoreUnreachable
from filmgraph.store import Limits, Settings, Store, Transaction, connect, plain


def make(store: Store, label: str, count: int) -> None:
    text = f"UNWIND range(1, $count) AS i CREATE (:{label} {{id: i}})"
    store.writer().transact(lambda tx: tx.run(text, {"count": count}))


def count(store: Store, label: str) -> int:
    found = store.reader().query(f"MATCH (n:{label}) RETURN count(n) AS n").rows[0][0]
    assert isinstance(found, int)
    return found


def test_reads(store: Store) -> None:
    """A query gives columns, rows in order, and dictionaries."""
    answer = store.reader().query("UNWIND [3, 1, 2] AS x RETURN x, x * $k AS y ORDER BY x", {"k": 10})
    assert answer.columns == ["x", "y"]
    assert answer.rows == [[1, 10], [2, 20], [3, 30]]
    assert answer.dicts()[0] == {"x": 1, "y": 10}
    assert not answer.truncated
    assert answer.elapsed_ms > 0


def test_empty_answer_keeps_columns(store: Store, label: str) -> None:
    """No rows is an answer, with its columns."""
    answer = store.reader().query(f"MATCH (n:{label}) RETURN n.id AS id")
    assert (answer.columns, answer.rows, answer.truncated) == (["id"], [], False)


@pytest.mark.parametrize("value", [{1, 2}, 2**64, object(), "\ud800"])
def test_unsendable_parameters_are_told(store: Store, value: object) -> None:
    """A parameter no database takes is a QueryError, for reading and writing, and the store goes on."""
    with pytest.raises(QueryError, match="cannot be sent"):
        store.reader().query("RETURN $value", {"value": value})
    with pytest.raises(QueryError, match="cannot be sent"):
        store.writer().transact(lambda tx: tx.run("RETURN $value", {"value": value}))
    assert store.reader().query("RETURN 1").rows == [[1]]


def test_transaction_writes_and_returns(store: Store, label: str) -> None:
    """What the work returned comes back, and what it wrote is read by others."""

    def work(tx: Transaction) -> int:
        tx.run(f"CREATE (:{label} {{id: 'a'}})")
        return len(tx.run(f"MATCH (n:{label}) RETURN n.id AS id"))

    assert store.writer().transact(work) == 1
    assert count(store, label) == 1


def test_exception_rolls_back(store: Store, label: str) -> None:
    """An exception of the work's own passes unchanged and nothing is written."""

    def work(tx: Transaction) -> None:
        tx.run(f"CREATE (:{label})")
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        store.writer().transact(work)
    assert count(store, label) == 0


def test_failed_statement_rolls_back(store: Store, label: str) -> None:
    """A statement that fails takes the statements before it along."""

    def work(tx: Transaction) -> None:
        tx.run(f"CREATE (:{label})")
        tx.run("RETURN nonsense(")

    with pytest.raises(QueryError):
        store.writer().transact(work)
    assert count(store, label) == 0


def test_conflicting_writers_all_count(store: Store, server: Settings, label: str) -> None:
    """Four threads increment one number fifteen times each: 60, none lost."""
    store.writer().transact(lambda tx: tx.run(f"CREATE (:{label} {{n: 0}})"))

    def increment() -> None:
        with connect(server) as mine:
            for _ in range(15):
                mine.writer().transact(lambda tx: tx.run(f"MATCH (c:{label}) SET c.n = c.n + 1"))

    threads = [threading.Thread(target=increment) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.reader().query(f"MATCH (c:{label}) RETURN c.n").rows == [[60]]


def test_what_is_done_in_turn_keeps_others_waiting(store: Store, server: Settings, label: str) -> None:
    """Four threads take a turn, read a number and write it plus one, five times each: 20."""
    store.writer().schema([f"CREATE CONSTRAINT {label}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"])
    store.writer().transact(lambda tx: tx.run(f"CREATE (:{label} {{id: 'counter', n: 0}}), (:{label} {{id: 'turn'}})"))

    def increment(tx: Transaction) -> None:
        tx.run(f"MERGE (t:{label} {{id: 'turn'}}) SET t.taken = true")
        read = tx.run(f"MATCH (c:{label} {{id: 'counter'}}) RETURN c.n AS n")[0]["n"]
        time.sleep(0.02)
        tx.run(f"MATCH (c:{label} {{id: 'counter'}}) SET c.n = $n", {"n": read + 1})

    def work() -> None:
        with connect(server) as mine:
            for _ in range(5):
                mine.writer().transact(increment, in_turn=True)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.reader().query(f"MATCH (c:{label} {{id: 'counter'}}) RETURN c.n").rows == [[20]]
    store.writer().schema([f"DROP CONSTRAINT {label}_id"])


@pytest.mark.parametrize(("limit", "rows", "truncated"), [(4, 4, True), (5, 5, False), (6, 5, False), (0, 0, True)])
def test_row_limit_is_kept_and_told(store: Store, limit: int, rows: int, truncated: bool) -> None:
    """At most the limit, and whether there was more."""
    answer = store.reader().query("UNWIND range(1, 5) AS x RETURN x", limits=Limits(rows=limit))
    assert (len(answer.rows), answer.truncated) == (rows, truncated)


def test_row_limit_reads_no_more_than_it_needs(store: Store) -> None:
    """Ten rows of five million cost no five million."""
    started = time.monotonic()
    answer = store.reader().query(
        "UNWIND range(1, 1000000) AS x UNWIND range(1, 5) AS y RETURN x, y", limits=Limits(10)
    )
    assert answer.truncated
    assert time.monotonic() - started < 3


def test_no_row_limit(store: Store) -> None:
    """All rows are read where all are asked for, over several messages."""
    answer = store.reader().fetch_all("UNWIND range(1, 7001) AS x RETURN x")
    assert (len(answer.rows), answer.truncated) == (7001, False)


RUNAWAYS = [
    "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y WITH x, y WHERE x + y = -1 RETURN count(*)",
    "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN x, y",
]


@pytest.mark.parametrize("text", RUNAWAYS)
def test_time_limit(store: Store, text: str) -> None:
    """A query without end stops at its limit or the reader's, says so, and the connection serves the next one."""
    reader = store.reader(seconds=1)
    started = time.monotonic()
    with pytest.raises(QueryTimeout, match=r"1 second"):
        reader.query(text, limits=Limits(rows=None, seconds=1))
    with pytest.raises(QueryTimeout, match=r"1 second"):
        reader.fetch_all(text)
    assert time.monotonic() - started < 6
    assert reader.query("RETURN 1").rows == [[1]]


def test_time_limit_on_dense_paths(store: Store, label: str) -> None:
    """[*1..12] on a dense graph stops at the limit."""
    make(store, label, 40)
    text = f"MATCH (a:{label}), (b:{label}) WHERE a.id < b.id CREATE (a)-[:NEXT]->(b)"
    store.writer().transact(lambda tx: tx.run(text))
    started = time.monotonic()
    with pytest.raises(QueryTimeout):
        store.reader().query(f"MATCH p = (:{label} {{id: 1}})-[*1..12]-() RETURN count(p)", limits=Limits(seconds=1))
    assert time.monotonic() - started < 3


WRITES = [
    "CREATE (n:{0})",
    "MERGE (n:{0} {{id: 99}})",
    "MATCH (n:{0}) SET n.id = 2",
    "MATCH (n:{0}) SET n += {{x: 1}}",
    "MATCH (n:{0}) REMOVE n.id",
    "MATCH (n:{0}) DELETE n",
    "MATCH (n:{0}) DETACH DELETE n",
    "MATCH (n:{0}) CREATE (n)-[:R]->(n)",
    "FOREACH (i IN [1] | CREATE (:{0}))",
    "CALL {{ CREATE (n:{0}) RETURN n }} RETURN n",
    "CREATE CONSTRAINT no FOR (n:{0}) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX no FOR (n:{0}) ON (n.id)",
    "/* read */ MATCH (n) // only\n WITH n LIMIT 1 CREATE (:{0})",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
]


@pytest.mark.parametrize("text", WRITES)
def test_reader_cannot_write(store: Store, label: str, text: str) -> None:
    """Each statement that would write is refused, and the graph is as before."""
    make(store, label, 1)
    with pytest.raises(QueryRefused):
        store.reader().query(text.format(label))
    assert store.reader().query(f"MATCH (n:{label}) RETURN n.id, keys(n)").rows == [[1, ["id"]]]


def test_values_become_plain(store: Store, label: str) -> None:
    """Nodes, edges, paths and dates come out as JSON, ends named by the nodes' own ids."""
    text = f"CREATE (a:{label} {{id: 'a'}})-[r:R {{line: 3}}]->(b:{label} {{id: 'b'}})"
    store.writer().transact(lambda tx: tx.run(text))
    answer = store.reader().query(
        f"MATCH p = (a:{label})-[r:R]->(b) RETURN a, r, p, date('2024-02-29') AS d, [1, {{k: null}}]"
    )
    node, edge, path, day, nested = plain(answer.rows[0])
    assert node == {"label": label, "id": "a"}
    assert (edge["type"], edge["line"]) == ("R", 3)
    assert [one["id"] for one in path["nodes"]] == ["a", "b"]
    assert path["relationships"][0] == {"type": "R", "from": "a", "to": "b", "line": 3}
    assert (day, nested) == ("2024-02-29", [1, {"k": None}])
    json.dumps(plain(answer.rows), allow_nan=False)


@pytest.mark.parametrize("text", ["Файт ХЕЛЬМЕР", "a\u0301 ≠ á", "🎬\U0001f9d1\u200d🎤", "'\"\\`\n\t", "مخرج", ""])
def test_unicode_survives(store: Store, label: str, text: str) -> None:
    """Every letter comes back as it went in."""
    store.writer().transact(lambda tx: tx.run(f"CREATE (:{label} {{text: $text}})", {"text": text}))
    assert store.reader().query(f"MATCH (n:{label}) RETURN n.text").rows == [[text]]


@pytest.mark.parametrize("value", [2**63 - 1, -(2**63), 0.1, True, None, [], ["a", "b"], [1, 2, 3]])
def test_parameters_survive(store: Store, value: object) -> None:
    """Numbers, truth values and lists come back as they went in."""
    assert store.reader().query("RETURN $value", {"value": value}).rows == [[value]]


def test_unique_constraint(store: Store, label: str) -> None:
    """Schema statements may be repeated; a second node with the same id is a QueryError and not there."""
    statement = f"CREATE CONSTRAINT {label.lower()} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for _ in range(2):
        store.writer().schema([statement])
    make(store, label, 1)
    with pytest.raises(QueryError):
        make(store, label, 1)
    assert count(store, label) == 1
    store.writer().schema([f"DROP CONSTRAINT {label.lower()} IF EXISTS"]) if store.kind == "neo4j" else None


def test_merge_is_idempotent(store: Store, label: str) -> None:
    """A batch merged twice changes nothing."""
    rows = [{"id": f"n{i}", "name": f"Ñame {i}"} for i in range(500)]
    text = f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n += row"
    for _ in range(2):
        store.writer().transact(lambda tx: tx.run(text, {"rows": rows}))
    assert count(store, label) == 500


def test_big_batch(store: Store, label: str) -> None:
    """Twenty thousand rows of a parameter in one transaction, in seconds."""
    rows = [{"id": i, "text": "x" * 100} for i in range(20_000)]
    started = time.monotonic()
    store.writer().transact(lambda tx: tx.run(f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", {"rows": rows}))
    assert count(store, label) == 20_000
    assert time.monotonic() - started < 30


@pytest.mark.parametrize("text", ["MATCH (", "RETURN x", "RETURN nosuch(1)", "RETURN $missing", "RETURN 1;;;("])
def test_wrong_queries_are_told_in_one_sentence(store: Store, text: str) -> None:
    """What the server says of a wrong query is a QueryError of one line; the next query works."""
    with pytest.raises(QueryError) as caught:
        store.reader().query(text)
    assert caught.value.message.startswith("The database could not run the query: ")
    assert "\n" not in caught.value.message
    assert store.reader().query("RETURN 1").rows == [[1]]


def test_reader_has_no_way_to_write(store: Store) -> None:
    """A reader's interface is `query` and `fetch_all`, and where files made from the answers may lie."""
    assert [name for name in dir(store.reader()) if not name.startswith("_")] == ["derived", "fetch_all", "query"]


def test_describe(store: Store) -> None:
    """What answers, where, without a password."""
    described = store.describe()
    assert described["kind"] == store.kind
    assert described["address"].startswith(("bolt", "neo4j"))
    assert described["version"]
    assert "password" not in str(described).lower()


def test_close_twice(server: Settings) -> None:
    """Closing is final for the drivers and harmless to repeat."""
    opened = connect(server)
    opened.reader().query("RETURN 1")
    opened.close()
    opened.close()


def test_a_closed_store_stays_closed(server: Settings) -> None:
    """Work that goes on after the store was closed opens no connection: it ends with a sentence."""
    opened = connect(server)
    reader, writer = opened.reader(), opened.writer()
    reader.query("RETURN 1")
    opened.close()
    with pytest.raises(StoreUnreachable, match="closed"):
        reader.query("RETURN 1")
    with pytest.raises(StoreUnreachable, match="closed"):
        writer.transact(lambda tx: tx.run("RETURN 1"))


def test_threads_share_a_store(store: Store) -> None:
    """One reader answers many threads at once, each its own answer."""
    reader, answers = store.reader(), {}

    def ask(number: int) -> None:
        answers[number] = reader.query("RETURN $n AS n", {"n": number}).rows[0][0]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: number for number in range(20)}


def test_who_waits_too_long_for_another_load_is_told_so(
    store: Store, server: Settings, label: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock that another writer does not let go is no query that should ask for less."""

    def take(tx: Transaction) -> None:
        tx.run(f"MERGE (t:{label} {{id: 'turn'}}) SET t.taken = true")

    def hold(tx: Transaction) -> None:
        take(tx)
        monkeypatch.setattr("filmgraph.store.writer.TRANSACTION_SECONDS", 0.5)
        monkeypatch.setattr("filmgraph.store.writer.RETRY_SECONDS", 0.0)
        monkeypatch.setattr("filmgraph.store.local.turn.PATIENCE_SECONDS", 0.5)
        with connect(server) as other, pytest.raises(StoreError, match="Another load") as caught:
            other.writer().transact(take, in_turn=True)
        assert "end it" in caught.value.hint and "folder" not in caught.value.hint

    store.writer().schema([f"CREATE CONSTRAINT {label}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"])
    store.writer().transact(take)
    store.writer().transact(hold, in_turn=True)
    store.writer().schema([f"DROP CONSTRAINT {label}_id"])
