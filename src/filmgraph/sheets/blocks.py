"""The lines of a sheet cut into blocks, one a field, with what stands before the first field as one of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from filmgraph.sheets import labels, people, places
from filmgraph.sheets.labels import Announcement
from filmgraph.sheets.text import has_words

Numbered = tuple[int, str]

_ENTRIES: dict[str, Callable[[str], bool]] = {"festivals": places.is_bullet, "cast": people.has_role}
"""What shows that a line of a field announces no other, whatever stands before its colon."""


@dataclass(slots=True)
class Block:
    """A field: the line that announces it and the lines below it. The first block has no announcement."""

    line: int
    head: Announcement | None
    kind: str
    body: list[Numbered]


def blocks(lines: list[str], ledger: dict[int, str]) -> Iterator[Block]:
    """The lines cut into fields. Lines without a letter (rows of ``▪``) go to the ledger as placeholders.

    Only a synopsis keeps its empty lines, which part its paragraphs.
    """
    kind = "prelude"
    block = Block(0, None, kind, [])
    for number, line in enumerate(lines, 1):
        if not line or line.isspace():
            if kind == "synopsis":
                block.body.append((number, ""))
        elif kind == "cast" and " ... " in line and ":" not in line:  # nine lines of ten in a cast
            block.body.append((number, line))
        elif line[:1].isalnum() or has_words(line):
            if not (kind in _ENTRIES and _ENTRIES[kind](line)) and (head := labels.announcement(line, kind)):
                yield block
                kind = head.label.kind
                block = Block(number, head, kind, [])
            else:
                block.body.append((number, line))
        elif kind == "synopsis" and "▪" not in line:
            block.body.append((number, line))
        else:
            ledger[number] = "placeholder"
    yield block
