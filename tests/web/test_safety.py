"""Who may ask the explorer, and what a browser is told about its answers."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from tests.web.conftest import MARK, Explorer, exploring

SOURCES = ["script-src 'self'", "default-src 'none'", "frame-ancestors 'none'", "trusted-types 'none'"]


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/", {}, 200),
        ("/", {"Host": "attacker.example"}, 403),
        ("/", {"Host": "127.0.0.1"}, 403),
        ("/", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200),
        ("/search?q=helmer", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ("/search?q=helmer", {"Origin": "http://attacker.example"}, 403),
        ("/search?q=helmer", {"Origin": "null"}, 403),
        ("/api/suggest?q=helmer", MARK, 200),
        ("/api/suggest?q=helmer", {}, 403),
        ("/api/suggest?q=helmer", {**MARK, "Origin": "http://attacker.example"}, 403),
        ("/api/suggest?q=helmer", {**MARK, "Sec-Fetch-Site": "cross-site"}, 403),
        ("/api/suggest?q=helmer", {**MARK, "Sec-Fetch-Site": "same-site"}, 403),
        ("/search?q=" + "a" * 31_000, {}, 414),
        ("/assets/../app.py", {}, 404),
        ("/assets/%2e%2e/app.py", {}, 404),
        ("/nonsense", {}, 404),
        ("/person/nobody-at-all", {}, 404),
    ],
)
def test_who_may_ask(explorer: Explorer, path: str, headers: dict[str, str], status: int) -> None:
    """The explorer's own pages and a person's links are answered; names and pages of others are not. Every answer, a
    refusal too, carries the policy."""
    answer = explorer.get(path, headers)
    assert answer.status == status, answer.text
    assert all(source in answer.headers["content-security-policy"] for source in SOURCES)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_pages_are_only_read(explorer: Explorer, method: str) -> None:
    """A form of a foreign page finds nothing to send to."""
    assert explorer.get("/", method=method).status == 405


@pytest.mark.parametrize("body", ["", "{", "[]", '{"keys": 5}', '{"keys": ["Spelling:x"]}', '{"keys": ["Film"]}'])
def test_what_scripts_ask_is_checked(explorer: Explorer, body: str) -> None:
    """What is no question gets a sentence."""
    answer = explorer.get("/api/graph", MARK, method="POST", body=body)
    assert answer.status == 400 and "error" in answer.text


def test_others_need_the_token(samples_store: dict[str, str]) -> None:
    """Beyond this machine the address holds a token, which becomes a cookie; without it nothing is told."""
    with exploring(samples_store, "--host", "0.0.0.0") as explorer:
        query = urlsplit(explorer.address).query
        assert explorer.get("/").status == 401
        assert explorer.get("/?token=wrong").status == 401
        assert explorer.get("/api/suggest?q=a", MARK).status == 401
        answer = explorer.get(f"/canvas?{query}")
        assert (answer.status, answer.headers["location"]) == (303, "/canvas")
        assert "HttpOnly" in answer.headers["set-cookie"] and "samesite=lax" in answer.headers["set-cookie"].lower()
        assert explorer.get("/", {"Cookie": answer.headers["set-cookie"].split(";")[0]}).status == 200


def test_wrong_starts_get_a_sentence(samples_store: dict[str, str]) -> None:
    """A taken port, and a token that can be guessed."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        busy = _started(samples_store, "--port", str(taken.getsockname()[1]))
    assert busy.returncode == 2 and "is taken" in busy.stderr and "--port" in busy.stderr
    short = _started({**samples_store, "FILMGRAPH_TOKEN": "secret"}, "--host", "0.0.0.0")
    assert short.returncode == 2 and "FILMGRAPH_TOKEN" in short.stderr and "secret" not in short.stderr


def _started(environment: dict[str, str], *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "filmgraph", "explore", *options]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, timeout=60, check=False
    )
