"""The tables of statements, hostile and harmless, as plain text, and how they are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent

ENTRY = re.compile(r"^# (?P<reason>.*)\n(?P<notes>(?:#\S.*\n)*)(?P<text>(?:(?!##? ).*\n)*)", re.MULTILINE)
LETTER = re.compile(r"@U\+([0-9A-F]{4})@")
MANY = re.compile(r"@(\d+)\*([^@]+)@")


@dataclass(frozen=True)
class Statement:
    """One entry: why it is there, what is noted of it (``#= [[1]]`` is ``"=": "[[1]]"``), and its Cypher."""

    reason: str
    text: str
    notes: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.reason

    def ready(self, places: Mapping[str, str]) -> str:
        """The Cypher to run, letters and repetitions written out; ``places`` are the trap's."""
        text = LETTER.sub(lambda found: chr(int(found[1], 16)), self.text)
        for name, value in places.items():
            text = text.replace(f"@{name}@", value)
        return MANY.sub(lambda found: int(found[1]) * found[2], text)


def table(name: str) -> list[Statement]:
    """The statements of a file in this folder, in its order."""
    found = ENTRY.finditer((HERE / f"{name}.cypher").read_text(encoding="utf-8") + "\n")
    return [Statement(one["reason"], one["text"].rstrip("\n"), notes(one["notes"])) for one in found]


def notes(lines: str) -> dict[str, str]:
    """``#key value`` a line."""
    return {key: value for key, _, value in (line[1:].partition(" ") for line in lines.splitlines())}
