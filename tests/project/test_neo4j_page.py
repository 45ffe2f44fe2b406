"""docker-compose.yml and docs/neo4j.md: what they promise, and the page's commands, as they stand, on a real Neo4j.

The tests' own Neo4j has the version and the settings of docker-compose.yml, so it would not start with a wrong one.
"""

from __future__ import annotations

import os
import re
import subprocess
import sysconfig
import unicodedata
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from filmgraph.store import Settings, connect, contact, translate
from tests.neo4j_server import COMPOSED, ENVIRONMENT, IMAGE, SERVICE, URI

PROJECT = Path(__file__).resolve().parents[2]
PAGE = (PROJECT / "docs" / "neo4j.md").read_text(encoding="utf-8")


def blocks(mark: str) -> list[str]:
    """The code blocks that follow ``<!-- mark -->``, in the order of the page."""
    return re.findall(rf"<!-- {mark} -->\n```\n(.*?)```\n", PAGE, re.DOTALL)


def test_the_image_is_pinned_to_a_patch_release() -> None:
    """The same Neo4j for everybody, whenever they start it."""
    assert re.fullmatch(r"neo4j:5\.26\.\d+-community", IMAGE)


def test_the_password_has_no_default() -> None:
    """It comes from the environment, nothing starts without it, and it stands nowhere else."""
    assert re.fullmatch(r"neo4j/\$\{NEO4J_PASSWORD:\?[^}]+\}", SERVICE["environment"]["NEO4J_AUTH"])
    text = (PROJECT / "docker-compose.yml").read_text(encoding="utf-8")
    assert text.count("${") == 1
    assert "none" not in SERVICE["environment"]["NEO4J_AUTH"].split("/")


def test_the_ports_are_this_machines_alone() -> None:
    """Bolt and the web port, each on loopback."""
    assert SERVICE["ports"] == ["127.0.0.1:7687:7687", "127.0.0.1:7474:7474"]
    assert "network_mode" not in SERVICE


def test_the_data_outlive_the_container() -> None:
    """A named volume holds the data, and nothing of this machine is mounted."""
    assert SERVICE["volumes"] == ["data:/data"]
    assert set(COMPOSED["volumes"]) == {"data"}


def test_health_is_asked_without_a_login() -> None:
    """`up --wait` ends when the web port answers, which opens last; no password is on a command line."""
    health = SERVICE["healthcheck"]
    assert health["test"] == ["CMD", "wget", "--quiet", "--spider", "http://127.0.0.1:7474"]
    assert {"interval", "timeout", "retries", "start_period"} <= set(health)


@pytest.mark.skipif(URI in os.environ, reason="a server of one's own has its own settings")
@pytest.mark.parametrize("file", ["/etc/passwd", "/films.csv"])
def test_the_settings_keep_queries_from_files(neo4j: Settings, file: str) -> None:
    """Even a query that passes filmgraph's gate reads no file there."""
    assert ENVIRONMENT["NEO4J_dbms_security_allow__csv__import__from__file__urls"] == "false"
    with connect(neo4j) as store, pytest.raises(Exception, match="allow_csv_import_from_file_urls"):
        store.writer().transact(lambda tx: tx.run(f"LOAD CSV FROM 'file://{file}' AS line RETURN line"))


@pytest.mark.skipif(URI in os.environ, reason="a server of one's own has its own settings")
def test_the_settings_give_plug_ins_no_rights(neo4j: Settings) -> None:
    """No plug-in's procedure is loaded, none passes the rules for users."""
    with connect(neo4j) as store:
        rows = store.writer().transact(lambda tx: tx.run("CALL dbms.listConfig('dbms.security.procedures')"))
    assert {row["value"] for row in rows} == {"none"}
    assert len(rows) == 2


def test_the_pages_commands(neo4j: Settings, tmp_path: Path) -> None:
    """In one shell and in the page's order, each command succeeds, and the path is the one that the page shows."""
    parts = urlsplit(neo4j.uri or "")
    with connect(neo4j) as store:
        store.writer().transact(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))
    script = "".join(blocks(r"runs: [\w ]+")).replace("localhost:7687", parts.netloc)
    assert script.count(parts.netloc) == 2
    scripts = sysconfig.get_path("scripts")
    environ = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}"}
    environ |= {"NEO4J_PASSWORD": neo4j.password or "", "FILMGRAPH_STORE": str(tmp_path / "never")}
    done = subprocess.run(
        ["bash", "-euxo", "pipefail", "-c", script],
        cwd=PROJECT,
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (answer,) = blocks("answers: first path")
    assert answer in unicodedata.normalize("NFC", done.stdout)  # one sample spells its accents apart
    # The names that Neo4j holds, and what has changed since: no store.
    assert {file.suffix[:8] for file in (tmp_path / "never").rglob("*")} <= {".sqlite", ".changes"}


def test_the_page_starts_what_compose_describes() -> None:
    """The start sets the one variable that is needed, and waits for the health check."""
    (start,) = blocks("starts the server")
    assert re.fullmatch(r"export NEO4J_PASSWORD='[^']{8,}'\ndocker compose up --detach --wait\n", start)


def test_the_sentences_of_the_page_are_said() -> None:
    """Each sentence in the page's table of failures is one that filmgraph says."""
    said = "".join(Path(module.__file__ or "").read_text(encoding="utf-8") for module in (contact, translate))
    table = PAGE.partition("| it says |")[2]
    quoted = [
        words for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for words in re.findall(r"`(.*?)`", row)
    ]
    assert len(quoted) > 9
    assert [words for words in quoted if words not in said] == []
