"""The file ``identities.toml``, in which people decide who is who: from its text to decisions, and one more into it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from itertools import chain, repeat
from typing import Any

from filmgraph.errors import DecisionError
from filmgraph.identity.decisions import FACTS, Decision, Decisions, Kind
from filmgraph.identity.names import key
from filmgraph.model import SHOWN_LABELS

LONGEST_ID = 100
SAME_FIELDS = {"kind", "names", *FACTS, "why"}
DIFFERENT_FIELDS = {"kind", "names", "why"}
PERSON_FIELDS = {"name", "native", "sheets", "as", "id", "wikidata", "imdb", "why"}
KINDS: tuple[Kind, ...] = ("same", "different", "person")
_HEADER = re.compile(r"^\s*\[\[\s*(\w+)\s*\]\]")
_WIKIDATA = re.compile(r"Q[1-9]\d*")
_IMDB = {"Person": "nm", "Company": "co", "Festival": "ev", "Film": "tt"}
"""What ids of the Internet Movie Database begin with, by label."""
# An id that is the slug of one name alone, so that it is known whose it would be without the decision.
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NAME = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]{1,300}")


def read_decisions(text: str) -> Decisions:
    """The decisions of a file's text.

    Raises DecisionError, with the line, where it is not TOML, says something else, or contradicts itself.

    >>> read_decisions('[[same]]\\nnames = ["Anna MELIKIAN", "Anna MELIKYAN"]').every[0].names
    ('Anna MELIKIAN', 'Anna MELIKYAN')
    """
    try:
        tables = tomllib.loads(text)
    except RecursionError as error:
        raise DecisionError("It is too deeply nested.", "See docs/identities.md for the form.") from error
    except tomllib.TOMLDecodeError as error:
        raise DecisionError(f"It is not TOML: {error}.", "See docs/identities.md for the form.") from error
    lines = _lines(text)
    for name in tables:
        if name not in KINDS:
            raise DecisionError(f"“{name}” is no decision.", "Write [[same]], [[different]] or [[person]].")
    found = [
        _person(table, line) if kind == "person" else _decision(kind, table, line)
        for kind in KINDS
        for table, line in zip(_tables(tables, kind), chain(lines[kind], repeat(0)), strict=False)
    ]
    return Decisions(tuple(sorted(found, key=lambda one: one.line)))


def _lines(text: str) -> dict[str, list[int]]:
    lines: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for number, line in enumerate(text.split("\n"), 1):
        if (header := _HEADER.match(line)) and header[1] in lines:
            lines[header[1]].append(number)
    return lines


def _tables(tables: dict[str, Any], kind: str) -> list[Any]:
    found = tables.get(kind, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise DecisionError(f"“{kind}” is not a list of tables.", f"Write [[{kind}]], with two brackets.")
    return found


def _decision(kind: Kind, table: dict[str, Any], line: int) -> Decision:
    label = _label(table.get("kind", "person"), line)
    allowed = _allowed(kind, label)
    _see_fields(table, allowed, line)
    names = _names(table.get("names"), 2 if kind == "different" else 1, line)
    _see_texts(table, allowed - {"names"}, label, line)
    facts: dict[str, Any] = {name: table.get(name) for name in allowed - {"names", "kind"}}
    return Decision(kind, names, line=line, label=label, **facts)


def _person(table: dict[str, Any], line: int) -> Decision:
    """Somebody of their own on some sheets."""
    _see_fields(table, PERSON_FIELDS, line)
    _see_texts(table, PERSON_FIELDS - {"sheets"}, "Person", line)
    for name, example in (("name", "Ivan PETROV"), ("as", "Ivan PETROV (cameraman)")):
        if not key(table.get(name, "")):
            raise DecisionError(f"line {line}: {name} is missing.", f'Write {name} = "{example}".')
    sheets = table.get("sheets")
    if not (isinstance(sheets, list) and sheets and all(isinstance(one, str) and one.strip() for one in sheets)):
        raise DecisionError(f"line {line}: sheets are missing.", 'Write sheets = ["dawn.txt", "sunrise.txt"].')
    if key(table["as"]) == key(table["name"]):
        hint = "Add to it what tells the two apart, as in Ivan PETROV (cameraman)."
        raise DecisionError(f"line {line}: as is the name that is to mean another.", hint)
    facts: dict[str, Any] = {name: table.get(name) for name in ("native", "id", "wikidata", "imdb", "why")}
    return Decision("person", (table["as"],), line=line, printed=table["name"], sheets=tuple(sheets), **facts)


def _see_fields(table: dict[str, Any], allowed: set[str], line: int) -> None:
    if strange := sorted(set(table) - allowed):
        raise DecisionError(f"line {line}: “{strange[0]}” is not known here.", f"Known: {', '.join(sorted(allowed))}.")


def _see_texts(table: dict[str, Any], names: set[str], label: str, line: int) -> None:
    for name in sorted(names):
        if name in table and not (isinstance(table[name], str) and table[name].strip()):
            raise DecisionError(f"line {line}: {name} is no text.", f'Write {name} = "...".')
    for name in ("name", "as"):
        _see(name, _NAME, "Anna MELIKIAN, on one line", table, line)
    _see("id", _ID, "anna-melikian", table, line)
    if len(str(table.get("id", ""))) > LONGEST_ID:
        raise DecisionError(f"line {line}: the id is longer than {LONGEST_ID} letters.", "Give a shorter one.")
    _see("wikidata", _WIKIDATA, "Q42", table, line)
    _see("imdb", re.compile(rf"{_IMDB[label]}\d{{7,8}}"), f"{_IMDB[label]}0000001", table, line)


def _allowed(kind: str, label: str) -> set[str]:
    fields = SAME_FIELDS if kind == "same" else DIFFERENT_FIELDS
    if label == "Film":  # it keeps the title of its sheet
        return fields - {"name", "id"}
    return fields if label == "Person" else fields - {"id"}


def _label(kind: object, line: int) -> str:
    if (label := str(kind).strip().capitalize()) not in SHOWN_LABELS:
        known = ", ".join(one.lower() for one in SHOWN_LABELS)
        raise DecisionError(f"line {line}: there is no kind “{kind}”.", f"Known: {known}; without one it is person.")
    return label


def _names(names: Any, least: int, line: int) -> tuple[str, ...]:
    if not (isinstance(names, list) and names and all(isinstance(one, str) and key(one) for one in names)):
        raise DecisionError(f"line {line}: names are missing.", 'Write names = ["One NAME", "Another NAME"].')
    if len(set(map(key, names))) < least:
        hint = "Names that differ in capitals or spaces alone are one name."
        raise DecisionError(f"line {line}: two names are needed that are not the same.", hint)
    return tuple(names)


def _see(name: str, pattern: re.Pattern[str], example: str, table: dict[str, Any], line: int) -> None:
    if name in table and not pattern.fullmatch(table[name]):
        raise DecisionError(f"line {line}: {name} “{table[name][:80]}” is none.", f"It looks like {example}.")


def written(text: str, decision: Decision) -> str:
    """A file's text with one decision more.

    >>> print(written("# ours", Decision("different", ("A B", "C D"), why="Two of them")))
    # ours
    <BLANKLINE>
    [[different]]
    names = ["A B", "C D"]
    why = "Two of them"
    <BLANKLINE>
    """
    facts = ((name, getattr(decision, name)) for name in (*FACTS, "why"))
    kind = [] if decision.label == "Person" else [f'kind = "{decision.label.lower()}"']
    lines = [
        f"[[{decision.kind}]]",
        *kind,
        *_who(decision),
        *(f"{name} = {_quoted(value)}" for name, value in facts if value),
    ]
    before = f"{text.rstrip()}\n\n" if text.strip() else ""
    return before + "\n".join(lines) + "\n"


def _who(decision: Decision) -> list[str]:
    if not decision.printed:
        return [f"names = {_list(decision.names)}"]
    native = [f"native = {_quoted(decision.native)}"] if decision.native else []
    sheets = f"sheets = {_list(decision.sheets)}"
    return [f"name = {_quoted(decision.printed)}", *native, sheets, f"as = {_quoted(decision.names[0])}"]


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
