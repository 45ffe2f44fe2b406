"""Every benchmark in one run, one table: ``python -m benchmarks [FOLDER]``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks import commands, common, gate, load, memory, parse, paths, whole


def results(folder: Path | None, sheets: int, repeats: int) -> Iterator[common.Result]:
    yield from parse.results(folder, 2 * repeats + 1)
    yield from commands.results(500, 5 * repeats)
    yield from gate.results(100 * repeats)
    yield from whole.results(sheets, repeats)
    for server in common.SERVERS:
        yield from load.results(folder, sheets, 200, repeats, server)
        yield from paths.results(sheets, 2 * repeats, server)
    yield from memory.results(sheets, sheets // 10, 1)


def main() -> None:
    parser = common.parser(__doc__ or "", 3)
    parser.add_argument("folder", type=Path, nargs="?", help="sheets to measure besides synthetic ones")
    parser.add_argument("--sheets", type=int, default=5000, help="number of synthetic ones to load (default 5000)")
    arguments = parser.parse_args()
    common.report(results(arguments.folder, arguments.sheets, arguments.repeats), arguments.json)


if __name__ == "__main__":
    main()
