"""Driver values as plain ones, fit for JSON."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def plain(value: Any) -> Any:
    """``value`` with everything of the driver's own made plain, recursively.

    - a node: ``{"label", **properties}``; a relationship: ``{"type", "from", "to", **properties}``, where the ends
      are the nodes' ``id`` property or, where the server did not send it, their element id;
    - a path: ``{"nodes": [...], "relationships": [...]}``;
    - dates, times and durations: ISO text; points: ``{"srid", "coordinates"}``; bytes: hexadecimal text;
    - NaN and infinities, for which JSON has no word: ``"NaN"``, ``"Infinity"``, ``"-Infinity"``.
    """
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else _not_finite(value)
    if isinstance(value, (bytes, bytearray)):
        return bytes(value).hex()
    if isinstance(value, (list, set, frozenset)):
        return [plain(item) for item in value]
    return _composite(value)


def _not_finite(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    return "Infinity" if value > 0 else "-Infinity"


def _composite(value: Any) -> Any:
    # Told by their shape, so that plain values never cost an import of the driver.
    if hasattr(value, "nodes") and hasattr(value, "relationships"):
        return {"nodes": plain(list(value.nodes)), "relationships": plain(list(value.relationships))}
    if hasattr(value, "labels"):
        return {"label": min(value.labels, default=None), **_properties(value)}
    if hasattr(value, "start_node"):
        return {"type": value.type, "from": _end(value.start_node), "to": _end(value.end_node), **_properties(value)}
    if isinstance(value, Mapping):
        return _properties(value)
    if hasattr(value, "srid"):
        return {"srid": value.srid, "coordinates": plain([float(part) for part in value])}
    bare_tuple = isinstance(value, tuple) and not hasattr(value, "iso_format")  # a duration is a tuple too
    return plain(list(value)) if bare_tuple else _text(value)


def _properties(entity: Any) -> dict[str, Any]:
    return {str(key): plain(item) for key, item in entity.items()}


def _end(node: Any) -> Any:
    """What tells a node: its own ``id``; the server's element id where the properties are not there."""
    if node is None:
        return None
    own = node.get("id")
    return node.element_id if own is None else plain(own)


def _text(value: Any) -> str:
    """Temporal values as ISO text, anything unknown as its own text."""
    for method in ("iso_format", "isoformat"):
        if hasattr(value, method):
            return str(getattr(value, method)())
    return str(value)


def entities(values: Iterable[Any]) -> Iterator[Any]:
    """The nodes (which have ``labels``) and relationships among values, whatever lists, maps or paths hold them."""
    waiting = list(values)
    while waiting:
        value = waiting.pop()
        if hasattr(value, "relationships"):
            waiting += [*value.nodes, *value.relationships]
        elif hasattr(value, "labels") or hasattr(value, "start_node"):
            yield value
        elif isinstance(value, (list, tuple)):
            waiting += value
        elif isinstance(value, Mapping):
            waiting += value.values()
