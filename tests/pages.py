"""The pages that are written by running filmgraph: ``python -m tests.pages`` writes them anew, a test compares.

``docs/cli.md`` is the live help of every verb. In ``docs/questions.md`` each block of commands (``$ filmgraph ...``)
is followed by what they print on the sample sheets.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import click

from filmgraph.cli import app
from filmgraph.cli.demo import samples
from filmgraph.load import ensure_schema, load
from filmgraph.store import Settings, connect, local

DOCS = Path(__file__).resolve().parents[1] / "docs"
CLI_PAGE, TOUR, README = DOCS / "cli.md", DOCS / "questions.md", DOCS.parent / "README.md"
WIDTH = 110
_BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
_SECONDS = re.compile(r"in \d+\.\d s(?=\.)")
_HEAD = """# The command line

Printed from the live help by `python -m tests.pages`; a test keeps it so.
"""


class _Terminal(io.StringIO):
    """What a person would see: answers as tables, remarks among them."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


class _Remarks(io.TextIOBase):
    """The same screen for what goes to stderr, but no terminal: a bar that moves is nothing for a page."""

    encoding = "utf-8"

    def __init__(self, screen: io.StringIO) -> None:
        self._screen = screen

    def write(self, text: str) -> int:
        return self._screen.write(text)


def told(arguments: list[str], environment: Mapping[str, str], folder: Path) -> tuple[int, str]:
    """Exit code and screen of one command typed in a folder, as on a terminal without colours."""
    screen = _Terminal()
    seen = patch.dict(os.environ, {"COLUMNS": str(WIDTH), "NO_COLOR": "1", **environment})
    with seen, chdir(folder), redirect_stdout(screen), redirect_stderr(_Remarks(screen)):
        code = app._run(arguments)  # the command as it runs, without a process of its own
    return code, screen.getvalue().replace(f"{folder}{os.sep}", "")


def with_answers(page: str, environment: Mapping[str, str]) -> str:
    """A page whose commands are followed by what they print now, typed where the sample sheets lie in ``sheets``."""

    def answered(block: re.Match[str]) -> str:
        commands = [line for line in block[0].splitlines() if line.startswith("$ ")]
        return "".join(f"{line}\n{_screen(line, environment)}" for line in commands)

    return _BLOCK.sub(answered, page)


def _screen(line: str, environment: Mapping[str, str]) -> str:
    name, *arguments = shlex.split(line.removeprefix("$ "))
    if name != "filmgraph":
        raise ValueError(f"{line}: not a command of filmgraph")
    _, screen = told(arguments, environment, Path(environment["FILMGRAPH_STORE"]).parent)
    lines = (text.rstrip() for text in _SECONDS.sub("in 0.1 s", screen.strip("\n")).splitlines())
    return "\n".join(lines) + "\n"


def cli_page() -> str:
    """The help of every verb, and of the verbs below it."""
    sections = (f"## {path}\n\n```\n{text}\n```\n" for path, text in _helps(app.cli, "filmgraph", None))
    return "\n".join([_HEAD, *sections])


def _helps(command: click.Command, name: str, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    settings = {"terminal_width": 100, **command.context_settings}
    context = click.Context(command, info_name=name, parent=parent, **settings)
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            assert found is not None
            yield from _helps(found, below, context)


@contextmanager
def sample_store(folder: Path, sheets: Path | None = None) -> Iterator[dict[str, str]]:
    """A local store in ``folder`` with the sample sheets, or others, a copy of which lies there in ``sheets``.

    Yields the environment that leads to it.
    """
    settings = Settings(None, None, None, None, folder / "store", memory_mb=512)
    shutil.copytree(sheets or samples(), folder / "sheets")
    try:
        with connect(settings) as store:
            ensure_schema(store)
            load(store, [str(folder / "sheets")])
        yield {"FILMGRAPH_STORE": str(settings.folder)}
    finally:
        local.stop(settings)


def main() -> None:
    """Write the pages anew."""
    CLI_PAGE.write_text(cli_page(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, sample_store(Path(folder)) as environment:
        TOUR.write_text(with_answers(TOUR.read_text(encoding="utf-8"), environment), encoding="utf-8")


if __name__ == "__main__":
    main()
