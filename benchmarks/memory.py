"""Peak memory with ten times the sheets: ``python -m benchmarks.memory``.

Parsing and loading, each in a process of its own whose peak resident size the system reports; of a load only
filmgraph's own process counts, not the server's. "Ours" is the larger number of sheets, "bare" the smaller.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks import common, generate

BOUND = 1.2


def results(most: int, few: int, repeats: int) -> Iterator[common.Result]:
    with tempfile.TemporaryDirectory() as made:
        large = generate.write(most, 1, Path(made) / "large")
        small = generate.write(few, 1, Path(made) / "small")
        for work in ("parse", "load"):
            ours, bare = (median(peak(work, folder) for _ in range(repeats)) for folder in (large, small))
            yield common.Result(f"peak of {work}, {most} sheets against {few}", "MB", ours, bare, BOUND, repeats)


def peak(work: str, folder: Path) -> float:
    """Megabytes that a process took at most."""
    command = (sys.executable, "-m", "benchmarks.memory", "--child", work, str(folder))
    return float(subprocess.run(command, check=True, cwd=common.ROOT, stdout=subprocess.PIPE, text=True).stdout)


def child(work: str, folder: str) -> None:
    """The work, in a process of its own: prints its peak in megabytes."""
    if work == "parse":
        from filmgraph.sheets import sheets

        for _ in sheets([folder]):
            pass
    else:
        from filmgraph.load import load

        with common.fresh_store() as store:
            load(store, [folder])
    print(own_peak() / 1024)


def own_peak() -> float:
    """Kilobytes. On Linux not by getrusage: its figure is never below that of the process that started this one."""
    if sys.platform == "linux":
        return float(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "darwin" else 1)


def main() -> None:
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:])
        return
    parser = common.parser(__doc__ or "", 1)
    parser.add_argument("--sheets", type=int, default=5000, help="the larger number (default 5000)")
    parser.add_argument("--few", type=int, default=500, help="the smaller number (default 500)")
    arguments = parser.parse_args()
    common.report(results(arguments.sheets, arguments.few, arguments.repeats), arguments.json)


if __name__ == "__main__":
    main()
