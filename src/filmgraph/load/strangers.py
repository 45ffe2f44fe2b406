"""Of what decisions speak and no sheet of the graph says."""

from __future__ import annotations

from functools import partial

from filmgraph.identity import NONE, Decision, Files, Spelling, is_on, key, unpack_decisions
from filmgraph.load.lookups import Lookups
from filmgraph.load.people import edge_rows_of
from filmgraph.load.statements import run
from filmgraph.model import SHOWN_LABELS
from filmgraph.store import Transaction, Writer

Stranger = tuple[str, Decision, str, str | None]
"""A file, a decision in it, the name that no sheet prints, and the sheet that should where the decision names one."""


def strangers(writer: Writer, files: Files) -> list[Stranger]:
    """Names that decisions speak of and no sheet of the graph prints, or not the sheet that they name."""
    every = [(path, one) for path, said in files.items() for one in unpack_decisions(said).every]
    if not every:
        return []
    return writer.transact(partial(_nowhere, every=every)) + writer.transact(partial(_not_there, every=every))


def _nowhere(tx: Transaction, every: list[tuple[str, Decision]]) -> list[Stranger]:
    spoken = [(path, one, name) for path, one in every for name in one.names if not one.printed]
    names: dict[str, list[str]] = {label: [] for label in SHOWN_LABELS}
    for _, one, name in spoken:
        names[one.label].append(name)
    printed = {label: _printed(tx, label, some) for label, some in names.items() if some}
    return [(path, one, name, None) for path, one, name in spoken if key(name) not in printed[one.label]]


def _printed(tx: Transaction, label: str, names: list[str]) -> set[str]:
    """The keys of what the graph holds under these names; of films, the ids."""
    if label == "Film":
        return {row["id"] for row in run(tx, "films-there", ids=sorted(set(map(key, names))))}
    lookups, spellings = Lookups(tx, NONE), map(Spelling, names)
    known = lookups.people(spellings) if label == "Person" else lookups.things(label, spellings)
    return {key(spelling.name) for stored in known.values() for spelling in stored}


def _not_there(tx: Transaction, every: list[tuple[str, Decision]]) -> list[Stranger]:
    """Of people parted by their sheets, the sheets that do not print them."""
    parted = [(path, one, str(one.printed)) for path, one in every if one.printed]
    there = _on_sheets(tx, {one.names[0] for _, one, _ in parted}) if parted else set()
    return [
        (path, one, name, sheet)
        for path, one, name in parted
        for sheet in one.sheets
        if not any(each[:2] == (key(name), key(one.names[0])) and is_on(sheet, each[2]) for each in there)
    ]


def _on_sheets(tx: Transaction, names: set[str]) -> set[tuple[str, str, str]]:
    """Of people called so because sheets part them: the key that is printed, the key of the name, the sheet."""
    known = Lookups(tx, NONE).people(map(Spelling, names))
    ids = sorted(id_ for id_, some in known.items() if any(one.printed for one in some))
    rows = edge_rows_of(tx, "Person", ids)
    return {(key(row.other.printed), key(row.other.name), row.properties["sheet"]) for row in rows if row.other.printed}
