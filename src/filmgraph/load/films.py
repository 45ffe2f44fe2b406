"""Which sheets of a batch are new, copies, or moved, and which ids their films get."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from filmgraph.errors import SheetError
from filmgraph.graph import EdgeRow, edge_rows, film_properties
from filmgraph.identity import Claim, film_facts, film_ids, film_slug
from filmgraph.load.lookups import Film, Lookups
from filmgraph.model import Sheet
from filmgraph.sheets import STANDARD_INPUT, Found, read_bytes


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
    return Incoming(path, sheet.hash, slug, film_properties(sheet, path, slug), list(edge_rows(sheet)))


@dataclass(slots=True)
class Recognised:
    """The sheets of a batch that are to enter, the copies to leave out (with their originals), and ``old``, the films
    that go: what the graph holds of those sheets, what has moved here, and what is to be forgotten."""

    entering: list[Incoming]
    copies: list[tuple[str, str]]
    old: list[Film]
    claimed: list[Film]
    """Films of the graph with the slug of a sheet of the batch."""


def recognised(graph: Lookups, batch: list[Incoming], gone: Iterable[Film] = ()) -> Recognised:
    """Which sheets of a batch are new. ``gone`` are films that are to be forgotten."""
    old = [*gone, *graph.films("sheet", (one.path for one in batch))]
    replaced = {film["sheet"] for film in old}
    held = {film["hash"]: film for film in graph.films("hash", (one.hash for one in batch))}
    held = {hash_: film for hash_, film in held.items() if film["sheet"] not in replaced}
    claimed = graph.films("slug", (one.slug for one in batch))
    missing = {(film["slug"], os.path.basename(film["sheet"])): film for film in claimed if _has_left(film["sheet"])}
    entering: dict[str, Incoming] = {}
    copies = []
    for one in sorted(batch, key=lambda one: one.path):
        twin = held.get(one.hash)
        first = entering.get(one.hash)
        if first or (twin and twin["sheet"] < one.path and _still_says(twin["sheet"], one.hash)):
            copies.append((one.path, first.path if first else twin["sheet"]))  # type: ignore[index]
            continue
        entering[one.hash] = one
        # A sheet that the graph knows where it is has not moved here, and takes no other film's place.
        left = twin or (None if one.path in replaced else missing.get((one.slug, os.path.basename(one.path))))
        if left and left["sheet"] not in replaced:
            old.append(left)
    return Recognised(list(entering.values()), copies, old, claimed)


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


def place(graph: Lookups, sheets: Recognised) -> list[dict[str, str | None]]:
    """Give the entering films and their rows their ids. Returns the films of the graph (id, new) that are to be renamed
    because they share a slug with one that came or went. What is decided about a film goes by its id."""
    slugs = {film["slug"] for film in sheets.old} | {one.slug for one in sheets.entering}
    held = graph.films("slug", slugs) if sheets.old else sheets.claimed
    claims = [Claim(one.path, one.hash, one.slug) for one in sheets.entering]
    ids = film_ids([*claims, *(Claim(film["sheet"], film["hash"], film["slug"]) for film in held)])
    for one in sheets.entering:
        one.film |= {"id": ids[one.path], **film_facts(ids[one.path], graph.decisions)}
        for row in one.rows:
            row.film = ids[one.path]
    renamed = ((film["id"], ids[film["sheet"]]) for film in held)
    return [{"id": old, "new": new, **film_facts(new, graph.decisions)} for old, new in renamed if old != new]
