"""A disk without room under the local store."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from filmgraph.errors import StoreUnreachable
from filmgraph.explore import digest
from filmgraph.load import counts, load
from filmgraph.store import Settings, connect, local
from tests.faults.loads import completed
from tests.load.graphs import empty, sheet, write

SIZE_MB = 64
BALLAST = "ballast"


def mount(*words: str) -> None:
    """`mount` or `umount`, as whoever may; CalledProcessError where nobody may."""
    command = words if os.geteuid() == 0 else ("sudo", "-n", *words)
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk, in memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    options = f"size={SIZE_MB}m,mode=700,uid={os.getuid()}"
    try:
        mount("mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder))
    except (AttributeError, OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no small disk can be mounted here: {getattr(error, 'stderr', error)!r}")
    yield folder
    mount("umount", str(folder))


@pytest.fixture
def cramped(disk: Path) -> Iterator[Settings]:
    """A local store on it."""
    settings = Settings(None, None, None, None, disk / "store", memory_mb=512)
    yield settings
    make_room(disk)
    local.stop(settings)


def fill(disk: Path, room: int) -> None:
    """Leave so many bytes free."""
    more = shutil.disk_usage(disk).free - room
    with (disk / BALLAST).open("ab") as file:
        if more > 0:
            os.posix_fallocate(file.fileno(), file.tell(), more)


def make_room(disk: Path) -> None:
    (disk / BALLAST).unlink(missing_ok=True)


def write_films(folder: Path, numbers: range) -> None:
    for number in numbers:
        cast = [f"Actor{(number * 7 + i) % 900} N{i:03} ... Role {i}" for i in range(40)]
        write(folder, **{f"s{number}": sheet(f"Film {number}", "Cast :", *cast)})


def test_a_full_disk_is_a_sentence_and_harms_nothing(
    cramped: Settings, disk: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The load ends and says that the disk is full, blames no sheet, and what was there can be read.

    A server that cannot even start there says the same. With room made, the load is completed.
    """
    monkeypatch.setattr("filmgraph.load.batches.EDGES_A_BATCH", 200)
    write_films(folder, range(10))
    with connect(cramped) as store:
        load(store, [str(folder)])
        write_films(folder, range(50))
        fill(disk, room=300_000)
        with pytest.raises(StoreUnreachable, match=r"disk of .* is full"):
            load(store, [str(folder)])
        films = counts(store)[0]["Film"]
        assert 10 <= films < 50
    local.stop(cramped)
    fill(disk, room=0)
    with pytest.raises(StoreUnreachable, match=r"disk of .* is full"):
        connect(cramped)
    make_room(disk)
    with connect(cramped) as store:
        assert counts(store)[0]["Film"] == films
    found = completed(cramped, folder)
    with connect(cramped) as store:
        assert counts(store)[0]["Film"] == 50
        empty(store)
        load(store, [str(folder)])
        assert digest(store.reader()) == found
