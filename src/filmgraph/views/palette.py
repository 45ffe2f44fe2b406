"""One colour and one shape for each label, the same in every picture, legend and export.

The colours are Okabe and Ito's, which people with any common colour blindness can tell apart; the shape says the
same once more for those who see no colour, and for print.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """How a label looks.

    ``light`` and ``dark`` are the fill on a light and on a dark ground, ``#rrggbb``. ``edge_light`` outlines the
    fill on a light ground, where orange alone would fall short of a contrast of 3:1. ``shape`` is vis-network's
    name, ``path`` the same shape as SVG path data in a box of 16 by 16.
    """

    light: str
    dark: str
    edge_light: str
    shape: str
    path: str
    plural: str


STYLES: dict[str, Style] = {
    "Film": Style("#e69f00", "#e69f00", "#8f6200", "square", "M2.5 2.5h11v11h-11z", "Films"),
    "Person": Style("#0072b2", "#56b4e9", "#00507d", "dot", "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z", "People"),
    "Company": Style("#009e73", "#15b98b", "#006b4e", "triangle", "M8 1.5L15 14H1z", "Companies"),
    "Festival": Style("#cc79a7", "#d98bb7", "#96446f", "diamond", "M8 .8L15 8L8 15.2L1 8z", "Festivals"),
}

OTHER = Style("#8a8f98", "#9aa1ab", "#5c626b", "hexagon", "M4.4 1.8h7.2L15.2 8l-3.6 6.2H4.4L.8 8z", "Other")
"""For a label the schema does not know, as a query of one's own can bring."""


def style(label: str) -> Style:
    """The look of a label; any label is answered.

    >>> style("Film").shape
    'square'
    >>> style("Spelling").plural
    'Other'
    """
    return STYLES.get(label, OTHER)


def css_class(label: str) -> str:
    """A class name for a label, out of a closed list, so that no label from data reaches a style sheet.

    >>> css_class("Person"), css_class("}body{display:none")
    ('k-person', 'k-other')
    """
    return f"k-{label.lower()}" if label in STYLES else "k-other"


def css_kinds() -> str:
    """A rule for each kind: its colours and its shape as custom properties.

    >>> css_kinds().splitlines()[0]
    '.k-film{--fill:var(--k-film);--rim:var(--k-film-line);--shape:path("M2.5 2.5h11v11h-11z")}'
    """
    rule = '.k-{0}{{--fill:var(--k-{0});--rim:var(--k-{0}-line);--shape:path("{1}")}}'
    return "\n".join(rule.format(label.lower(), style(label).path) for label in (*STYLES, "Other"))


def css_variables(theme: str) -> str:
    """The colours as CSS custom properties; ``theme`` is ``light`` or ``dark``.

    >>> css_variables("dark").split(";")[0]
    '--k-film:#e69f00'
    """
    return "".join(_variables(theme))


def _variables(theme: str) -> Iterable[str]:
    for label, look in [*STYLES.items(), ("Other", OTHER)]:
        fill = look.dark if theme == "dark" else look.light
        outline = look.dark if theme == "dark" else look.edge_light
        yield f"--k-{label.lower()}:{fill};--k-{label.lower()}-line:{outline};"
