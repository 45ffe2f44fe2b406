"""The Cypher files: found, their headers read, handed out by name.

A header is the leading comment of a file, one ``// key: value`` a line::

    // purpose: Films of a person, newest first.
    // parameters: person (text) the person's id
    // columns: film, year, job
    // access: read

The files lie in the project's ``cypher/`` folder and travel in the wheel as ``filmgraph/cypher/``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from filmgraph.errors import NotFound, UsageError

_HERE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Question:
    """A Cypher file: its name without the ending, what its header says, and its text without the header."""

    name: str
    purpose: str
    parameters: dict[str, str]
    columns: tuple[str, ...]
    access: str
    text: str


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
    parts = (part for text in texts for part in _bare(text).split(";"))
    return [part.strip() for part in parts if part.strip()]


def questions() -> dict[str, Question]:
    """All named questions by name."""
    return {path.stem: read(path) for path in sorted((folder() / "questions").glob("*.cypher"))}


def question(name: str) -> Question:
    """One named question. Raises `NotFound` with the names there are."""
    path = folder() / "questions" / f"{name}.cypher"
    if not name.replace("-", "").isalnum() or not path.is_file():
        raise NotFound(f"There is no question named “{name}”.", "These are: " + ", ".join(questions()) + ".")
    return read(path)


def read(path: Path) -> Question:
    """A Cypher file taken apart. Raises `UsageError` where its header is not complete."""
    text = path.read_text(encoding="utf-8")
    header = dict(_header(text))
    missing = [key for key in ("purpose", "parameters", "columns", "access") if key not in header]
    if missing:
        raise UsageError(f"{path}: the header lacks {', '.join(missing)}.", "See docs/questions.md for its form.")
    columns = tuple(name.strip() for name in header["columns"].split(",") if name.strip())
    return Question(
        path.stem, header["purpose"], _parameters(header["parameters"]), columns, header["access"], _bare(text)
    )


def _header(text: str) -> list[tuple[str, str]]:
    lines = [line[2:].strip() for line in text.splitlines() if line.startswith("//")]
    pairs = [line.partition(":") for line in lines if ":" in line]
    return [(key.strip(), value.strip()) for key, _, value in pairs]


def _parameters(value: str) -> dict[str, str]:
    """``person (text) its id; limit (number)`` as name → description. ``none`` is none."""
    if value in ("", "none"):
        return {}
    parts = (part.strip().partition(" ") for part in value.split(";"))
    return {name: rest.strip() for name, _, rest in parts if name}


def _bare(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("//")).strip()
