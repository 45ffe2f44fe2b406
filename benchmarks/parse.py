"""Parsing against reading, decoding and splitting the same files: ``python -m benchmarks.parse [FOLDER]``."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import common, generate
from filmgraph import sheets

BOUND = 12.0
LINE_END = re.compile(r"\r\n|\r|\n")


def bare(files: list[Path]) -> int:
    """Read, decode and split every file; returns the number of lines."""
    count = 0
    for file in files:
        with file.open("rb") as stream:
            data = stream.read()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
        count += len(LINE_END.split(text))
    return count


def ours(folder: Path) -> int:
    """Read every sheet into a record; returns their number."""
    return sum(1 for _ in sheets.sheets([folder]))


def measure(folder: Path, name: str, repeats: int) -> common.Result:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    bare(files)  # once, so that the files are in the system's memory for both
    return common.compared(
        f"parse {len(files)} {name} sheets",
        lambda: common.timed(lambda: ours(folder)),
        lambda: common.timed(lambda: bare(files)),
        bound=BOUND,
        repeats=repeats,
    )


def results(folder: Path | None, repeats: int) -> Iterator[common.Result]:
    if folder:
        yield measure(folder, "given", repeats)
    with tempfile.TemporaryDirectory() as made:
        yield measure(generate.write(2000, 1, Path(made)), "synthetic", repeats)


def main() -> None:
    parser = common.parser(__doc__ or "", 7)
    parser.add_argument("folder", type=Path, nargs="?", help="sheets to measure besides synthetic ones")
    arguments = parser.parse_args()
    common.report(results(arguments.folder, arguments.repeats), arguments.json)


if __name__ == "__main__":
    main()
