"""What ``filmgraph doctor`` finds, on both kinds of server."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from filmgraph.cli import doctor
from filmgraph.load import ensure_schema, load
from filmgraph.store import Settings, connect
from filmgraph.store.local.store import LocalStore
from filmgraph.store.server import Role
from tests.conftest import Run

SHEET = "Baikonur, by Veit Helmer\n\nDirected by: Veit Helmer\n"


@pytest.fixture(params=["local_store", "neo4j"])
def server(request: pytest.FixtureRequest) -> Settings:
    """Each kind of server in turn, empty."""
    found: Settings = request.getfixturevalue(request.param)
    with connect(found) as store:
        ensure_schema(store).transact(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    return found


def findings(run: Run, server: Settings, **more: str) -> tuple[int, dict[str, dict[str, Any]]]:
    environ = {"NEO4J_USERNAME": server.username or "", "NEO4J_PASSWORD": server.password or "", **more}
    option = ("--uri", server.uri) if server.uri else ("--store", str(server.folder))
    done = run("doctor", "--format", "json", *option, **environ)
    assert done.stderr == ""
    return done.returncode, {row["what"]: row for row in json.loads(done.stdout)}


def test_a_sound_server(run: Run, server: Settings) -> None:
    """Who answers, which version and edition, which database, that the schema is there and writing allowed."""
    code, found = findings(run, server)
    assert code == 0
    assert found["version"]["seen"][0].isdigit()
    assert found["edition"]["seen"] in ("community", "enterprise", "ArcadeDB")
    assert found["database"]["seen"] in ("neo4j", "graph")
    assert found["schema"]["seen"].startswith("complete")
    assert found["writing"]["seen"] == "allowed"
    assert "filmgraph load" in found["graph"]["advice"]
    assert all(row["fine"] for row in found.values())


def test_looking_changes_nothing(run: Run, server: Settings) -> None:
    """The write that is tried is taken back."""
    findings(run, server)
    with connect(server) as store:
        assert store.reader().query("MATCH (n) RETURN count(n)").rows == [[0]]


def test_a_missing_index_is_odd_where_there_are_films(run: Run, server: Settings, sheets: Path) -> None:
    """It is named with the command that makes it again, and that command does."""
    (sheets / "baikonur.txt").write_text(SHEET, encoding="utf-8")
    with connect(server) as store:
        load(store, [str(sheets)])
        store.writer().schema(["DROP INDEX film_slug"])
        code, found = findings(run, server)
        assert (code, found["schema"]["fine"]) == (1, False)
        assert found["schema"]["seen"] == "missing: film_slug"
        assert "filmgraph load" in found["schema"]["advice"]
        load(store, [str(sheets)])
    assert findings(run, server)[0] == 0


def test_a_server_that_refuses_us(run: Run, neo4j: Settings) -> None:
    """Why it is not to be had, and what to do."""
    code, found = findings(run, neo4j, NEO4J_USERNAME="nobody-here")
    assert code == 1
    assert "refused" in found["database"]["seen"] and "NEO4J_PASSWORD" in found["database"]["advice"]
    code, found = findings(run, replace(neo4j, uri="bolt://127.0.0.1:9"))
    assert "No database answers" in found["database"]["seen"]


class _ReadersStore(LocalStore):
    """A store whose writer logs in as the reader."""

    def _open(self, role: Role) -> Any:
        return super()._open("reader")


def test_a_user_who_may_not_write(local_store: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """That the server refuses this user's writes is found, and that questions still work is said."""
    monkeypatch.setattr("filmgraph.store.local.store.LocalStore", _ReadersStore)
    with connect(local_store) as store:
        found = doctor._writing(store)
    assert not found.fine
    assert "not allowed" in found.seen
    assert "Questions are answered" in found.advice
