"""Finding sheets in folders: what is read, what is refused, in which order, and that nothing stops the rest."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from filmgraph.errors import SheetError
from filmgraph.model import Sheet
from filmgraph.sheets import MAX_BYTES, Found, Refusal, find, read_bytes, sheets

SHEET = b"France, 1999, 90mn\nTitle : Beau travail\n"
not_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
links = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes need a POSIX file system")


def outcome(*paths: Path, max_bytes: int = MAX_BYTES) -> dict[str, str]:
    """File name → ``sheet`` or the code of its refusal, in the order in which they came."""
    found = {}
    for one in sheets(paths, max_bytes):
        found[Path(one.file).name] = "sheet" if isinstance(one, Sheet) else one.code
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a good sheet at both ends of its order."""
    inside = tmp_path / "archive"
    inside.mkdir()
    for name in ("a.txt", "z.txt"):
        (inside / name).write_bytes(SHEET)
    return inside


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b"\xef\xbb\xbf", "file-empty"),
        (b"\x7fELF\x00\x01", "file-binary"),
        (SHEET.decode().encode("utf-16-be"), "file-binary"),
        (b"Only a letter.\n", "not-a-sheet"),
        (SHEET + b" " * 100, "file-too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_file_does_not_stop_the_folder(folder: Path, data: bytes, code: str) -> None:
    """A file that is no sheet is refused with its code, and those before and behind it are read."""
    (folder / "m.txt").write_bytes(data)
    assert outcome(folder, max_bytes=100) == {"a.txt": "sheet", "m.txt": code, "z.txt": "sheet"}


def test_the_limit_is_the_last_size_that_is_read(folder: Path) -> None:
    """A file of exactly the limit is read, one byte more is refused."""
    found = Found(str(folder / "a.txt"), str(folder / "a.txt"))
    assert read_bytes(found, len(SHEET)) == SHEET
    with pytest.raises(SheetError, match="larger than the limit"):
        read_bytes(found, len(SHEET) - 1)


@links
def test_a_pipe_is_refused_at_once(folder: Path) -> None:
    """A named pipe, into which nobody writes, is not waited for."""
    os.mkfifo(folder / "m.txt")
    assert outcome(folder) == {"a.txt": "sheet", "m.txt": "file-unreadable", "z.txt": "sheet"}


@links
def test_a_device_is_refused() -> None:
    """A device that never ends is no regular file."""
    [refused] = sheets(["/dev/zero"])
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.reason) == ("file-unreadable", "not a regular file")


@links
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_link_out_of_the_folder_is_not_followed(folder: Path, kind: str) -> None:
    """A link to a file or a folder elsewhere is refused, even where that is a good sheet."""
    target = folder.parent / "elsewhere"
    target.mkdir()
    (target / "secret.txt").write_bytes(SHEET)
    (folder / "m.txt").symlink_to(target if kind == "folder" else target / "secret.txt")
    assert outcome(folder) == {"a.txt": "sheet", "m.txt": "link-outside", "z.txt": "sheet"}


@links
def test_a_link_to_a_folder_with_the_same_beginning_leads_out(folder: Path) -> None:
    """`archive-2` does not lie in `archive`, although its name begins with it."""
    (folder.parent / "archive-2").mkdir()
    (folder / "m").symlink_to(folder.parent / "archive-2")
    assert outcome(folder)["m"] == "link-outside"


@links
def test_circles_of_links_end(folder: Path) -> None:
    """A link to the folder itself, to a parent inside it, and two links at each other are refused."""
    (folder / "sub").mkdir()
    (folder / "b").symlink_to(folder)
    (folder / "sub" / "up").symlink_to(folder / "sub")
    (folder / "p").symlink_to(folder / "q")
    (folder / "q").symlink_to(folder / "p")
    expected = {
        "a.txt": "sheet",
        "b": "link-circle",
        "p": "file-unreadable",
        "q": "file-unreadable",
        "up": "link-circle",
    }
    assert outcome(folder) == {**expected, "z.txt": "sheet"}


@links
def test_a_dangling_link_is_refused(folder: Path) -> None:
    """A link to nothing cannot be read, and says so."""
    (folder / "m.txt").symlink_to(folder / "gone.txt")
    assert outcome(folder) == {"a.txt": "sheet", "m.txt": "file-unreadable", "z.txt": "sheet"}


@links
def test_a_file_is_read_once(folder: Path) -> None:
    """A file that is named twice, or linked inside the folder, is one sheet."""
    (folder / "b.txt").symlink_to(folder / "a.txt")
    assert outcome(folder, folder, folder / "a.txt") == {"a.txt": "sheet", "z.txt": "sheet"}


@not_root
def test_what_may_not_be_read_is_refused(folder: Path) -> None:
    """A file and a folder without rights are refused; the rest goes on."""
    (folder / "m.txt").write_bytes(SHEET)
    (folder / "m.txt").chmod(0)
    (folder / "n").mkdir(mode=0)
    assert outcome(folder) == {"a.txt": "sheet", "m.txt": "file-unreadable", "n": "file-unreadable", "z.txt": "sheet"}


def test_a_missing_file_is_refused(folder: Path) -> None:
    """A name that is nothing is told, and the others are read; a NUL in a name is no exception."""
    assert outcome(folder / "no.txt", folder / "a.txt") == {"no.txt": "file-missing", "a.txt": "sheet"}
    assert [one.code for one in find(["a\0b"]) if isinstance(one, Refusal)] == ["file-missing"]


@links
def test_a_name_that_is_no_text_is_refused(folder: Path) -> None:
    """A file's name in bytes that are no UTF-8 could be neither printed nor stored."""
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/m\xff.txt")).write_bytes(SHEET)
    except OSError:
        pytest.skip("this file system takes no such name")
    found = outcome(folder)
    assert list(found.values()) == ["sheet", "file-unreadable", "sheet"]
    assert all(name.isprintable() for name in found)


def test_a_folder_may_be_called_like_a_sheet(folder: Path) -> None:
    """A folder `m.txt` is walked like any other, hidden names are left alone, and the order is that of the names."""
    (folder / "m.txt").mkdir()
    for name in ("m.txt/2.txt", "m.txt/10.txt", ".hidden.txt"):
        (folder / name).write_bytes(SHEET)
    assert list(outcome(folder)) == ["a.txt", "10.txt", "2.txt", "z.txt"]


@links
def test_folders_may_lie_very_deep(tmp_path: Path) -> None:
    """Seven hundred folders in each other are walked without a traceback."""
    folders = [tmp_path]
    for _ in range(700):
        folders.append(folders[-1] / "d")
        folders[-1].mkdir()
    (folders[-1] / "x.txt").write_bytes(SHEET)
    assert outcome(tmp_path) == {"x.txt": "sheet"}
    (folders[-1] / "x.txt").unlink()
    for one in reversed(folders[1:]):  # whoever tidies up after the tests may call itself for every level
        one.rmdir()


def test_standard_input_is_a_sheet() -> None:
    """``-`` reads standard input, up to the limit."""
    code = "from filmgraph.sheets import sheets; print(*((one.file, one.title) for one in sheets(['-'])))"
    done = subprocess.run(
        [sys.executable, "-c", code], input=SHEET, capture_output=True, check=True, env={**os.environ}
    )
    assert done.stdout.decode().strip() == "('-', 'Beau travail')"
