"""Sheets whose every field tries to be more than text."""

from __future__ import annotations

from pathlib import Path

from tests.views.hostile import PAYLOADS

LABELS = ("Directed by", "Writing credits", "Produced by", "Other persons", "Music", "Cinematography", "Editing")

_SHEET = """{text}, 1999, 90mn
{text}, {text}
Title : {title}
{people}
{text} : {text}
Cast :
{text} ... {text}
Eve{number} {text} ({text}) ... {text}
Sites : {text}, {text}
Release date in France : {text}
Production : {text}, Company{number} {text} ({text}) (co-production {text})

Plot synopsis
{text}

Commentaries and bibliography
{text}, {text},, 2013
Text{number} {text}, Ann{number} {text},, 2013

Selected in the following festivals :
- {text}, {text} ({text}), 2001
- Festival{number} {text}, section "{text}", City {text} (France), 2001
"""


def write(folder: Path) -> None:
    """A sheet a payload, with the payload wherever a sheet takes a text, and in the file's name as far as that goes."""
    for number, payload in enumerate(PAYLOADS):
        text = " ".join(payload.replace("\x00", " ").split())  # a sheet's fields are lines, and NUL makes it none
        people = "\n".join(f"{label} : Eve{number} {text}, {text} ({text})" for label in LABELS)
        sheet = _SHEET.format(text=text, number=number, people=people, title=f"Evil{number} {text}")
        name = "".join(letter for letter in text[:60] if letter.isprintable() and letter not in '/\\:*?"<>|')
        (folder / f"{number:03} {name}.txt").write_bytes(sheet.encode("utf-8", "replace"))
