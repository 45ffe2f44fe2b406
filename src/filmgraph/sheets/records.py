"""A sheet as JSON: the shape that `filmgraph parse` prints. Names and nesting are public; see docs/json.md.

`parsed` is the way back.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from filmgraph.model import Sheet

_CREDIT = ("type", "credit", "name", "native", "role", "line")
_COMPANY = ("name", "role", "line")
_FESTIVAL = ("name", "city", "country", "year", "date", "section", "line")
_RELEASE = ("country", "date", "line")
_TEXT = ("title", "authors", "year", "line")
_SOURCE = ("position", "raw")


def as_json(sheet: Sheet, path: str | None = None) -> dict[str, Any]:
    """Plain dictionaries, lists, strings and numbers; a missing value is None. Lines count from 1.

    With the absolute ``path`` of its file there is all that the graph takes from a sheet: the path and the ``hash`` of
    the file, and of each entry its ``position`` and the ``raw`` text.

    >>> as_json(Sheet("x.txt", title="X"))["title"]
    'X'
    """
    source = () if path is None else _SOURCE
    return {
        "file": sheet.file,
        **({} if path is None else {"path": path, "hash": sheet.hash}),
        "title": sheet.title,
        "title_source": sheet.title_source,
        "year": sheet.year,
        "duration_min": sheet.duration_min,
        "countries": sheet.countries,
        "colour": sheet.colour,
        "kind": sheet.kind,
        "credits": _each(sheet.credits, _CREDIT + source),
        "companies": _each(sheet.companies, _COMPANY + source),
        "festivals": _each(sheet.festivals, _FESTIVAL + source),
        "releases": _each(sheet.releases, _RELEASE),
        "sites": sheet.sites,
        "synopsis": sheet.synopsis,
        "texts": _each(sheet.texts, _TEXT + source),
        "diagnostics": [asdict(one) for one in sheet.diagnostics],
    }


def _each(records: list[Any], names: tuple[str, ...]) -> list[dict[str, Any]]:
    return [{name: _plain(getattr(record, name)) for name in names} for record in records]


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
