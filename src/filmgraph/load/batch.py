"""One transaction of a load: some sheets enter the graph whole, and what they replace leaves it.

Run again after a failure it does the same again: nothing outside the transaction is changed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from filmgraph.errors import SheetError
from filmgraph.graph import EdgeRow, edge_rows, film_properties, lifted, merged
from filmgraph.identity import Claim, Entity, Spelling, company, festival, film_ids, film_slug
from filmgraph.load.people import Known, decide_people, found, known_of, spelling_rows
from filmgraph.load.statements import create_edges, run
from filmgraph.model import Sheet
from filmgraph.sheets import Found, read_bytes
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


def incoming(sheet: Sheet, path: str) -> Incoming:
    """A sheet made ready. This is done while the database is busy with the batch before."""
    slug = film_slug(sheet.title, sheet.year)
    return Incoming(path, sheet.hash, slug, film_properties(sheet, path, slug), list(edge_rows(sheet)))


@dataclass(slots=True)
class Written:
    """What a transaction did: sheets that entered, copies of sheets that the graph holds (file, original), and sheets
    that the database did not take (file, reason)."""

    loaded: int = 0
    copies: list[tuple[str, str]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def write_batch(tx: Transaction, batch: list[Incoming], gone: Iterable[dict[str, Any]] = ()) -> Written:
    """Write the sheets of a batch; ``gone`` are rows of films (id, slug) whose sheets are to be forgotten."""
    old = [*gone, *run(tx, "films-by-sheet", sheets=[one.path for one in batch])]
    entering, copies, moved = _recognised(tx, batch, {film["sheet"] for film in old})
    old += moved
    touched = _remove_films(tx, sorted({film["id"] for film in old}))
    ids = _place_films(tx, entering, {film["slug"] for film in old})
    run(tx, "film-create", rows=[{"id": ids[one.path], **one.film} for one in entering])
    for one in entering:
        for row in one.rows:
            row.film = ids[one.path]
    _write_edges(tx, [row for one in entering for row in one.rows], touched)
    return Written(len(entering), copies)


# --- which sheets are new, copies, or moved ---


def _recognised(
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


# --- films ---


def _remove_films(tx: Transaction, ids: list[str]) -> dict[str, Known]:
    """Remove films; what they were linked with comes back by label, to be looked after at the end."""
    touched = known_of(run(tx, "film-neighbours", ids=ids))
    run(tx, "film-delete", ids=ids)
    return touched


def _place_films(tx: Transaction, entering: list[Incoming], left: set[str]) -> dict[str, str]:
    """Path → id of the entering films. Films that share a slug with one that came or went are renamed."""
    slugs = sorted(left | {one.slug for one in entering})
    held = run(tx, "films-by-slug", slugs=slugs)
    claims = [Claim(one.path, one.hash, one.slug) for one in entering]
    ids = film_ids([*claims, *(Claim(film["sheet"], film["hash"], film["slug"]) for film in held)])
    renamed = [{"id": film["id"], "new": ids[film["sheet"]]} for film in held if ids[film["sheet"]] != film["id"]]
    run(tx, "film-rename", rows=renamed)
    return ids


# --- everything else ---


def _write_edges(tx: Transaction, rows: list[EdgeRow], touched: dict[str, Known]) -> None:
    people = decide_people(tx, (row.other for row in rows if row.label == "Person"), touched.get("Person", {}))
    run(tx, "person-create", rows=_node_rows(people.create))
    run(tx, "person-merge", rows=_node_rows(people.change))
    run(tx, "spelling-delete", ids=[entity.id for entity in people.change])
    run(tx, "spelling-create", rows=spelling_rows([*people.create, *people.change]))
    ids = {
        "Person": people.ids,
        "Company": _decide(tx, "Company", company, rows, touched.get("Company", {})),
        "Festival": _decide(tx, "Festival", festival, rows, touched.get("Festival", {})),
    }
    _create(tx, [*people.lifted, *rows], ids)
    for label in ids:
        _sweep(tx, label, {*touched.get(label, ()), *(people.left if label == "Person" else ())})


def _decide(
    tx: Transaction, label: str, make: Callable[[Iterable[Spelling]], Entity], rows: list[EdgeRow], touched: Known
) -> dict[Spelling, str]:
    """Ids of companies or festivals, whose one key is their name; nodes whose spellings changed are written."""
    name = label.lower()
    fresh: dict[str, set[Spelling]] = {}
    for spelling in {row.other for row in rows if row.label == label}:
        fresh.setdefault(make([spelling]).id, set()).add(spelling)
    known = found(run(tx, f"{name}-find", ids=sorted(fresh)))
    shrunk = _remaining(tx, name, touched)
    wanted = {id_: fresh.get(id_, set()) | shrunk.get(id_, known.get(id_, set())) for id_ in {*fresh, *shrunk}}
    changed = [
        make(group) for id_, group in sorted(wanted.items()) if group and (id_ in shrunk or group != known.get(id_))
    ]
    run(tx, f"{name}-merge", rows=_node_rows(changed))
    return {spelling: id_ for id_, group in fresh.items() for spelling in group}


def _remaining(tx: Transaction, name: str, touched: Known) -> Known:
    """The spellings that are still printed on the edges of nodes that lost one; none where no edge is left."""
    orphans = {row["id"] for row in run(tx, f"{name}-orphans", ids=sorted(touched))}
    several = {id_ for id_, stored in touched.items() if len(stored) > 1} - orphans
    left: Known = {id_: set() for id_ in orphans | several}
    for edge in run(tx, f"{name}-raws", ids=sorted(several)):
        left[edge["id"]].update(row.other for row in lifted(edge["type"], "", edge["properties"]))
    return left


def _node_rows(entities: list[Entity]) -> list[dict[str, Any]]:
    return [{"id": entity.id, **entity.properties} for entity in entities]


def _create(tx: Transaction, rows: list[EdgeRow], ids: dict[str, dict[Spelling, str]]) -> None:
    """Create the edges, each once: what stands twice on a sheet keeps its first line."""
    same: dict[tuple[Any, ...], list[EdgeRow]] = {}
    for row in sorted(rows, key=lambda row: (row.film, row.properties["line"], row.properties["position"])):
        other = ids[row.label][row.other]
        same.setdefault((other, row.identity(other)), []).append(row)
    by_type: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for (other, _), group in same.items():
        row = group[0] if len(group) == 1 else merged(group)
        edges = by_type.setdefault(row.type, {}).setdefault(row.film, [])
        edges.append({"other": other, **row.properties})
    for type_, by_film in by_type.items():
        create_edges(tx, type_, by_film)


def _sweep(tx: Transaction, label: str, ids: set[str]) -> None:
    """Remove what nothing mentions any more."""
    swept = run(tx, f"{label.lower()}-sweep", ids=sorted(ids))
    if label == "Person":
        run(tx, "spelling-delete", ids=[row["id"] for row in swept])
