"""The rooms and the direction of their imports, as docs/architecture.md draws them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import filmgraph

ROOT = Path(filmgraph.__file__).parent
FLOORS = [
    {"__main__"},
    {"cli", "api"},
    {"web"},
    {"load", "explore"},
    {"graph"},
    {"sheets", "identity", "questions", "store", "views", "analytics"},
    {"model", "errors", "countries", "__init__"},
]
"""From the top down: a room may import from the floors below its own, and from itself."""

FRONT_DOOR = ("__init__", "api")
"""``import filmgraph`` leads to the API, which is imported when it is asked for."""

NO_DATABASE = {"sheets", "identity", "graph", "views", "analytics"}
NO_FILM = {"store"}


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """The absolute modules that a file imports anywhere; a late import is an import."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def floor(name: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if name in rooms)


def ours() -> Iterator[tuple[Path, str, str]]:
    for path in ROOT.rglob("*.py"):
        for module in imports(path):
            if module.startswith("filmgraph."):
                yield path, room(path), module.split(".")[1]


def test_imports_point_downward() -> None:
    """No room imports one of its own floor or above."""
    known = set().union(*FLOORS)
    upward = [
        f"{path}: {there}"
        for path, here, there in ours()
        if there in known
        and there != here
        and floor(there) <= floor(here)
        and there != "__version__"
        and (here, there) != FRONT_DOOR
    ]
    assert upward == []


def test_every_room_has_its_floor() -> None:
    """A new room must be given its place here and in the picture."""
    rooms = {room(path) for path in ROOT.rglob("*.py")}
    assert rooms == set().union(*FLOORS)


def test_rooms_without_database_import_no_driver() -> None:
    """Sheets, identity, graph, views and analytics know no database; the store knows no film."""
    for path in ROOT.rglob("*.py"):
        here = room(path)
        used = {module.split(".")[0] for module in imports(path)}
        assert not (here in NO_DATABASE and "neo4j" in used), path
    film = [
        f"{path}: {there}" for path, here, there in ours() if here in NO_FILM and there not in (here, "errors", "model")
    ]
    assert film == []
