"""The labels of a sheet, English and French, and what stands behind each.

A label is known by its letters alone: case, accents and the space before the colon do not matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from filmgraph.sheets.text import fold

FieldKind = Literal["people", "cast", "companies", "sites", "release", "title", "synopsis", "texts", "festivals"]


@dataclass(frozen=True, slots=True)
class Label:
    """What a label announces: the kind of field and, for people, the type of their edges."""

    kind: FieldKind
    type: str = "CREDITED"
    known: bool = True


_PEOPLE = {
    "DIRECTED": ("Directed by", "Director", "Directors", "Réalisation", "Réalisé par", "Réalisateur", "Mise en scène"),
    "WROTE": ("Writing credits", "Written by", "Screenplay", "Scénario", "Scénariste", "Scénaristes"),
    "PRODUCED": ("Produced by", "Producers", "Producer", "Produit par", "Producteurs", "Producteur"),
    "COMPOSED": ("Music", "Music by", "Musique"),
    "SHOT": ("Cinematography", "Photography", "Image", "Photographie", "Directeur de la photographie"),
    "DESIGNED": ("Production Design", "Set design", "Décors", "Décor"),
    "EDITED": ("Editing", "Edited by", "Montage"),
    "RECORDED": ("Sound", "Son"),
    "CREDITED": ("Other persons", "Autres personnes", "Autres"),
}
_OTHERS: dict[FieldKind, tuple[str, ...]] = {
    "cast": ("Cast", "Interprétation", "Interprètes", "Distribution artistique", "Avec"),
    "companies": ("Production", "Production companies", "Sociétés de production", "Société de production"),
    "sites": ("Sites", "Site", "Sites internet", "Liens"),
    "title": ("Title", "Titre"),
    "synopsis": ("Plot synopsis", "Synopsis", "Résumé"),
    "texts": ("Commentaries and bibliography", "Commentaires et bibliographie", "Bibliographie", "Bibliography"),
    "festivals": (
        "Selected in the following festivals", "Sélectionné dans les festivals suivants",
        "Sélections dans les festivals suivants", "Sélection dans les festivals suivants", "Festivals",
    ),
}  # fmt: skip

SECTIONS: frozenset[FieldKind] = frozenset({"synopsis", "texts", "festivals"})
"""Fields that may be announced by a line without a colon, and run until the next label."""

_KNOWN: dict[str, Label] = {
    **{fold(label): Label("people", type_) for type_, labels in _PEOPLE.items() for label in labels},
    **{fold(label): Label(kind) for kind, labels in _OTHERS.items() for label in labels},
}
_RELEASE = re.compile(r"(?:release date(?: in)?|date de sortie(?: en| au| aux)?)\b")

UNKNOWN = Label("people", "CREDITED", known=False)
_LABELLED = re.compile(r"\s*([^\W\d_][^:：\n]{0,79}?)\s*[:：](?=\s|$|\S)\s*")


@dataclass(frozen=True, slots=True)
class Announcement:
    """A line that begins a field: the label as printed, what it means, the value and where it starts (from 0)."""

    label: Label
    printed: str
    value: str
    column: int


@lru_cache(maxsize=1024)
def meaning(printed: str) -> Label | None:
    """What a printed label announces; None where nobody knows it.

    >>> meaning("RÉALISATION").type
    'DIRECTED'
    """
    key = fold(printed)
    return _KNOWN.get(key) or (Label("release") if _RELEASE.match(key) else None)


def announcement(line: str) -> Announcement | None:
    """The known field that a line begins, else None. A section may stand without its colon."""
    found = _LABELLED.match(line)
    if not found:
        return _section(line)
    label = meaning(found[1])
    return Announcement(label, found[1].strip(), line[found.end() :].strip(), found.end()) if label else None


def _section(line: str) -> Announcement | None:
    bare = line.strip()
    # The longest section label has 44 characters: no need to fold a paragraph to see that it is none.
    if not bare or len(bare) > 60:
        return None
    label = meaning(bare)
    return Announcement(label, bare, "", len(line)) if label and label.kind in SECTIONS else None


def unknown_announcement(line: str) -> Announcement | None:
    """A line of the form ``Label : people`` with a label that nobody knows, else None.

    A link (``http://``), a sentence, or a name that ends in a capital surname before the colon is no label.
    """
    found = _LABELLED.match(line)
    if not found or line.startswith("//", found.end()) or len(found[1].split()) > 6:
        return None
    printed = found[1].strip()
    if "," in printed or " ... " in printed or (not printed.isupper() and printed.split()[-1].isupper()):
        return None
    return Announcement(UNKNOWN, printed, line[found.end() :].strip(), found.end())
