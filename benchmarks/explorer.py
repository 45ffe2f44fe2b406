"""How long one waits for the explorer: ``python -m benchmarks.explorer --store FOLDER``, on the graph that is there.

Without ``--store`` it is the Neo4j that the environment names. Prints medians in milliseconds: from the start of the
command to the first page, beside a bare Python that only imports what serves it; suggestions for beginnings of names,
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

from benchmarks.common import process, timed

BARE = "import uvicorn, starlette.applications, jinja2, neo4j, rapidfuzz, click"
MARK = {"X-Filmgraph": "1"}
BUSIEST = (
    "MATCH (n:{}) WITH n, COUNT {{ (n)--() }} AS near ORDER BY abs(near - 400), n.id LIMIT 5 RETURN n.id, n.{}, near"
)


@contextmanager
def exploring(store: str | None) -> Iterator[str]:
    """``filmgraph explore`` on that store; yields host and port."""
    command = [sys.executable, "-m", "filmgraph", "explore", "--port", "0", *(["--store", store] if store else [])]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=quiet, text=True, env=dict(os.environ)) as process:
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


def first_view(store: str | None) -> float:
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
    parser.add_argument("--store")
    store = parser.parse_args().store
    print("| what | median ms | worst ms |\n|---|---|---|")
    first_view(store)
    turns = [(first_view(store), process(sys.executable, "-c", BARE)) for _ in range(5)]
    _line("first page after the start", [ours for ours, _ in turns])
    _line("Python with what serves it imported", [bare for _, bare in turns])
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
