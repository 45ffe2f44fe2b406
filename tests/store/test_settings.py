"""Which database is meant, from arguments and environments."""

from __future__ import annotations

from pathlib import Path

import pytest

from filmgraph.errors import StoreRefused, StoreUnreachable, UsageError
from filmgraph.store import Limits, Settings
from filmgraph.store.local.java import memory_limit_mb

BOTH = {"FILMGRAPH_NEO4J_URI": "bolt://a:1", "NEO4J_URI": "bolt://b:2"}


@pytest.mark.parametrize(
    ("uri", "folder", "environ", "expected"),
    [
        (None, None, {}, None),
        ("bolt://x:9", None, BOTH, "bolt://x:9"),
        (None, None, BOTH, "bolt://a:1"),
        (None, None, {"NEO4J_URI": "neo4j+s://b"}, "neo4j+s://b"),
        (None, None, {"NEO4J_URI": "  "}, None),
        (None, "/tmp/s", BOTH, None),
        (None, None, {**BOTH, "FILMGRAPH_STORE": "/tmp/s"}, "bolt://a:1"),
    ],
)
def test_order_of_uris(uri: str | None, folder: str | None, environ: dict[str, str], expected: str | None) -> None:
    """The argument, then FILMGRAPH_NEO4J_URI, then NEO4J_URI; a folder by name beats both variables."""
    assert Settings.find(uri, folder, environ).uri == expected


def test_order_of_folders(tmp_path: Path) -> None:
    """The argument, then FILMGRAPH_STORE, then the user's data folder; ~ is the home."""
    assert Settings.find(folder=tmp_path, environ={"FILMGRAPH_STORE": "/x"}).folder == tmp_path
    assert Settings.find(environ={"FILMGRAPH_STORE": "~/x"}).folder == Path.home() / "x"
    assert Settings.find(environ={}).folder.name == "store"
    assert Settings.find(environ={}).folder.is_absolute()


def test_login_comes_from_the_environment() -> None:
    """User, password and database; ours before Neo4j's; a password alone is the user neo4j's."""
    found = Settings.find(
        "bolt://x", environ={"NEO4J_PASSWORD": "p", "FILMGRAPH_NEO4J_PASSWORD": "q", "NEO4J_DATABASE": "d"}
    )
    assert (found.username, found.password, found.database) == ("neo4j", "q", "d")
    assert "q" not in repr(found).replace("sequence", "")
    assert Settings.find("bolt://x", environ={}).username is None


@pytest.mark.parametrize(
    "uri",
    [
        "neo4j://user:geheim@host",
        "bolt://geheim@host:7687",
        "http://geheim",
        "geheim",
        "bolt://",
        "bolt://geheim:port",
        "bolt://[geheim",
        "://geheim",
        "bolt://host?password=geheim",
        "bolt://host/geheim",
        "neo4j://host#geheim",
        "bolt://geheim..host",
        "bolt://geheim:0",
        "bolt://geheim:99999",
        "https://host:7473/geheim",
    ],
)
def test_wrong_uris_are_refused_unrepeated(uri: str) -> None:
    """A URI that leads nowhere, or may hold a password, is StoreUnreachable and not repeated."""
    with pytest.raises(StoreUnreachable) as caught:
        Settings.find(uri, environ={})
    assert "geheim" not in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize(
    "uri",
    ["BOLT://Host", "neo4j://host?policy=near", "bolt://[::1]", "bolt+ssc://192.0.2.1:1/", "neo4j+s://bücher.example"],
)
def test_right_uris_pass(uri: str) -> None:
    """Every scheme in any case, IPv6, international names, a routing context."""
    assert Settings.find(uri, environ={}).uri == uri


@pytest.mark.parametrize("name", ["system", "SYSTEM"])
def test_the_system_database_holds_no_graph(name: str) -> None:
    """It is refused before anything is sent; where the local store is meant, no server's database matters."""
    with pytest.raises(StoreRefused, match="system database"):
        Settings.find("bolt://x", environ={"NEO4J_DATABASE": name})
    assert Settings.find(environ={"NEO4J_DATABASE": name}).database is None


@pytest.mark.parametrize("name", ["FILMGRAPH_STORE_IDLE", "FILMGRAPH_STORE_MEMORY"])
@pytest.mark.parametrize("text", ["soon", "-1", "nan", "1e99", "inf"])
def test_wrong_numbers_are_refused(name: str, text: str) -> None:
    """A number that makes no sense is a UsageError that names the variable."""
    with pytest.raises(UsageError, match=name):
        Settings.find(environ={name: text})


def test_numbers_are_taken() -> None:
    """Minutes and megabytes from the environment; 0 minutes is never."""
    found = Settings.find(environ={"FILMGRAPH_STORE_IDLE": "0", "FILMGRAPH_STORE_MEMORY": "700"})
    assert (found.idle_minutes, found.memory_mb) == (0, 700)
    assert Settings.find(environ={}).idle_minutes == 30


def test_uri_and_folder_are_too_much() -> None:
    """Naming both is a UsageError, not a guess."""
    with pytest.raises(UsageError):
        Settings.find("bolt://x", "/tmp/s", {})


def test_limits_make_sense() -> None:
    """No negative rows, no zero seconds."""
    for wrong in ({"rows": -1}, {"seconds": 0}, {"seconds": float("nan")}):
        with pytest.raises(UsageError):
            Limits(**wrong)


def test_memory_fits_the_machine() -> None:
    """A quarter of the memory, between 256 MB and 2 GB, unless asked."""
    assert 256 <= memory_limit_mb(None) <= 2048
    assert memory_limit_mb(3000) == 3000
