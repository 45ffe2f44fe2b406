"""The documents against the code they speak of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from filmgraph.cli.app import VERBS, cli
from filmgraph.model import EDGES, NODES, SOURCE

DOCS = Path(__file__).resolve().parents[2] / "docs"
README = DOCS.parent / "README.md"


def test_the_model_page_names_everything_and_nothing_else() -> None:
    """docs/model.md lists each label with its properties, and each type."""
    text = (DOCS / "model.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", text, re.MULTILINE))
    for label, kind in NODES.items():
        outside_parentheses = re.sub(r"\([^)]*\)", "", rows[label])
        assert re.findall(r"`(\w+)`", outside_parentheses) == list(kind.properties), label
    assert set(re.findall(r"`([A-Z_]{4,})`", text)) == set(EDGES)
    assert all(f"`{name}`" in text for name in SOURCE)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_examples(verb: str) -> None:
    """The line in the list is the first line of the verb's help in other words, and there is an example."""
    command = cli.get_command(None, verb)  # type: ignore[arg-type]
    assert command is not None and command.help is not None
    assert "Example" in command.help and f"filmgraph {verb}" in command.help


def test_the_readme_speaks_of_every_verb() -> None:
    """No verb is missing from the README, nor from the changelog."""
    text, changes = README.read_text(encoding="utf-8"), (DOCS.parent / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [verb for verb in VERBS if f"filmgraph {verb}" not in text] == []
    assert [verb for verb in VERBS if f"`{verb}`" not in changes] == []


def test_links_between_documents_lead_somewhere() -> None:
    """Every relative link in the documents names a file that is there."""
    for page in [README, DOCS.parent / "CONTRIBUTING.md", *DOCS.rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page}: {target}"
