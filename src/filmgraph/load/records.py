"""Sheets that were parsed elsewhere: each once, although their files may be out of reach."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from filmgraph.load.films import known_path
from filmgraph.sheets import Parsed, Refusal


def once(parsed: Iterable[Parsed | Refusal], copied: Callable[[str, str], None]) -> Iterator[Parsed | Refusal]:
    """The sheets of one load without those whose bytes came before; the first path stays, as in a load of the sheets.

    What is left out is told to ``copied``: its path, and that of the first. A file that was parsed twice while it
    changed is refused the second time. Remembers the path and hash of every sheet, some 400 bytes each.
    """
    path_of: dict[str, str] = {}
    hash_of: dict[str, str] = {}
    for one in parsed:
        if isinstance(one, Refusal):
            yield one
            continue
        path, hash_ = known_path(one.path, one.sheet), one.sheet.hash
        first = path_of.get(hash_)
        if hash_of.setdefault(path, hash_) != hash_:
            yield Refusal(path, "file-unreadable", "it was parsed twice and had changed meanwhile; parse it again")
        elif first is None or path < first:
            path_of[hash_] = path
            yield one
        elif path != first:
            copied(path, first)
