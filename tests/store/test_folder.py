"""The store's folder: private, of a known format, mended where damaged, and never somebody else's."""

from __future__ import annotations

import dataclasses
import json
import os
import socket
import stat
import sys
from pathlib import Path

import psutil
import pytest

from filmgraph.errors import StoreRefused, StoreTooNew
from filmgraph.store import Settings, connect, local
from filmgraph.store.local import java
from filmgraph.store.local.state import STATE_FILE, VERSION_FILE, write_state

from .conftest import kept, local_settings, state_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and file modes of POSIX")


@pytest.mark.parametrize("text", ["", '{"bolt_port": 1', "[]", '{"bolt_port": "x"}', "\x00\xff"])
def test_damaged_state_file_is_mended(shared: Settings, text: str) -> None:
    """A half-written state file is no obstacle: the keeper writes it again, no second server starts."""
    before = state_of(shared)
    (shared.folder / STATE_FILE).write_text(text)
    with connect(shared) as store:
        assert store.reader().query("RETURN 1").rows == [[1]]
    assert state_of(shared) == before


def test_stale_state_of_a_stopped_store(living: Settings) -> None:
    """A state file left from before a reboot names a port of others and a pid of others: neither is trusted or hurt."""
    state = state_of(living)
    local.stop(living)
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        stale = dataclasses.replace(
            state, bolt_port=stranger.getsockname()[1], http_port=java.free_port(), pid=os.getpid()
        )
        write_state(living.folder, stale)
        with connect(living) as store:
            assert kept(store) == 3


def test_newer_format_is_refused(own: Settings) -> None:
    """A folder of a newer filmgraph is refused in words and left as it is."""
    own.folder.mkdir()
    (own.folder / VERSION_FILE).write_text('{"format": 2}')
    for attempt in (connect, local.stop, local.status):
        with pytest.raises(StoreTooNew, match="newer filmgraph"):
            attempt(own)
    assert [entry.name for entry in own.folder.iterdir()] == [VERSION_FILE]
    (own.folder / VERSION_FILE).unlink()


def test_foreign_folder_is_refused(tmp_path: Path) -> None:
    """A folder with something else in it is not written into."""
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(StoreRefused, match=r"thesis\.txt"):
        connect(local_settings(tmp_path))
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.txt"]


def test_unusable_folder_is_told(tmp_path: Path) -> None:
    """A folder that cannot be made is a sentence, not a traceback."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreRefused, match="cannot be used"):
        connect(local_settings(tmp_path / "file" / "store"))


def test_files_are_private(living: Settings) -> None:
    """Folders are 0700 and files 0600, all of them; the folder is closed to others, whatever it was before."""
    for path in [living.folder, *living.folder.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode & 0o077 == 0, f"{path}: {mode:o}"
    local.stop(living)
    living.folder.chmod(0o755)
    local.start(living)
    assert stat.S_IMODE(living.folder.stat().st_mode) == 0o700


def test_secrets_are_nowhere_to_be_seen(living: Settings) -> None:
    """No password stands in a command line, an environment, a log, or any file but the state file."""
    state = state_of(living)
    secrets = [secret.encode() for secret in state.passwords.values()]
    shown = b""
    for pid in (state.pid, state.keeper_pid):
        process = psutil.Process(pid)
        shown += repr((process.cmdline(), process.environ())).encode()
    for path in living.folder.rglob("*"):
        if path.is_file() and path.name != STATE_FILE:
            shown += path.read_bytes()
    assert not [secret for secret in secrets if secret in shown]
    assert not [secret for secret in secrets if secret in repr((state, living, local.status(living))).encode()]


def test_listens_on_loopback_only(shared: Settings) -> None:
    """Every port of the server is on 127.0.0.1."""
    process = psutil.Process(state_of(shared).pid)
    listening = [c.laddr.ip for c in process.net_connections() if c.status == psutil.CONN_LISTEN]
    assert listening
    assert {address.removeprefix("::ffff:") for address in listening} == {"127.0.0.1"}


def test_state_file_is_json_of_one_line(shared: Settings) -> None:
    """The state file is one small JSON object."""
    raw = (shared.folder / STATE_FILE).read_text()
    assert json.loads(raw)["format"] == 1
    assert len(raw) < 1000
