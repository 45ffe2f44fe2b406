"""Which nodes each turn of writing touched, for what is derived from the graph: it need not be made anew.

Lines of JSON in one file beside the store: the turn before, the turn, and ids by label. Nobody relies on it: where a
line is missing (another machine wrote, a load was killed) or stands twice, it says that it does not know. It is written
only once somebody has asked for it, and not for ever.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

Ids = dict[str, set[str]]
"""Label → ids."""

LARGEST_BYTES = 2_000_000
"""More changes than that are no shortcut any more."""


class Changes:
    """The changes of one database, in a file that may be deleted.

    >>> import tempfile
    >>> changes = Changes(Path(tempfile.mkdtemp()) / "changes")
    >>> changes.begin()
    >>> changes.note("a", "b", {"Film": ["heat"]})
    >>> changes.note("b", "c", {"Film": ["mars"], "Person": ["x"]})
    >>> sorted(changes.between("a".__eq__, "c")["Film"]), changes.between("z".__eq__, "c")
    (['heat', 'mars'], None)
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def begin(self) -> None:
        """From now on changes are worth noting; those of before are forgotten. A full disk is nobody's business."""
        with suppress(OSError):
            os.close(os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))

    def note(self, before: str | None, turn: str | None, ids: Mapping[str, Iterable[str]]) -> None:
        """What a turn touched. None for its name: something may be written in it, and nobody will know what."""
        line = json.dumps([before, turn, {label: sorted(some) for label, some in ids.items()}]) + "\n"
        with suppress(OSError):
            if self._file.stat().st_size + len(line) > LARGEST_BYTES:
                self._file.unlink()
                return
            with self._file.open("ab", buffering=0) as file:  # one write, so that two loads do not mix their lines
                file.write(line.encode())

    def between(self, start: Callable[[str | None], bool], end: str | None) -> Ids | None:
        """What may have changed since the turn that ``start`` knows until the turn ``end``; None where that is not
        certain."""
        steps = self._steps()
        at = next((before for before in steps if start(before)), None)
        ids: Ids = {}
        while at != end:
            ways = steps.pop(at, [])
            if len(ways) != 1 or ways[0][0] is None:
                return None
            ((at, touched),) = ways
            for label, some in touched.items():
                ids.setdefault(label, set()).update(some)
        return ids

    def _steps(self) -> dict[str | None, list[tuple[str | None, dict[str, list[str]]]]]:
        """Turn → what came next. Empty where a line is not whole."""
        steps: dict[str | None, list[tuple[str | None, dict[str, list[str]]]]] = {}
        try:
            for line in self._file.read_text("utf-8").splitlines():
                before, turn, ids = json.loads(line)
                steps.setdefault(before, []).append((turn, ids))
        except (OSError, ValueError):
            return {}
        return steps
