"""The words of a picture, the palette, and the examples in the docstrings."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from filmgraph import views
from filmgraph.model import EDGES, SHOWN_LABELS, Edge, Node
from filmgraph.views import palette
from filmgraph.views.spacing import LINES, caption_lines
from filmgraph.views.words import verb


@pytest.mark.parametrize("name", [module.name for module in pkgutil.iter_modules(views.__path__)])
def test_the_examples_hold(name: str) -> None:
    """Every example in a docstring of this room gives what it says."""
    result = doctest.testmod(importlib.import_module(f"filmgraph.views.{name}"), optionflags=doctest.ELLIPSIS)
    assert result.failed == 0


def test_every_shown_label_has_a_look_of_its_own() -> None:
    """The palette knows the schema's labels, and no two share a colour or a shape."""
    assert tuple(palette.STYLES) == SHOWN_LABELS
    looks = [*palette.STYLES.values(), palette.OTHER]
    for part in ("light", "dark", "shape", "path"):
        assert len({getattr(look, part) for look in looks}) == len(looks)


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2, 0 to 1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast by WCAG 2, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", [*palette.STYLES.values(), palette.OTHER], ids=lambda look: look.plural)
def test_shapes_stand_out_from_the_ground(look: palette.Style) -> None:
    """Outline on light, fill on dark: at least 3:1, as WCAG asks of graphics."""
    assert contrast(look.edge_light, "#ffffff") >= 3
    assert contrast(look.dark, "#1b1f25") >= 3


def test_every_type_of_edge_has_words() -> None:
    """No type shows its underscores."""
    for type_ in EDGES:
        assert verb(Edge(type_, ("Person", "a"), ("Film", "b"))).replace("(", "").replace(" ", "").islower()


@pytest.mark.parametrize("name", ["a" * 10_000, "wort " * 2_000, "映画" * 50, "", "\u202e\u0000", " ", "🎬" * 90])
def test_a_caption_is_short_and_never_empty(name: str) -> None:
    """Whatever the name, one to three lines of bounded length."""
    lines = caption_lines(Node("Film", name, {"title": name}))
    assert 1 <= len(lines) <= LINES
    assert all(0 < len(line) <= 25 for line in lines)
