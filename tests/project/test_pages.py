"""The pages that filmgraph writes about itself, and every example that help and documents give."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click
import pytest

from filmgraph.cli import app
from filmgraph.store import Settings, local
from tests import pages

WRITING = ("load", "forget", "demo", "store", "identities same", "identities different", "identities part")
"""Verbs that change the store: their examples have one of their own, which holds the samples again before each."""
NOT_HERE = {
    "filmgraph identities review": "asks on a terminal; tests/cli/test_deciding.py answers it",
    "filmgraph explore": "answers until it is interrupted; tests/web does",
    "filmgraph doctor --uri": "needs a server at that address; tests/project/test_neo4j_page.py has one",
    "filmgraph load --records": "needs the records of `parse`; tests/load/test_records.py makes them",
}
"""Examples that begin so are run elsewhere, and why."""
SHELL = re.compile(r"[<>|*]")


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            if found := command.get_command(context, name):
                yield from _commands(found, f"{path} {name}")


def _of_help() -> list[str]:
    helps = (command.help or "" for _, command in _commands(app.cli, "filmgraph"))
    return [line.strip() for text in helps for line in text.splitlines() if line.strip().startswith("filmgraph ")]


def _of_pages() -> list[str]:
    texts = (
        page.read_text(encoding="utf-8") for page in (pages.DOCS.parent / "README.md", pages.DOCS / "identities.md")
    )
    blocks = (block for text in texts for block in re.findall(r"^```\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    return [line.strip() for block in blocks for line in block.splitlines() if line.startswith("filmgraph ")]


EXAMPLES = sorted(dict.fromkeys(line.split(" # ")[0].strip() for line in [*_of_help(), *_of_pages()]))


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A store with the samples, for what only reads."""
    with pages.sample_store(tmp_path_factory.mktemp("pages")) as found:
        yield found


def test_the_page_of_the_command_line_is_the_live_help() -> None:
    """docs/cli.md is what ``python -m tests.pages`` would write today."""
    assert pages.CLI_PAGE.read_text(encoding="utf-8") == pages.cli_page()


def test_the_tour_shows_what_is_printed_today(environment: Mapping[str, str]) -> None:
    """Every answer in docs/questions.md is what its command prints on the sample sheets."""
    page = pages.TOUR.read_text(encoding="utf-8")
    assert page == pages.with_answers(page, environment)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A store for what writes."""
    with pages.sample_store(tmp_path_factory.mktemp("scratch")) as found:
        yield found


QUESTION = """// purpose: One.
// parameters: year (number) = 1999
// columns: year
// access: read
RETURN $year AS year
"""


@pytest.fixture
def at_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Mapping[str, str]], Path]]:
    """The folder of a store as home, with the sheets in ``sheets`` and a question in ``questions``, as examples name
    them; nothing opens a browser."""
    homes: list[Path] = []

    def home(environment: Mapping[str, str]) -> Path:
        homes.append(Path(environment["FILMGRAPH_STORE"]).parent)
        (homes[0] / "questions").mkdir(exist_ok=True)
        (homes[0] / "questions" / "my-question.cypher").write_text(QUESTION, encoding="utf-8")
        monkeypatch.setenv("HOME", str(homes[0]))
        return homes[0]

    monkeypatch.setattr(click, "launch", lambda _: 0)
    yield home
    for folder in homes:
        local.stop(Settings(None, None, None, None, folder / "demo-store"))


@pytest.mark.parametrize("line", [line for line in EXAMPLES if not line.startswith(tuple(NOT_HERE))])
def test_every_example_works(line: str, at_home: Callable[..., Path], request: pytest.FixtureRequest) -> None:
    """Each example of the help, the README and the pages ends well when typed on the sample sheets."""
    writes = line.startswith(tuple(f"filmgraph {verb}" for verb in WRITING))
    environment = request.getfixturevalue("scratch" if writes else "environment")
    folder = at_home(environment)
    if writes:
        pages.told(["load", "sheets"], environment, folder)
    code, screen = _typed(line, environment, folder)
    assert code == 0, screen


def _typed(line: str, environment: Mapping[str, str], folder: Path) -> tuple[int, str]:
    if not SHELL.search(re.sub(r"\"[^\"]*\"", "", line)):
        return pages.told([os.path.expanduser(part) for part in shlex.split(line)[1:]], environment, folder)
    command = line.replace("filmgraph", f"{shlex.quote(sys.executable)} -m filmgraph", 1)
    done = subprocess.run(
        ["bash", "-c", command],
        env={**os.environ, **environment},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


def test_examples_left_out_are_still_there() -> None:
    """No reason is given for an example that nobody gives any more."""
    assert [start for start in NOT_HERE if not any(line.startswith(start) for line in EXAMPLES)] == []
