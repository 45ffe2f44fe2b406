"""What costs in proportion to what it looks at: ``python -m benchmarks.near``.

Ten sheets are loaded into a large store and into a small one; then the first search after that, who is who on these
sheets, and why one person is who they are. The large store is put against the small one: both run at the same time and
take turns, each time with ten other sheets.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from statistics import median

from benchmarks import common
from benchmarks.generate import generate
from filmgraph.explore.identities import identities
from filmgraph.explore.identities.named_on import named_on
from filmgraph.explore.search import search
from filmgraph.load import load
from filmgraph.model import SHOWN_LABELS
from filmgraph.store import Store

SMALL, AT_ONCE = 50, 10
BOUNDS = {"a load": 1.5, "the first search": 3.0, "why A": 2.0, "who is who on them": 20.0}


def results(sheets: int, repeats: int, server: str) -> Iterator[common.Result]:
    with tempfile.TemporaryDirectory(prefix="filmgraph-benchmark-") as place, ExitStack() as stack:
        archive, folder = generate(sheets + (repeats + 1) * AT_ONCE, 3), Path(place)
        small, rest = (_written(archive, folder / name, count) for name, count in (("a", SMALL), ("b", sheets - SMALL)))
        tens = [_written(archive, folder / f"{number}", AT_ONCE) for number in range(repeats + 1)]
        stores = [stack.enter_context(common.SERVERS[server]()) for _ in range(2)]
        load(stores[0], [str(small), str(rest)])
        load(stores[1], [str(small)])
        _turns(stores, tens[:1])  # for the first time everything is made anew
        large, little = _turns(stores, tens[1:])
    for what, bound in BOUNDS.items():
        yield common.Result(f"ten sheets, {what}, {server}", "s", large[what], little[what], bound, repeats)


def _written(archive: Iterator[tuple[str, bytes]], folder: Path, count: int) -> Path:
    """The next sheets of an archive, in a new folder."""
    folder.mkdir()
    for name, data in islice(archive, count):
        (folder / name).write_bytes(data)
    return folder


def _turns(stores: Sequence[Store], tens: Sequence[Path]) -> list[dict[str, float]]:
    """The median seconds of each store."""
    taken: list[list[dict[str, float]]] = [[] for _ in stores]
    for turn, folder in enumerate(tens):
        order = range(len(stores)) if turn % 2 == 0 else reversed(range(len(stores)))
        for side in order:
            taken[side].append(_once(stores[side], folder))
    return [{what: median(one[what] for one in some) for what in BOUNDS} for some in taken]


def _once(store: Store, folder: Path) -> dict[str, float]:
    reader = store.reader()
    steps: dict[str, Callable[[], object]] = {
        "a load": lambda: load(store, [str(folder)]),
        "the first search": lambda: search(reader, "anna"),
        "who is who on them": lambda: identities(reader, SHOWN_LABELS, named_on(reader, [str(folder)])),
        "why A": lambda: identities(reader, ("Person",), {"Person": {min(named_on(reader, [str(folder)])["Person"])}}),
    }
    return {what: common.timed(work) for what, work in steps.items()}


def main() -> None:
    parser = common.parser(__doc__ or "", 5)
    parser.add_argument("--sheets", type=int, default=6000, help="in the large store (default 6000)")
    parser.add_argument("--server", choices=sorted(common.SERVERS), default="local store")
    arguments = parser.parse_args()
    common.report(results(arguments.sheets, arguments.repeats, arguments.server), arguments.json)


if __name__ == "__main__":
    main()
