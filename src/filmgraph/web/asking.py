"""The named questions as forms: names become ids, ids in an answer become links."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from filmgraph.errors import UsageError
from filmgraph.explore import resolve
from filmgraph.model import SHOWN_LABELS
from filmgraph.questions import Question
from filmgraph.store import Reader
from filmgraph.views.plain import as_text, base_name

ABOUT = {
    "Film": {"circuit": "Festivals in time", "circuits-alike": "Films with a similar way"},
    "Person": {"collaborators": "Collaborators", "career": "Films in time"},
    "Company": {"career-of-company": "Films in time", "coproducers": "Co-producers"},
    "Festival": {"festival": "Films year by year"},
}
"""What can be asked of a card's node: the question's name, and what a link to it says."""

_KINDS = {"film": "Film", "person": "Person", "people": "Person", "company": "Company", "festival": "Festival"}
_COLUMNS = {
    "film": "Film",
    "film_ids": "Film",
    "festival": "Festival",
    "people": "Person",
    "a": "Company",
    "b": "Company",
    "id": "Person",
}
"""Columns that hold ids, and of what; a column ``label`` beside ``id`` says otherwise."""


class Part(NamedTuple):
    """A text of a cell, and the kind of thing that it is the id of; empty for none."""

    text: str
    label: str


def takes_names(name: str, said: str) -> bool:
    """Whether a parameter is an id, or some, so that names will do.

    >>> takes_names("id", "(id) of a person"), takes_names("ids", "(list) of people"), takes_names("most", "(number)")
    (True, True, False)
    """
    return "(id)" in said or name == "ids"


def labels(said: str) -> tuple[str, ...]:
    """The kinds of things that a parameter may be the id of, by the words about it.

    >>> labels("(id) of a person"), len(labels("(id) of the other"))
    (('Person',), 4)
    """
    return tuple(_KINDS[word] for word in said.split() if word in _KINDS) or tuple(SHOWN_LABELS)


def parameters(reader: Reader, question: Question, given: Mapping[str, str]) -> dict[str, Any]:
    """What to send for the fields of a form; an empty one has its value from the question's header.

    Raises `UsageError` for an empty field that has none, or what is no number; `NotFound` and `Ambiguous` for names.
    """
    values = dict(question.defaults)
    for name, said in question.parameters.items():
        text = given.get(name, "")
        if text:
            values |= _named(reader, name, said, text) if takes_names(name, said) else {name: _typed(name, said, text)}
        elif name not in values:
            raise UsageError(f"The question needs {name}.", "Fill in the field.")
    return {name: value for name, value in values.items() if name in question.parameters}


def _named(reader: Reader, name: str, said: str, text: str) -> dict[str, Any]:
    """The id of a name, with its label where the question asks for that; or the ids of several."""
    if name == "ids":
        return {name: [resolve(reader, one, labels=labels(said)).id for one in text.split(";") if one.strip()]}
    hit = resolve(reader, text, labels=labels(said))
    return {name: hit.id, f"{name}_label": hit.label}


def _typed(name: str, said: str, text: str) -> Any:
    """What was typed into a field, as its header says: a number, a list, a text."""
    if "(number)" in said:
        return _json(name, text)
    if "(list" in said:
        return _json(name, text) if text.startswith("[") else [part.strip() for part in text.split(";")]
    return text


def _json(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise UsageError(f"{name}: “{text[:80]}” is no number or list.", "Write digits alone, or [1, 2].") from None


def cells(columns: Sequence[str], row: Sequence[Any]) -> list[list[Part]]:
    """A row's values in parts, each a text that may be an id.

    >>> cells(["film", "year"], ["heat-1995", 1995])
    [[Part(text='heat-1995', label='Film')], [Part(text='1995', label='')]]
    """
    own = dict(zip(columns, row, strict=True))
    kinds = {**_COLUMNS, **({"id": own["label"], "a": "", "b": ""} if "label" in own else {})}
    if isinstance(own.get("sheet"), str):
        own["sheet"] = base_name(own["sheet"])
    return [_parts(value, kinds.get(name, "")) for name, value in own.items()]


def _parts(value: Any, label: str) -> list[Part]:
    values = value if isinstance(value, list) and label else [value]
    return [Part(as_text(one), label if isinstance(one, str) else "") for one in values]
