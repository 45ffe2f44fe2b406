"""Who may ask the explorer, and what a browser is told about its answers."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from urllib.parse import urlsplit

import pytest
import uvicorn
from starlette.responses import PlainTextResponse

from filmgraph.errors import UsageError
from filmgraph.web import serve
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
        ("/search?q=helmer", {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ("/", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}, 403),
        ("/", {"Host": "attacker@127.0.0.1"}, 403),
        ("/", {"X-Forwarded-Host": "attacker.example", "Origin": "http://attacker.example"}, 403),
        ("/", {"X-Forwarded-Proto": "https", "Origin": "https://127.0.0.1"}, 403),
        ("/", {"Upgrade": "websocket", "Connection": "Upgrade", "Host": "attacker.example"}, 403),
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


def test_a_foreign_link_makes_nobody_work(explorer: Explorer) -> None:
    """What a link on another page asks for is written into the field, and looked for when somebody says so."""
    foreign = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    led, own = (explorer.get("/search?q=helmer", headers).text for headers in (foreign, {}))
    assert 'value="helmer"' in led and "veit-helmer" not in led and "veit-helmer" in own
    asked = "/questions/career?ask=1&id=veit-helmer"
    assert "baikonur-2011" not in explorer.get(asked, foreign).text and "baikonur-2011" in explorer.get(asked).text


def test_a_preflight_allows_nothing(explorer: Explorer) -> None:
    """A browser that asks whether a foreign page may add our header gets no."""
    asked = {"Origin": "http://attacker.example", "Access-Control-Request-Headers": "x-filmgraph"}
    answer = explorer.get("/api/graph", asked, method="OPTIONS")
    assert answer.status == 403 and not any(name.startswith("access-control") for name in answer.headers)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("graph", "[" * 200_000),
        ("query", '{"text": "RETURN 1", "limit": "many"}'),
        ("query", '{"text": "RETURN 1", "limit": -5}'),
        ("around", '{"key": "Person:veit-helmer", "most": true}'),
        ("arrange", '{"nodes": 5, "edges": 5, "paths": 5}'),
        ("page", '{"keys": [], "edges": 5, "paths": {"a": 1}}'),
        ("graph", '{"keys": [' + '"Film:a",' * 300_000),
    ],
    ids=lambda text: text[:24],
)
def test_odd_questions_break_nothing(explorer: Explorer, path: str, body: str) -> None:
    """Whatever is sent, the answer is one of ours and carries the policy; the next question is answered."""
    answer = explorer.get(f"/api/{path}", MARK, method="POST", body=body)
    assert answer.status in (200, 400) and "content-security-policy" in answer.headers
    assert explorer.get("/").status == 200


def test_who_dawdles_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection on which the head of a request does not come ends, while others are answered."""
    monkeypatch.setattr(serve, "PATIENCE", 0.2)
    opened = serve.listen("127.0.0.1", 0)
    app = PlainTextResponse("here")
    server = uvicorn.Server(uvicorn.Config(app, http=serve.Protocol, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [opened]})
    thread.start()
    try:
        with socket.create_connection(opened.getsockname(), timeout=30) as slow:
            slow.sendall(b"GET / HTTP/1.1\r\nHost: 127")
            assert slow.recv(1) == b""
        with socket.create_connection(opened.getsockname(), timeout=30) as quick:
            quick.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert quick.recv(15) == b"HTTP/1.1 200 OK"
    finally:
        server.should_exit = True
        thread.join()


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
        port = urlsplit(explorer.address).port
        assert answer.headers["set-cookie"].startswith(f"filmgraph_token_{port}=")
        assert "HttpOnly" in answer.headers["set-cookie"] and "samesite=lax" in answer.headers["set-cookie"].lower()
        assert explorer.get("/", {"Cookie": answer.headers["set-cookie"].split(";")[0]}).status == 200


def test_wrong_starts_get_a_sentence(samples_store: dict[str, str]) -> None:
    """A taken port, and a token that can be guessed."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        busy = _started(samples_store, "--port", str(taken.getsockname()[1]))
    assert busy.returncode == 2 and "is taken" in busy.stderr and "--port" in busy.stderr
    short = _started({**samples_store, "FILMGRAPH_TOKEN": "secret"}, "--host", "0.0.0.0")
    assert short.returncode == 2 and "FILMGRAPH_TOKEN" in short.stderr and "secret" not in short.stderr


@pytest.mark.parametrize("host", ["", "é..x", "a\x00b", "nosuch.invalid", "8.8.8.8"])
def test_where_nothing_can_listen_gets_a_sentence(host: str) -> None:
    """An empty host is not taken for everywhere, and what no machine can be called breaks nothing."""
    with pytest.raises(UsageError, match="--host is empty" if not host else "Nothing can listen on"):
        serve.listen(host, 0)


def _started(environment: dict[str, str], *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "filmgraph", "explore", *options]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, timeout=60, check=False
    )
