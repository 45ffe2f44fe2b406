"""How long one waits for the explorer: ``python -m benchmarks.explorer --store FOLDER``, on the graph that is there.

Prints medians in milliseconds: from the start of the command to the first page, suggestions for beginnings of names,
and what is around the busiest names, all as a browser asks for them.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any
from urllib.parse import quote, urlsplit

from benchmarks.common import timed

MARK = {"X-Filmgraph": "1"}
BUSIEST = (
    "MATCH (n:{}) WITH n, COUNT {{ (n)--() }} AS near ORDER BY abs(near - 400), n.id LIMIT 5 RETURN n.id, n.{}, near"
)


@contextmanager
def exploring(store: str) -> Iterator[str]:
    """``filmgraph explore`` on that store; yields host and port."""
    command = [sys.executable, "-m", "filmgraph", "explore", "--port", "0", "--store", store]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as process:
        assert process.stdout is not None
        yield urlsplit(process.stdout.readline().strip()).netloc
        process.terminate()


def ask(host: str, path: str, body: Any = None) -> Any:
    """One question, as a script of a page asks it."""
    connection = http.client.HTTPConnection(host, timeout=120)
    connection.request("GET" if body is None else "POST", path, body and json.dumps(body), MARK)
    answer = connection.getresponse().read()
    connection.close()
    return json.loads(answer) if path.startswith("/api/") else answer


def first_view(store: str) -> float:
    """Seconds from the command to the first page."""
    started = time.perf_counter()
    with exploring(store) as host:
        ask(host, "/")
        return time.perf_counter() - started


def suggestions(host: str, names: list[str]) -> list[float]:
    """Seconds for each beginning of the names, from three letters on, letter by letter."""
    begun = [name[:end] for name in names for end in range(3, min(len(name), 12))]
    return [timed(lambda text=text: ask(host, f"/api/suggest?q={quote(text)}")) for text in begun]  # type: ignore[misc]


def expansions(host: str, keys: list[str]) -> list[float]:
    """Seconds for what is around each of the names."""
    return [timed(lambda key=key: ask(host, "/api/around", {"key": key})) for key in keys]  # type: ignore[misc]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", required=True)
    store = parser.parse_args().store
    print("| what | median ms | worst ms |\n|---|---|---|")
    _line("first page after the start", [first_view(store) for _ in range(4)][1:])
    with exploring(store) as host:
        for label, name in (("Festival", "name"), ("Person", "name"), ("Film", "title")):
            rows = ask(host, "/api/query", {"text": BUSIEST.format(label, name)})["rows"]
            near = f"{min(row[2] for row in rows)} to {max(row[2] for row in rows)}"
            ask(host, "/api/suggest?q=warm")
            _line(f"suggestions, letter by letter, {label.lower()}s", suggestions(host, [row[1] for row in rows]))
            keys = [f"{label}:{row[0]}" for row in rows]
            _line(f"around a {label.lower()} of {near} neighbours", expansions(host, keys * 3))


def _line(what: str, seconds: list[float]) -> None:
    print(f"| {what} | {1000 * median(seconds):,.0f} | {1000 * max(seconds):,.0f} |")


if __name__ == "__main__":
    main()
