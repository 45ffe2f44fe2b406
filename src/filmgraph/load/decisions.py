"""Decisions about who is who enter the graph: from the files ``identities.toml`` beside the sheets.

The graph keeps what each file said when it was read last, so that a load of other sheets, or a file that is not within
reach today, changes nothing. What a file says now takes the place of what it said before.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from functools import partial, reduce
from itertools import chain
from pathlib import Path

from filmgraph.errors import DecisionError
from filmgraph.graph import as_meant
from filmgraph.identity import (
    MAKERS,
    NONE,
    Decision,
    Decisions,
    Files,
    Spelling,
    film_facts,
    in_force,
    key,
    read_decisions,
    written,
)
from filmgraph.load.edges import arranged
from filmgraph.load.lookups import Lookups
from filmgraph.load.people import Loose, lift, settle
from filmgraph.load.plan import Plan
from filmgraph.load.side_by_side import look_after
from filmgraph.load.statements import Turn, alone, run
from filmgraph.load.things import decide_things
from filmgraph.load.write import write_noted
from filmgraph.model import DECISIONS_FILE, SHOWN_LABELS
from filmgraph.questions import statement
from filmgraph.sheets import STANDARD_INPUT
from filmgraph.store import Transaction, Writer

MAX_BYTES = 5_000_000


def find_decisions(paths: Sequence[str]) -> Files:
    """What the files beside these sheets say: in the folders named, at any depth, and beside the files named.

    Raises DecisionError where one cannot be read, is not right, or contradicts itself.
    """
    files = {path for named in paths if named != STANDARD_INPUT for path in _beside(named)}
    return {path: _read(path).packed() for path in sorted(files)}


def _beside(path: str) -> Iterator[str]:
    """The files of decisions in a folder, at any depth, or in the folder that a file lies in."""
    if not os.path.isdir(path):
        beside = os.path.realpath(os.path.join(os.path.dirname(path), DECISIONS_FILE))
        yield from [beside] if os.path.lexists(beside) else []
    for folder, below, names in os.walk(path):
        below[:] = [name for name in below if not name.startswith(".")]
        if DECISIONS_FILE in names:
            yield os.path.realpath(os.path.join(folder, DECISIONS_FILE))


def _read(path: str) -> Decisions:
    return _understood(Path(path), _text(Path(path)))


def _text(path: Path) -> str:
    if path.exists() and not path.is_file():  # a pipe would keep us waiting
        raise DecisionError(f"{path} is no plain file.", "Nothing was changed.")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise DecisionError(f"{path} has more than {MAX_BYTES:,} bytes.", "Nothing was changed.")
        return data.decode("utf-8-sig")
    except OSError as error:
        raise DecisionError(f"{path} cannot be read: {error.strerror}.", "Nothing was changed.") from error
    except UnicodeDecodeError as error:
        raise DecisionError(f"{path} is not in UTF-8.", "Save it as UTF-8. Nothing was changed.") from error


def _understood(path: Path, text: str) -> Decisions:
    try:
        return read_decisions(text)
    except DecisionError as error:
        raise DecisionError(f"{path}: {error.message}", f"{error.hint} Nothing was changed.".strip()) from error


def apply(writer: Writer, files: Files) -> None:
    """Bring decisions into force. People of whom a decision is new, or was taken back, are decided anew."""
    rows = writer.transact(lambda tx: run(tx, "decisions-find"))
    before: Files = json.loads((rows[0]["decisions"] if rows else None) or "{}")
    if any(before.get(path, NONE.packed()) != said for path, said in files.items()):
        alone(writer, partial(_apply, files=files))


def _apply(tx: Transaction, turn: Turn, files: Files) -> None:
    look_after(tx, turn)  # who is regrouped could not be found any more by what a dead load left
    before = in_force(turn.decisions)
    packed = json.dumps({**json.loads(turn.decisions or "{}"), **files}, ensure_ascii=False, sort_keys=True)
    now = in_force(packed)
    changed = {*before.every} ^ {*now.every}
    names: dict[str, set[str]] = {label: set() for label in SHOWN_LABELS}
    for one in changed:
        names[one.label].update(one.names)
    names["Person"] |= before.claimed | now.claimed
    plan = Plan(decisions=now)
    _decide_people(tx, plan, names["Person"], {one.printed for one in changed if one.printed})
    for label in MAKERS:
        _decide_things(tx, plan, label, names[label])
    write_noted(tx, turn, plan)
    run(tx, "film-decide", rows=[{"id": id_, **film_facts(id_, now)} for id_ in sorted(map(key, names["Film"]))])
    tx.run(statement("load/decisions-keep"), {"decisions": packed})


def _decide_people(tx: Transaction, plan: Plan, names: set[str], parted: set[str]) -> None:
    """Decide anew about people of these names. Of the names ``parted``, or parted no more, it is said anew whom each
    mention means: the edges of all who bear them are lifted for that."""
    known = Lookups(tx, NONE).people(map(Spelling, names | parted))
    keys = set(map(key, parted))
    lost = {id_: some for id_, some in known.items() if any(key(one.as_printed.name) in keys for one in some)}
    rows = [as_meant(row, row.properties["sheet"], plan.decisions) for row in lift(tx, "Person", sorted(lost))]
    mentions = chain.from_iterable(some for id_, some in known.items() if id_ not in lost)
    anew = frozenset(map(key, names | parted))
    rows = settle(Lookups(tx, plan.decisions), plan, mentions, Loose(rows, lost), lost, anew)
    plan.edges = arranged(rows, {"Person": plan.people})


def _decide_things(tx: Transaction, plan: Plan, label: str, names: set[str]) -> None:
    if names:
        known = Lookups(tx, NONE).things(label, map(Spelling, names))
        mentions = chain.from_iterable(known.values())
        decide_things(Lookups(tx, plan.decisions), plan, label, mentions, {}, frozenset(map(key, names)))


def decided_in(path: Path) -> Decisions:
    """What a file decides, in force or not yet; nothing where there is none. Raises as `find_decisions`."""
    return _read(str(path)) if path.exists() else NONE


def add_decisions(path: Path, *decisions: Decision) -> None:
    """Write decisions at the end of a file, which may be new; what stands in it already stays as it is.

    Raises DecisionError where the file is not right or would contradict itself; then nothing is written. Killed at any
    moment, the file holds them all or none.
    """
    before = _text(path) if path.exists() else ""
    after = reduce(written, decisions, before)
    _understood(path, after)
    place = path.with_name(path.name + ".new")
    try:
        place.write_text(after, encoding="utf-8", newline="")
        place.replace(path)
    except OSError as error:
        raise DecisionError(
            f"{path} cannot be written: {error.strerror}.", "Name another place with --file."
        ) from error
