"""What the Tab key gives, in a real bash."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from filmgraph.load import load
from filmgraph.store import Settings, Store
from tests.conftest import Run

SHEET = (
    "France, 1999, 90mn\nTitle : M*A*S*H \"$HOME\"\nDirected by : Anna ONE, Boris O'HARA (Борис О'ХАРА), Zoë de WIT\n"
    "Cast :\nAlbert ZETA ... A\nZeno ZETA ... B\nAda TWIN ... C\nAdam TWIN ... D\nEvil !-1 O'$(ECHO) \"`ECHO` ... E\n"
)


@pytest.fixture
def program(tmp_path: Path, graph: Store, sheets: Path) -> dict[str, str]:
    """An environment in which ``filmgraph`` is this very package, over a graph of one film."""
    (sheets / "a.txt").write_text(SHEET, encoding="utf-8")
    load(graph, [str(sheets)])
    script = tmp_path / "bin" / "filmgraph"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m filmgraph "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return {**os.environ, "PATH": f"{script.parent}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}


def tab(program: dict[str, str], *words: str) -> list[str]:
    """What bash would put in the place of the last word, as it stands on the line."""
    asked = """
eval "$(_FILMGRAPH_COMPLETE=bash_source filmgraph)"
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_filmgraph_completion filmgraph "${@: -1}" 2>/dev/null
printf '%s\\n' "${COMPREPLY[@]}"
"""
    command = ["bash", "--norc", "-c", asked, "bash", "filmgraph", *words]
    done = subprocess.run(command, env=program, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_names_arrive_as_one_word(program: dict[str, str], run: Run) -> None:
    """Whatever spaces, quotes and signs a name has, and however the word was begun, bash inserts what it then reads as
    that name; in the script that is typed, and never less than what was typed."""
    assert tab(program, "sho") == ["show"]
    assert tab(program, "show", "anna") == [r"Anna\ ONE"]
    assert tab(program, "show", r"Anna\ o") == [r"Anna\ ONE"]
    assert tab(program, "show", '"anna') == ["Anna ONE"]
    assert tab(program, "path", "anna-one", "bor") == [r"Boris\ O\'HARA"]
    assert tab(program, "show", "Бор") == [r"Борис\ О\'ХАРА"]
    assert tab(program, "show", "m*a") == [r"M\*A\*S\*H\ \"\$HOME\""]
    assert tab(program, "show", '"m*a') == [r"M*A*S*H \"\$HOME\""]
    assert tab(program, "show", "zoe") == [r"Zoë\ de\ WIT"]
    assert tab(program, "show", "ada") == [r"Ada\ TWIN", r"Adam\ TWIN"]
    assert tab(program, "show", "zeta") == [r"Albert\ ZETA", r"Zeno\ ZETA"]
    assert tab(program, "show", "twin") == [r"Ada\ TWIN"]
    assert tab(program, "show", "xyzzy") == [""]
    evil = "Evil !-1 O'$(ECHO) \"`ECHO`"
    inserted = {begun: begun + tab(program, "show", f"{begun}evil")[0] + begun for begun in ("", "'", '"')}
    for text in inserted.values():
        assert subprocess.check_output(["bash", "-c", f"printf %s {text}"], text=True) == evil
    assert "\"'!'\"" in inserted['"']  # where bash would look into its history


def test_nothing_is_started_or_said(run: Run, settings: Settings, tmp_path: Path) -> None:
    """Where no store runs, nobody answers or the folder is no store, the key gives nothing, on neither stream, and
    leaves no folder behind."""
    asked = {"COMP_WORDS": "filmgraph\nshow\nanna", "COMP_CWORD": "2", "_FILMGRAPH_COMPLETE": "bash_complete"}
    nowhere = str(tmp_path / "nowhere")
    for elsewhere in ({"FILMGRAPH_STORE": nowhere}, {"NEO4J_URI": "bolt://127.0.0.1:9"}, {"NEO4J_URI": "http://x"}):
        done = run(**asked, **elsewhere)
        assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")
    assert not Path(nowhere).exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(run: Run, shell: str) -> None:
    """The line of the README prints a script for each shell."""
    done = run(_FILMGRAPH_COMPLETE=f"{shell}_source")
    assert done.returncode == 0 and re.search(rf"{shell}_complete", done.stdout)
