"""The labels of a sheet, English and French, and what stands behind each.

A label is known by its letters alone: case, accents and the space before the colon do not matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from filmgraph.sheets.people import are_names
from filmgraph.sheets.text import fold

FieldKind = Literal["people", "cast", "companies", "sites", "release", "title", "synopsis", "texts", "festivals"]


@dataclass(frozen=True, slots=True)
class Label:
    """What a label announces: the kind of field and, for people, the type of their edges."""

    kind: FieldKind
    type: str = "CREDITED"
    known: bool = True


_PEOPLE = {
    "DIRECTED": (
        "Directed by", "Director", "Directors", "Direction", "A film by", "Réalisation", "Réalisé par", "Réalisateur",
        "Réalisateurs", "Réalisatrice", "Réalisatrices", "Mise en scène", "Un film de",
    ),
    "WROTE": (
        "Writing credits", "Written by", "Writer", "Writers", "Screenplay", "Screenplay by", "Script", "Screenwriter",
        "Screenwriters", "Scénario", "Scénariste", "Scénaristes", "Scénario et dialogues",
    ),
    "PRODUCED": (
        "Produced by", "Producers", "Producer", "Produit par", "Producteurs", "Producteur", "Productrice",
        "Productrices",
    ),
    "COMPOSED": (
        "Music", "Music by", "Original music", "Composer", "Musique", "Musique originale", "Musique de", "Compositeur",
    ),
    "SHOT": (
        "Cinematography", "Cinematographer", "Director of photography", "Photography", "Camera", "Image", "Images",
        "Photographie", "Directeur de la photographie", "Chef opérateur",
    ),
    "DESIGNED": ("Production Design", "Production designer", "Set design", "Art direction", "Décors", "Décor"),
    "EDITED": ("Editing", "Edited by", "Editor", "Editors", "Film editing", "Montage", "Monteur", "Monteuse"),
    "RECORDED": ("Sound", "Son", "Ingénieur du son"),
    "CREDITED": ("Other persons", "Other people", "Autres personnes", "Autres"),
}  # fmt: skip
_OTHERS: dict[FieldKind, tuple[str, ...]] = {
    "cast": (
        "Cast", "Starring", "Actors", "Interprétation", "Interprètes", "Acteurs", "Distribution artistique", "Avec",
    ),
    "companies": (
        "Production", "Production company", "Production companies", "Sociétés de production", "Société de production",
    ),
    "sites": ("Sites", "Site", "Websites", "Website", "Links", "Sites internet", "Liens"),
    "title": ("Title", "Titre"),
    "synopsis": ("Plot synopsis", "Synopsis", "Plot", "Résumé"),
    "texts": (
        "Commentaries and bibliography", "Commentaires et bibliographie", "Bibliographie", "Bibliography",
        "Commentaries", "Commentaires",
    ),
    "festivals": (
        "Selected in the following festivals", "Sélectionné dans les festivals suivants", "Festivals",
        "Sélections dans les festivals suivants", "Sélection dans les festivals suivants",
    ),
}  # fmt: skip

SECTIONS: frozenset[FieldKind] = frozenset({"synopsis", "texts", "festivals"})
"""Fields of free text: each runs until the next label, and may hold lines that only look like one."""

_BARE: frozenset[FieldKind] = SECTIONS | {"cast"}
"""Fields that may be announced by a line without a colon."""

_KNOWN: dict[str, Label] = {
    **{fold(label): Label("people", type_) for type_, labels in _PEOPLE.items() for label in labels},
    **{fold(label): Label(kind) for kind, labels in _OTHERS.items() for label in labels},
}
_START = 3
_BARE_STARTS = frozenset(label[:_START] for label, meant in _KNOWN.items() if meant.kind in _BARE)
_RELEASE = re.compile(r"(?:release date(?: in(?: the)?)?|date de sortie(?: en| au| aux)?|sortie (?:en|au|aux)) ?\b")

UNKNOWN = Label("people", "CREDITED", known=False)
_LONGEST = 80


@dataclass(slots=True)
class Announcement:
    """A line that begins a field: the label as printed, what it means, the value and where it starts (from 0).

    ``spaced`` tells whether white space stands before the colon, as sheets print it and prose does not.
    """

    label: Label
    printed: str
    value: str
    column: int
    spaced: bool = True


def meaning(printed: str) -> Label | None:
    """What a printed label announces; None where nobody knows it.

    >>> meaning("RÉALISATION").type
    'DIRECTED'
    """
    key = fold(printed)
    return _KNOWN.get(key) or (Label("release") if _RELEASE.match(key) else None)


@lru_cache(maxsize=1024)
def _printed(before: str) -> tuple[Label | None, str, bool] | None:
    """What stands before a colon: its meaning, its words, and whether white space parts them from the colon; None
    where it begins with no letter."""
    printed = before.strip()
    return (meaning(printed), printed, before[-1:].isspace()) if printed[:1].isalpha() else None


def announcement(line: str, kind: str) -> Announcement | None:
    """The field that a line begins inside a field of the kind ``kind``, else None.

    What counts as a label depends on where it stands: a synopsis may say ``Music: the heart of the film``.
    """
    colon = line.find(":", 0, _LONGEST)
    if colon < 0:
        colon = line.find("：", 0, _LONGEST)
    if colon < 0:
        return _bare(line)
    before = _printed(line[:colon])
    if not before:
        return None
    label, printed, spaced = before
    value = line[colon + 1 :].lstrip()
    head = Announcement(label or UNKNOWN, printed, value.rstrip(), len(line) - len(value), spaced)
    if kind in SECTIONS:
        return head if _ends_free_text(head) else None
    return head if label or _may_be_label(printed, value) else None


def _bare(line: str) -> Announcement | None:
    # Most lines are told apart by their first letters; folding each of them whole would cost more than reading it.
    if len(line) > _LONGEST or fold(line[: _START + 3].lstrip())[:_START] not in _BARE_STARTS:
        return None
    label = meaning(line.strip())
    return Announcement(label, line.strip(), "", len(line)) if label and label.kind in _BARE else None


def _ends_free_text(head: Announcement) -> bool:
    """Whether a line in a synopsis, a bibliography or a list of festivals begins a field after all."""
    kind, known, value = head.label.kind, head.label.known, head.value
    if not value:
        return known
    if kind == "release":
        return head.spaced or value[0].isdigit()
    if value[-4:].isdigit():
        return False
    if kind in SECTIONS:
        return head.spaced or " " in head.printed
    if kind in ("people", "cast"):
        return (known or head.spaced) and are_names(value, surely=not (known and head.spaced))
    return head.spaced and not value.endswith((".", "!", "?"))


def _may_be_label(printed: str, value: str) -> bool:
    """Whether words before a colon may be a label that nobody knows: no link, no sentence, no person."""
    words = printed.split()
    if value.startswith("//") or len(words) > 6 or "," in printed or " ... " in printed:
        return False
    last = words[-1]
    return printed.isupper() or not (last.isupper() and sum(map(str.isalpha, last)) > 1)
