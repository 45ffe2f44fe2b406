"""The Cypher files: found, their headers read, handed out by name.

The files lie in the project's ``cypher/`` folder and travel in the wheel as ``filmgraph/cypher/``. A person's own
folder of questions can join those of the project.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from filmgraph.errors import NotFound, UsageError
from filmgraph.questions.header import Question, bare, parse, read

__all__ = ["Question", "folder", "is_cypher", "parse", "question", "questions", "read", "schema", "statement"]

_HERE = Path(__file__).resolve().parent.parent


def folder() -> Path:
    """Where the Cypher files are: inside an installed package, or at the root of a checkout."""
    installed = _HERE / "cypher"
    return installed if installed.is_dir() else _HERE.parent.parent / "cypher"


@lru_cache(maxsize=256)
def statement(path: str) -> str:
    """The text of a file below ``cypher/``, named without its ending.

    >>> "Film" in statement("load/films-by-sheet")
    True
    """
    return (folder() / f"{path}.cypher").read_text(encoding="utf-8")


def schema() -> list[str]:
    """The statements that make constraints and indexes, in order; each may be repeated."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((folder() / "schema").glob("*.cypher"))]
    parts = (part for text in texts for part in bare(text).split(";"))
    return [part.strip() for part in parts if part.strip()]


def questions(own: Path | None = None) -> dict[str, Question]:
    """All named questions by name: ours, and those in the folder ``own``, which win over ours of the same name.

    Raises `UsageError` where that is no folder, or a file in it is no question.
    """
    return {name: read(path) for name, path in sorted(_paths(own).items())}


def is_cypher(text: str) -> bool:
    """Whether a text is Cypher rather than the name of a question: names have no spaces and no parentheses.

    >>> is_cypher("RETURN 1"), is_cypher("RETURN(1)"), is_cypher(" filmography ")
    (True, True, False)
    """
    return any(sign.isspace() or sign == "(" for sign in text.strip())


def question(name: str, own: Path | None = None) -> Question:
    """One named question, from the folder ``own`` if it has it. Raises `NotFound` with the names there are."""
    paths = _paths(own)
    if name not in paths:
        near = get_close_matches(name, paths, n=1)
        meant = f"Did you mean “{near[0]}”? " if near else ""
        raise NotFound(f"There is no question named “{name[:80]}”.", f"{meant}These are: {', '.join(sorted(paths))}.")
    return read(paths[name])


def _paths(own: Path | None) -> dict[str, Path]:
    if own and not own.is_dir():
        raise UsageError(f"{own} is no folder.", "Name a folder of .cypher files; docs/cypher.md shows their form.")
    folders = [folder() / "questions", *([own] if own else [])]
    return {path.stem: path for each in folders for path in each.glob("*.cypher")}
