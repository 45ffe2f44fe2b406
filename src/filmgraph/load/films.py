"""Which sheets of a batch are new, copies, or moved, and which ids their films get."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import Any

from filmgraph.errors import SheetError
from filmgraph.graph import EdgeRow, edge_rows, film_properties
from filmgraph.identity import Claim, film_ids, film_slug, lone_person
from filmgraph.load.statements import run
from filmgraph.model import Sheet
from filmgraph.sheets import STANDARD_INPUT, Found, read_bytes
from filmgraph.store import Transaction


@dataclass(slots=True)
class Incoming:
    """A sheet on its way into the graph: the absolute path that it will be known by, its film's properties, its edges.

    ``slug`` is that of title and year, which the film's id begins with. The rows get the film's id in the transaction.
    """

    path: str
    hash: str
    slug: str
    film: dict[str, Any]
    rows: list[EdgeRow]


def known_path(path: str, sheet: Sheet) -> str:
    """What a sheet is known by in the graph: its absolute path; from standard input, its title and year."""
    return path if path != STANDARD_INPUT else f"stdin:{sheet.title} {sheet.year or ''}".strip()


def incoming(sheet: Sheet, path: str) -> Incoming:
    """A sheet made ready. This is done while the database is busy with the batch before."""
    path = known_path(path, sheet)
    slug = film_slug(sheet.title, sheet.year)
    rows = list(edge_rows(sheet))
    for row in rows:
        if row.label == "Person":
            lone_person(row.other)
    return Incoming(path, sheet.hash, slug, film_properties(sheet, path, slug), rows)


def recognised(
    tx: Transaction, batch: list[Incoming], replaced: set[str]
) -> tuple[list[Incoming], list[tuple[str, str]], list[dict[str, Any]]]:
    """The sheets to enter, the copies to leave out (with their originals), and the films that have moved here."""
    films = run(tx, "films-by-hash", hashes=[one.hash for one in batch])
    held: dict[str, dict[str, Any]] = {film["hash"]: film for film in films if film["sheet"] not in replaced}
    by_slug = run(tx, "films-by-slug", slugs=sorted({one.slug for one in batch}))
    missing = {(f["slug"], os.path.basename(f["sheet"])): f for f in by_slug if _has_left(f["sheet"])}
    entering: dict[str, Incoming] = {}
    copies, moved = [], []
    for one in sorted(batch, key=lambda one: one.path):
        twin = held.get(one.hash)
        first = entering.get(one.hash)
        if first or (twin and twin["sheet"] < one.path and _still_says(twin["sheet"], one.hash)):
            copies.append((one.path, first.path if first else twin["sheet"]))  # type: ignore[index]
            continue
        entering[one.hash] = one
        # A sheet that the graph knows where it is has not moved here, and takes no other film's place.
        gone = twin or (None if one.path in replaced else missing.get((one.slug, os.path.basename(one.path))))
        if gone and gone["sheet"] not in replaced:
            moved.append(gone)
    return list(entering.values()), copies, moved


def is_gone(path: str) -> bool:
    """Whether there is surely no such file; a folder that may not be read says nothing about what is in it."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        pass
    return False


def _has_left(path: str) -> bool:
    """Whether a sheet is gone from a folder that is there; on another machine, or a drive not connected, it is not."""
    return is_gone(path) and os.path.isdir(os.path.dirname(path))


def _still_says(path: str, hash_: str) -> bool:
    """Whether the file that a film came from has those very bytes today."""
    try:
        return hashlib.sha256(read_bytes(Found(path, path))).hexdigest() == hash_
    except SheetError:
        return False


def place(tx: Transaction, entering: list[Incoming], left: set[str]) -> bool:
    """Give the entering films and their rows their ids. Films of the graph that share a slug with one that came or
    went are renamed; returns whether any was."""
    slugs = sorted(left | {one.slug for one in entering})
    held = run(tx, "films-by-slug", slugs=slugs)
    claims = [Claim(one.path, one.hash, one.slug) for one in entering]
    ids = film_ids([*claims, *(Claim(film["sheet"], film["hash"], film["slug"]) for film in held)])
    renamed = [{"id": film["id"], "new": ids[film["sheet"]]} for film in held if ids[film["sheet"]] != film["id"]]
    run(tx, "film-rename", rows=renamed)
    for one in entering:
        one.film["id"] = ids[one.path]
        for row in one.rows:
            row.film = ids[one.path]
    return bool(renamed)
