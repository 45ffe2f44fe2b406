"""Connecting to a Neo4j: what works, and a sentence with what to do for everything that does not.

The real server is behind it wherever one can fail so; where not, a peer that speaks wrongly takes its place.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from neo4j.exceptions import ServiceUnavailable

from filmgraph.errors import StoreError
from filmgraph.store import Settings, bolt, connect, contact, remote
from tests.neo4j_server import free_port
from tests.store.certificates import certificate
from tests.store.conftest import eventually
from tests.store.peers import Handler, Late, Proxy, hang_up, peer, say, say_in_pieces
from tests.store.peers import bolt as bolt_peer

SECRET = "geheim-1234"

PEERS: dict[str, tuple[str, Handler, str]] = {
    "banner": ("bolt", say(b"SSH-2.0-OpenSSH_9.2\r\n", after=0), "does not speak Bolt"),
    "hangs up": ("bolt", hang_up, "does not speak Bolt"),
    "web": ("bolt", say(b"HTTP/1.1 400 Bad Request\r\n\r\n"), "is a web server"),
    "web, routed": ("neo4j", say(b"HTTP/1.1 400 Bad Request\r\n\r\n"), "is a web server"),
    "Bolt 2": ("bolt", say(b"\0\0\0\x02"), "too old: it speaks no Bolt 5"),
    "Bolt 2, routed": ("neo4j", say(b"\0\0\0\x02"), "too old: it speaks no Bolt 5"),
    "Bolt 2, in pieces": ("bolt", say_in_pieces(b"\0\0\0\x02"), "too old: it speaks no Bolt 5"),
    "no common Bolt": ("bolt", say(b"\0\0\0\0"), "too old: it speaks no Bolt 5"),
    "Neo4j 3.5": ("bolt", bolt_peer("Neo4j/3.5.35", b"\0\0\0\x03"), "too old: it is Neo4j/3.5.35"),
    "Neo4j 4.4": ("bolt", bolt_peer("Neo4j/4.4.42", b"\0\0\x04\x04"), "too old: it is Neo4j/4.4.42"),
    "other product": ("bolt", bolt_peer("Neo4j/5.2.0 compatible (Other 1)"), "is no Neo4j"),
    "TLS wanted": ("bolt", say(b"\x15\x03\x01\x00\x02\x02\x46"), "wants an encrypted connection"),
    "no TLS": ("bolt+s", say(b"what?\n", after=0), "does not speak TLS"),
    "no TLS, hangs up": ("neo4j+s", hang_up, "does not speak TLS"),
}


def asked(uri: str, **environ: str) -> object:
    with connect(Settings.find(uri, environ=environ)) as store:
        return store.reader().query("RETURN 1").rows[0][0]


def login(server: Settings, **more: str) -> dict[str, str]:
    return {"NEO4J_USERNAME": server.username or "", "NEO4J_PASSWORD": server.password or "", **more}


def said(uri: str, **environ: str) -> str:
    """What a failing contact says; it has a hint, and no password."""
    with pytest.raises(StoreError) as caught:
        asked(uri, **{"NEO4J_PASSWORD": SECRET, **environ})
    assert caught.value.hint
    assert SECRET not in f"{caught.value} {caught.value!r}"
    return str(caught.value)


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A short connect time limit, for peers that use it up."""
    monkeypatch.setattr(bolt, "CONNECT_SECONDS", 0.5)
    monkeypatch.setattr(remote, "CONNECT_SECONDS", 0.5)


@pytest.mark.parametrize(("scheme", "handle", "words"), PEERS.values(), ids=PEERS)
def test_wrong_peers_are_told_apart(scheme: str, handle: Handler, words: str) -> None:
    """What listens there and is no Neo4j of today is called by what it is."""
    with peer(handle) as port:
        assert words in said(f"{scheme}://127.0.0.1:{port}")


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+ssc"])
def test_silence_ends_with_the_time_limit(scheme: str) -> None:
    """A host that takes the connection and does not answer is given up before it does, whatever the scheme."""
    late = Late()
    with peer(late) as port:
        assert "does not answer in time" in said(f"{scheme}://127.0.0.1:{port}")
    assert not late.answered


@pytest.mark.usefixtures("patience")
def test_silence_after_the_greeting_ends_too() -> None:
    """So is one that stops in the middle of the login."""
    with peer(say(b"\0\0\0\x05")) as port:
        assert "does not answer in time" in said(f"bolt://127.0.0.1:{port}")


@pytest.mark.parametrize(
    ("uri", "words"),
    [
        ("bolt://nosuch.invalid", "no host named 'nosuch.invalid'"),
        ("neo4j://nosuch.invalid", "no host named 'nosuch.invalid'"),
        ("bolt://127.0.0.1:{closed}", "No database answers at bolt://127.0.0.1:{closed}"),
        ("neo4j+s://127.0.0.1:{closed}", "No database answers"),
        ("bolt://[::1]:{closed}", "No database answers at bolt://[::1]:{closed}"),
    ],
)
def test_nobody_there(uri: str, words: str) -> None:
    """No such host and nobody at the port are two sentences; an IPv6 address is shown as it is written."""
    closed = free_port()
    assert words.format(closed=closed) in said(uri.format(closed=closed))


@pytest.mark.parametrize(
    "agent", ["Neo4j/5.0.0", "Neo4j/5.26.28", "Neo4j/5.27-aura", "Neo4j/2025.10.1", "Neo4j/2026.01.0+build-7"]
)
def test_every_neo4j_since_5_is_fit(agent: str) -> None:
    """Versions by number, by year, and Aura's."""
    contact._check_fit(agent, "bolt://here:1")


def test_the_web_port_is_known() -> None:
    """Where the port is the one of Neo4j's web pages, the hint says so and names Bolt's."""
    hint = contact.explained(ServiceUnavailable(), "bolt://localhost:7474", waited=True).hint
    assert "Port 7474 is Neo4j's web port. Neo4j's Bolt port is 7687" in hint


def test_nothing_is_left_open(neo4j: Settings) -> None:
    """Every connection is closed with its store, after success and after refusals of every kind."""
    proxy = Proxy(neo4j.uri)
    with peer(proxy) as port:
        uri = f"bolt://127.0.0.1:{port}"
        assert asked(uri, **login(neo4j)) == 1
        assert asked(uri.replace("bolt", "neo4j"), **login(neo4j)) == 1
        said(uri, NEO4J_USERNAME="nobody-here")
        said(uri, **login(neo4j, NEO4J_DATABASE="nosuch"))
        said(uri.replace("bolt", "bolt+s"))
        eventually(lambda: proxy.closed == proxy.opened, what="all connections closed")
    assert proxy.opened >= 5


def test_the_meeting_costs_no_connection(neo4j: Settings) -> None:
    """The look at who answers and the first query share one connection."""
    proxy = Proxy(neo4j.uri)
    with peer(proxy) as port:
        assert asked(f"bolt://127.0.0.1:{port}", **login(neo4j)) == 1
    assert proxy.opened == 1


def test_ipv6(neo4j: Settings) -> None:
    """A server at an IPv6 address works."""
    with peer(Proxy(neo4j.uri), host="::1") as port:
        assert asked(f"bolt://[::1]:{port}", **login(neo4j)) == 1


def test_routing_on_a_single_server(neo4j: Settings) -> None:
    """neo4j:// works on one server; behind an address that leads nowhere from here, the sentence says so."""
    with peer(Proxy(neo4j.uri)) as port:
        assert asked(f"neo4j://127.0.0.1:{port}", **login(neo4j)) == 1
    elsewhere = Proxy(neo4j.uri, change=lambda data: data.replace(b"127.0.0.1:", b"127.0.0.9:"))
    with peer(elsewhere) as port:
        text = said(f"neo4j://127.0.0.1:{port}", **login(neo4j))
    assert "none of the servers that it names" in text
    assert f"use bolt://127.0.0.1:{port}" in text


def test_a_question_waits_for_our_own_writes(neo4j: Settings) -> None:
    """The bookmark of a write goes along with the next question, so that a cluster's other members are up to date."""
    proxy = Proxy(neo4j.uri)
    with peer(proxy) as port, connect(Settings.find(f"neo4j://127.0.0.1:{port}", environ=login(neo4j))) as store:
        store.writer().transact(lambda tx: tx.run("CREATE (n:Bookmarked) DELETE n"))
        del proxy.heard[:]
        store.reader().query("RETURN 1")
        explained = proxy.heard.split(b"RETURN 1")[1]  # what goes with the first that is asked
        assert b"bookmarks" in explained


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Callable[[Settings], Proxy]]:
    """The file of a certificate for localhost, and a maker of proxies that show it."""
    file, context = certificate(tmp_path_factory.mktemp("certificate"))
    return file, lambda server: Proxy(server.uri, tls=context)


Signed = tuple[Path, Callable[[Settings], Proxy]]


@pytest.mark.parametrize("scheme", ["bolt+ssc", "neo4j+ssc"])
def test_any_certificate_where_asked(neo4j: Settings, signed: Signed, scheme: str) -> None:
    """+ssc takes a certificate that nobody has signed."""
    with peer(signed[1](neo4j)) as port:
        assert asked(f"{scheme}://localhost:{port}", **login(neo4j)) == 1


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_trusted_certificate(neo4j: Settings, signed: Signed, scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """+s takes a certificate that SSL_CERT_FILE vouches for, at the name that it bears and at no other."""
    monkeypatch.setenv("SSL_CERT_FILE", str(signed[0]))
    with peer(signed[1](neo4j)) as port:
        assert asked(f"{scheme}://localhost:{port}", **login(neo4j)) == 1
        assert "is not trusted: IP address mismatch" in said(f"{scheme}://127.0.0.1:{port}")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_tls_misunderstandings(neo4j: Settings, signed: Signed, scheme: str) -> None:
    """An unknown certificate, TLS to a plain server and no TLS to a secure one are three sentences, each with the
    scheme to use."""
    with peer(signed[1](neo4j)) as port:
        untrusted = said(f"{scheme}+s://localhost:{port}", **login(neo4j))
        assert "is not trusted: self-signed certificate" in untrusted.replace("self signed", "self-signed")
        assert f"{scheme}+ssc://" in untrusted
        secure = said(f"{scheme}://localhost:{port}", **login(neo4j))
        assert "wants an encrypted connection" in secure
        assert f"Use {scheme}+s://" in secure
    plain = said((neo4j.uri or "").replace("bolt", f"{scheme}+s"), **login(neo4j))
    assert "does not speak TLS" in plain
    assert f"Use {scheme}://" in plain


@contextmanager
def user(server: Settings, name: str, rest: str) -> Iterator[None]:
    """A user of the server for a while."""
    with connect(server) as store:
        driver = store._driver("writer")
        driver.execute_query(f"CREATE OR REPLACE USER {name} SET PASSWORD '{SECRET}' {rest}", database_="system")
        try:
            yield
        finally:
            driver.execute_query(f"DROP USER {name}", database_="system")


def test_refused_logins(neo4j: Settings) -> None:
    """A wrong password and a user that is not there sound the same; no password and no login at all say what to set."""
    uri = neo4j.uri or ""
    for wrong in ({"NEO4J_USERNAME": "nobody-here"}, {"NEO4J_USERNAME": "nöbödy", "NEO4J_PASSWORD": SECRET + "ü"}):
        assert "refused the user name or the password" in said(uri, **wrong)
    for nothing in ({"NEO4J_USERNAME": "nobody-here", "NEO4J_PASSWORD": ""}, {"NEO4J_PASSWORD": ""}):
        text = said(uri, **nothing)
        assert "asks for a user name and a password" in text
        assert "Set NEO4J_USERNAME and NEO4J_PASSWORD" in text


def test_an_expired_password(neo4j: Settings) -> None:
    """A password that must be changed first, as a fresh server's, is said with the statement that changes it."""
    with user(neo4j, "fresh", "CHANGE REQUIRED"):
        text = said(neo4j.uri or "", NEO4J_USERNAME="fresh")
    assert "wants this user's password changed" in text
    assert "ALTER CURRENT USER" in text


def test_too_many_wrong_passwords(neo4j: Settings) -> None:
    """The server's pause after wrong passwords is called that, not a wrong password."""
    with user(neo4j, "hasty", "CHANGE NOT REQUIRED"):
        texts = [said(neo4j.uri or "", NEO4J_USERNAME="hasty", NEO4J_PASSWORD="wrong") for _ in range(5)]
    assert "too many wrong passwords" in texts[-1]


@pytest.mark.parametrize("name", ["nosuch", "no such!`ü\\u0060", "-", "n" * 200, "no\nsuch"])
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_database_that_is_not_there(neo4j: Settings, scheme: str, name: str) -> None:
    """A database that does not exist is named, on one line, with where its name comes from; odd names are no danger."""
    text = said((neo4j.uri or "").replace("bolt", scheme), **login(neo4j, NEO4J_DATABASE=name))
    assert "has no such database" in text
    assert "NEO4J_DATABASE" in text
    assert text.count("\n") == 1


def test_describe_says_what_is_behind_the_default(neo4j: Settings) -> None:
    """Without a database's name the server's own default is meant, and told; version and edition are the server's."""
    with connect(neo4j) as store:
        found = store.describe()
    assert found["database"] and found["edition"] in ("community", "enterprise")
    assert found["agent"] == f"Neo4j/{found['version']}"


def test_closing_does_not_wait_for_the_server(neo4j: Settings) -> None:
    """A store whose server has fallen silent closes all the same."""
    gate = threading.Event()
    gate.set()

    def hold(data: bytes) -> bytes:
        gate.wait()
        return data

    with peer(Proxy(neo4j.uri, change=hold)) as port:
        store = connect(Settings.find(f"bolt://127.0.0.1:{port}", environ=login(neo4j)))
        store.reader().query("RETURN 1")
        gate.clear()
        store.close()
        gate.set()


# --- the command line ------------------------------------------------------------------------------------------


def commands(uri: str, tmp_path: Path, **environ: str) -> list[subprocess.CompletedProcess[str]]:
    """`filmgraph stats` and `filmgraph load` on a server, at the same time."""
    clean = {**os.environ, "NEO4J_PASSWORD": SECRET, "NEO4J_URI": uri, **environ}
    (tmp_path / "sheet.txt").write_text("A film\n", encoding="utf-8")
    verbs = (["stats"], ["load", str(tmp_path)])
    with ExitStack() as stack:
        running = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-m", "filmgraph", *verb],
                    env=clean,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                )
            )
            for verb in verbs
        ]
        outputs = [one.communicate(timeout=60) for one in running]
    return [
        subprocess.CompletedProcess(verb, one.returncode, *output)
        for verb, one, output in zip(verbs, running, outputs, strict=True)
    ]


def refused(uri: str, tmp_path: Path, words: str, **environ: str) -> None:
    for done in commands(uri, tmp_path, **environ):
        assert done.returncode == 4, done.stderr
        assert done.stdout == ""
        assert words in done.stderr
        assert "Traceback" not in done.stderr and SECRET not in done.stderr
        assert len(done.stderr.splitlines()) == 2, done.stderr


@pytest.mark.parametrize(
    ("uri", "words"),
    [
        (f"neo4j://neo4j:{SECRET}@localhost", "holds a user name or a password"),
        (f"bolt://localhost:7687/?password={SECRET}", "has parameters"),
        ("http://localhost:7474", "cannot begin with 'http'"),
        ("bolt://nosuch.invalid", "no host named"),
    ],
)
def test_the_commands_refuse_wrong_addresses(uri: str, words: str, tmp_path: Path) -> None:
    """stats and load end with exit code 4, a sentence and a hint on stderr, and nothing that is secret."""
    refused(uri, tmp_path, words)


@pytest.mark.parametrize("name", ["web", "Neo4j 4.4", "other product", "no TLS"])
def test_the_commands_refuse_wrong_peers(name: str, tmp_path: Path) -> None:
    """So they do where something else answers."""
    scheme, handle, words = PEERS[name]
    with peer(handle) as port:
        refused(f"{scheme}://127.0.0.1:{port}", tmp_path, words)


def test_the_commands_on_a_real_server(neo4j: Settings, signed: Signed, tmp_path: Path) -> None:
    """So they do on a real server with a wrong password, a wrong database and an unknown certificate."""
    uri = neo4j.uri or ""
    refused(uri, tmp_path, "refused the user name or the password", NEO4J_USERNAME="nobody-here")
    with user(neo4j, "known", "CHANGE NOT REQUIRED"):
        ours = {"NEO4J_USERNAME": "known"}
        refused(uri, tmp_path, "has no such database", NEO4J_DATABASE="nosuch", **ours)
        refused(uri, tmp_path, "system database", NEO4J_DATABASE="system", **ours)
        with peer(signed[1](neo4j)) as port:
            refused(f"bolt+s://localhost:{port}", tmp_path, "is not trusted", **ours)


def test_the_traceback_of_debug_holds_no_password(tmp_path: Path, neo4j: Settings) -> None:
    """--debug shows everything but the password."""
    environ = {**os.environ, "NEO4J_URI": neo4j.uri or "", "NEO4J_USERNAME": "nobody-here", "NEO4J_PASSWORD": SECRET}
    command = [sys.executable, "-m", "filmgraph", "--debug", "stats"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 4
    assert "Traceback" in done.stderr and SECRET not in done.stderr + done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_missing_password_is_asked_for_on_a_terminal(neo4j: Settings) -> None:
    """With a user name and no password a terminal is asked, and what is typed is not shown; a pipe is not asked."""
    environ = {**os.environ, "NEO4J_URI": neo4j.uri or "", "NEO4J_USERNAME": neo4j.username or ""}
    command = [sys.executable, "-m", "filmgraph", "stats"]
    piped = subprocess.run(command, env=environ, input="", capture_output=True, text=True, check=False)
    assert piped.returncode == 4
    assert "Set NEO4J_USERNAME and NEO4J_PASSWORD" in piped.stderr
    said, code = on_a_terminal(command, environ, f"{neo4j.password}\n")
    assert code == 0, said
    assert "Password of neo4j:" in said and "Festival" in said
    assert (neo4j.password or "") not in said


def on_a_terminal(command: list[str], environ: dict[str, str], typed: str) -> tuple[str, int]:
    """What a command says on a terminal where ``typed`` is typed when it first asks, and its exit code."""
    import pty

    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], command, environ)
    said = b""
    with contextlib.suppress(OSError):  # the terminal is gone with its last process
        while data := os.read(terminal, 4096):
            if not said:
                os.write(terminal, typed.encode())
            said += data
    os.close(terminal)
    return said.decode(), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
